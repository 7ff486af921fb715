"""Documents to index terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.german import Term, TermKind, analyse


def texts(text: str) -> list[str]:
    return [term.text for term in analyse(text)]


def test_parts_share_the_position_of_their_word() -> None:
    found = analyse("Die Fördersätze")
    assert [term.position for term in found if term.text in ("foerdersatz", "foerd", "satz")] == [1, 1, 1]


def test_kinds_are_told() -> None:
    kinds = {term.text: term.kind for term in analyse("Fördersatz 50 % nach Art. 25")}
    assert kinds == {
        "foerdersatz": TermKind.WORD,
        "foerd": TermKind.PART,
        "satz": TermKind.PART,
        "#50%": TermKind.NUMBER,
        "#50": TermKind.NUMBER,
        "prozent": TermKind.PART,
        "nach": TermKind.WORD,
        "art:25": TermKind.REFERENCE,
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,1 Mio. €", "1.100.000 Euro"),
        ("70 %", "70 vH"),
        ("28. November 2024", "28.11.2024"),
        ("§ 23 BHO", "§23 BHO"),
        ("Artikel 25 Absatz 2", "Art. 25 Abs. 2"),
        ("Förderung der Vorhaben", "Foerderung der Vorhaben"),
        ("Mitarbeiter:innen", "Mitarbeiter"),
    ],
)
def test_two_ways_of_writing_give_the_same_terms(one: str, other: str) -> None:
    assert texts(one) == texts(other)


def test_a_number_word_meets_its_figure() -> None:
    assert set(texts("sechs")) & set(texts("6")) == {"#6"}


@pytest.mark.parametrize(
    ("expression", "short"),
    [
        ("kleiner und mittlerer Unternehmen", "kmu"),
        ("für Forschung und Entwicklung", "fue"),
        ("Allgemeinen Gruppenfreistellungsverordnung", "agvo"),
        ("Bundesministerium für Bildung und Forschung", "bmbf"),
        ("Bundesministeriums für Wirtschaft und Energie", "bmwi"),
        ("Bundesministeriums für Wirtschaft und Energie", "bmwe"),
        ("Vertrags über die Arbeitsweise der Europäischen Union", "aeuv"),
    ],
)
def test_an_expression_gives_its_abbreviation(expression: str, short: str) -> None:
    assert short in texts(expression)


def test_a_suspended_word_is_completed() -> None:
    assert {"forschungsvorhab", "forschung", "entwicklungsvorhab"} <= set(texts("Forschungs- und Entwicklungsvorhaben"))


def test_a_list_of_suspended_words_is_completed() -> None:
    found = set(texts("Forschungs-, Entwicklungs- und Innovationsprojekte"))
    assert {"forschungsprojekt", "entwicklungsprojekt", "innovationsprojekt"} <= found


@given(st.text(max_size=80))
def test_any_text_is_analysed_in_order(text: str) -> None:
    found = analyse(text)
    assert all(isinstance(term, Term) and term.text and not term.text.isspace() for term in found)
    assert [term.position for term in found] == sorted(term.position for term in found)
