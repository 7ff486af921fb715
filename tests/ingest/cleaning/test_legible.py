from __future__ import annotations

import pytest

from ingest.cleaning.legible import is_language


@pytest.mark.parametrize(
    "text",
    [
        "Antragsberechtigt sind kleine und mittlere Unternehmen mit Sitz in der Bundesrepublik Deutschland.",
        "Applications may be submitted by small and medium-sized enterprises until the end of the year.",
        "Les petites et moyennes entreprises peuvent demander une aide.",
        "Małe i średnie przedsiębiorstwa mogą ubiegać się o dofinansowanie projektów badawczych.",
        "Förderquote\tGroßunternehmen\t25 %\tmittlere Unternehmen\t35 %\tKleinunternehmen\t45 %\t1.100.000 €",
        "Name ________ Vorname ________ Straße ________ Postleitzahl ________ Ort ________ Unterschrift ________",
        "Inhalt .......... 3 Zweck .......... 4 Gegenstand .......... 5 Verfahren .......... 7 Anlagen ......... 9",
        "Uelzen, Landkreis D 20/10 Schaumburg, Landkreis D 20/10 Rotenburg (Wümme), Landkreis D 20/10",
        "Μικρές και μεσαίες επιχειρήσεις μπορούν να υποβάλουν αίτηση για χρηματοδότηση έργων.",
        "기술변화에 따른 미래 보안기술 전망 보고서",
        "Flyer 2024",
    ],
)
def test_what_people_write_is_language(text: str) -> None:
    assert is_language(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dqwudjvehuhfkwljw vlqg nohlqh xqg plwwohuh Xqwhuqhkphq plw Vlwc lq ghu Exqghvuhsxeoln Ghxwvfkodqg",
        ":.,\ndP\n. .\ni, .\n.. ?\n.i\n» 14 e.\n:\nrP\n.\tNsr • ki\t.,\nLIL\tk 1\nsa s\n% ,\n2 Y.\n.",
        "bXkQ zRtW pLmN vBcX qWrT yTgH nMkL hJgF dSaZ xCvB nMqW eRtZ uIoP aSdF gHjK",
        "1 2 3 . . , ; : - 4 5 6 | | | / / 7 8",
    ],
)
def test_noise_is_no_language(text: str) -> None:
    assert not is_language(text)


def test_recognised_noise_is_told_from_recognised_words() -> None:
    noise = "Lal ay alelayy BEGEHEN APR PER yo Lal OSG Snel eal eld Jeptaal pita oS spall"
    assert not is_language(noise, recognised=True)
    assert is_language("Kleine Unternehmen erhalten einen Zuschuss von 50 % der Kosten.", recognised=True)
    assert is_language("Kleine Unternehmen", recognised=True)
    assert not is_language("Uretraeien tevth Di", recognised=True)
