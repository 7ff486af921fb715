"""Questions to the terms that satisfy them."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.german import QuestionTerm, analyse, analyse_question


def wanted(question: str, language: Literal["de", "en"] = "de") -> dict[str, float]:
    """Every variant of the question with its best weight."""
    found: dict[str, float] = {}
    for term in analyse_question(question, language):
        for text, weight in term.variants:
            found[text] = max(found.get(text, 0.0), term.weight * weight)
    return found


def term_for(question: str, surface: str, language: Literal["de", "en"] = "de") -> QuestionTerm:
    return next(term for term in analyse_question(question, language) if term.surface == surface)


def shares_a_term(question: str, text: str, language: Literal["de", "en"] = "de") -> bool:
    return bool(wanted(question, language).keys() & {term.text for term in analyse(text)})


def test_filler_is_left_out() -> None:
    assert [term.surface for term in analyse_question("Gibt es laut dem Papier bitte eine Frist?")] == ["Frist"]


def test_the_word_as_asked_comes_first_with_full_weight() -> None:
    assert term_for("Welche Fördersätze gelten?", "Fördersätze").variants[0] == ("foerdersatz", 1.0)


def test_parts_of_a_compound_are_asked_for_with_less_weight() -> None:
    assert 0 < term_for("Welche Fördersätze gelten?", "satz").weight < 1


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Wie hoch ist der Zuschuss?", "Die Zuwendung beträgt"),
        ("Welche Firmen?", "Unternehmen"),
        ("Dürfen Unis mitmachen?", "Hochschulen"),
        ("Wie viele Leute darf ich haben?", "Mitarbeiter"),
        ("Wie viel muss ich selbst zahlen?", "Eigenanteil"),
        ("Wie viel Prozent bekomme ich?", "Förderquote"),
        ("Bis wann muss ich abgeben?", "Einreichungsfrist"),
        ("Wie lange läuft das?", "Laufzeit"),
        ("Wer hilft mir beim Antrag?", "Ansprechpartner"),
        ("Wer kann einen Antrag stellen?", "Antragstellung"),
        ("Was ist mit Tochterfirmen und verbundenen Unternehmen?", "Partnerunternehmen"),
        ("Was sagt das KMU-Kriterium?", "kleine und mittlere Unternehmen"),
        ("Gilt das für kleine und mittlere Unternehmen?", "KMU"),
        ("Was macht das BMWi?", "BMWK"),
        ("Was macht das BMFTR?", "Bundesministerium für Bildung und Forschung"),
        ("Was gilt für F&E?", "Forschung und Entwicklung"),
        ("Was regelt die GBER?", "AGVO"),
        ("Cluster in NRW?", "Nordrhein-Westfalen"),
        ("Gibt es Geld für Maschinen?", "Wirtschaftsgüter"),
        ("Was gilt bei Preisabsprachen?", "Kartellrecht"),
        ("Was ist WIR?", "das Programm WIR!"),
        ("Was passiert, wenn jemand schummelt?", "falsche Angaben"),
        ("Ist das viel Papierkram?", "Antragsunterlagen"),
        ("Darf ich aus zwei Töpfen Geld kriegen?", "Kumulierung"),
        ("Dürfen wir beim Stammtisch etwas ausplaudern?", "Informationsaustausch"),
        ("Was dürfen wir über Preise reden?", "Preisabsprachen"),
        ("Wer hat die Fäden in der Hand?", "Koordinator des Netzwerks"),
        ("Wann darf ich die Unterlagen wegschmeißen?", "Aufbewahrungsfrist"),
        ("Ist das Geld geschenkt?", "nicht rückzahlbarer Zuschuss"),
        ("Was ist mit dem zweiten Teilhaber?", "Beteiligungen anderer Unternehmen"),
        ("Muss die Chefin den Kopf hinhalten?", "Haftung der Geschäftsführung"),
        ("Gilt das auch für Speditionen?", "gewerblicher Straßengüterverkehr"),
        ("Bekommen auch Winzer etwas?", "Landwirtschaft"),
        ("Was passiert, wenn wir dichtmachen?", "Schließung des Betriebs"),
        ("Die Firma schreibt rote Zahlen", "Unternehmen in Schwierigkeiten"),
        ("Darf ich die Mitgliederliste verschicken?", "personenbezogene Daten"),
        ("Wir haben einen Laptop verloren", "Verletzung des Schutzes personenbezogener Daten"),
        ("Gibt es im Ländle etwas?", "Baden-Württemberg"),
        ("Was bremst die Zusammenarbeit?", "Hemmnisse"),
    ],
)
def test_words_of_owners_find_words_of_guidelines(question: str, text: str) -> None:
    assert shares_a_term(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What is the funding rate?", "Der Fördersatz"),
        ("Who is eligible?", "antragsberechtigt sind"),
        ("Is this state aid?", "staatliche Beihilfen"),
        ("Does it fund small and medium-sized enterprises?", "KMU"),
        ("When is the application deadline?", "Antragsfrist"),
        ("Who founded the network?", "gegründet"),
        ("How many members are there?", "Mitglieder"),
        ("Which obstacles do suppliers name?", "Hemmnisse der Zulieferer"),
        ("What about fuel cells?", "Brennstoffzelle"),
        ("What does the cluster manager do?", "Clustermanagement"),
        ("Is workforce training supported?", "Weiterbildung"),
        ("What is go-cluster?", "go-cluster"),
    ],
)
def test_english_questions_find_german_text(question: str, text: str) -> None:
    assert shares_a_term(question, text, "en")


def test_an_english_question_keeps_its_own_words() -> None:
    assert "funding" in wanted("What is the funding rate?", "en")


def test_synonyms_weigh_less_than_the_word() -> None:
    weights = dict(term_for("Zuschuss?", "Zuschuss").variants)
    assert weights["zuschuss"] > weights["zuwend"] > weights["beihilf"]


def test_numbers_are_asked_for_in_canonical_form() -> None:
    assert wanted("Gilt Art. 25 für 1,1 Mio. Euro?").keys() >= {"art:25", "#1100000"}


def test_a_misspelt_word_is_read_as_a_near_one_of_the_index() -> None:
    found = analyse_question("Förderqoute?", vocabulary={"foerderquot"})
    assert any("foerderquot" in dict(term.variants) for term in found)


def test_a_misspelt_word_finds_the_synonyms_of_what_was_meant_with_less_weight() -> None:
    term = next(iter(analyse_question("Zuschus?", vocabulary={"zuschuss"})))
    weights = dict(term.variants)
    assert weights["zuschus"] > weights["zuschuss"] > weights["zuwend"] > 0


def test_a_known_word_is_not_corrected() -> None:
    found = analyse_question("Netzwerk?", vocabulary={"netzwerk", "netzwerks"})
    assert all("netzwerks" not in dict(term.variants) for term in found)


def test_an_everyday_expression_counts_only_where_the_documents_hold_what_it_stands_for() -> None:
    question = "Sind wir unter einem Dach?"
    assert any("_" in term.variants[0][0] for term in analyse_question(question, vocabulary={"zusammenschluss"}))
    assert all("_" not in term.variants[0][0] for term in analyse_question(question, vocabulary=set()))


def test_an_english_question_is_not_read_as_everyday_german() -> None:
    assert all("_" not in term.variants[0][0] for term in analyse_question("Is it on top?", "en"))


def test_a_question_of_filler_asks_for_nothing() -> None:
    assert analyse_question("Was ist das denn?") == []


@given(st.text(max_size=80), st.sampled_from(("de", "en")))
def test_weights_are_between_none_and_one(question: str, language: Literal["de", "en"]) -> None:
    for term in analyse_question(question, language):
        assert 0 < term.weight <= 1
        assert all(0 < weight <= 1 for _, weight in term.variants)
        assert len({text for text, _ in term.variants}) == len(term.variants)
