"""Sentences of German legal and funding text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.german.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gefördert werden z. B. Maschinen und i. d. R. auch Software.",
        "Gefördert werden z.B. Maschinen, d. h. Anlagen u. a. Art.",
        "Die Frist endet am 28. November 2024 um 24 Uhr.",
        "Der Antrag ist bis zum 15. April bzw. 1. Januar zu stellen.",
        "Es gilt Art. 25 Abs. 2 Nr. 3 AGVO i. V. m. § 23 BHO.",
        "Die Zuwendung beträgt max. 1,1 Mio. Euro bzw. ca. 50 v. H. der Kosten.",
        "Ansprechpartner ist Dr. A. Müller vom VDI e. V. Berlin.",
        "Siehe Nr. 5.2. und 5.3 der Richtlinie.",
        "Voraussetzungen sind: Sitz in Deutschland; mindestens zwei Partner.",
        "Das Programm WIR! fördert Bündnisse.",
        "Im 4. Quartal 2024 wird neu entschieden.",
        "Die Zeile ist\nhier umbrochen worden.",
        "1. Gegenstand der Förderung ist das Netzwerk.",
        "5.2. Der Fördersatz beträgt 50 Prozent.",
        "Die Mittel (vgl. S. 12) sind begrenzt.",
    ],
)
def test_one_sentence_stays_one(sentence: str) -> None:
    assert sentences(sentence) == [sentence]


@pytest.mark.parametrize(
    "parts",
    [
        ("Gefördert werden KMU.", "Die Frist endet bald."),
        ("Der Satz beträgt 50 Prozent.", "Er kann steigen."),
        ("Es gilt § 23 BHO.", "Abs. 2 bleibt unberührt."),
        ("„Es gilt.“", "So ist es."),
        ("Danach ist Schluss (das ist neu.)", "Weiter geht es."),
        ("Wer wird gefördert?", "KMU!", "Und wann?"),
        ("Das war ...", "Dann kam die Zusage."),
        ("Gefördert werden Maschinen usw.", "Die Kosten trägt das Land."),
        ("Die Richtlinie stammt aus 2024.", "Neu ist die Quote."),
        ("Es waren 12.", "Die anderen kamen später."),
    ],
)
def test_sentences_are_parted(parts: tuple[str, ...]) -> None:
    assert sentences(" ".join(parts)) == list(parts)


def test_a_blank_line_ends_a_sentence() -> None:
    assert sentences("Fördersatz\n\nDer Satz beträgt 50 Prozent.") == ["Fördersatz", "Der Satz beträgt 50 Prozent."]


@given(st.text(alphabet='aAzÄ0 12.!?…:;"„“()\n\f\tZ.B.bwAbs', max_size=80))
def test_spans_are_ordered_and_hold_all_that_is_no_space(text: str) -> None:
    covered: set[int] = set()
    last = 0
    for start, end in split_sentences(text):
        assert last <= start < end
        assert text[start:end] == text[start:end].strip()
        covered.update(range(start, end))
        last = end
    assert all(place in covered or character.isspace() for place, character in enumerate(text))
