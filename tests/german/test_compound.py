"""Compounds come apart, other words do not."""

import pytest

from assistant.german.compound import constituents, split


@pytest.mark.parametrize(
    ("word", "modifier", "head"),
    [
        ("fördersätze", "fördern", "satz"),
        ("förderquote", "fördern", "quote"),
        ("zuwendungsempfänger", "zuwendung", "empfänger"),
        ("innovationsnetzwerke", "innovation", "netzwerk"),
        ("durchführbarkeitsstudie", "durchführbarkeit", "studie"),
        ("automobilzulieferer", "automobil", "zulieferer"),
        ("mitarbeiterzahl", "mitarbeiter", "zahl"),
        ("netzwerkmanagement", "netzwerk", "management"),
        ("verbundprojekt", "verbund", "projekt"),
        ("großunternehmen", "groß", "unternehmen"),
        ("beihilfeintensität", "beihilfe", "intensität"),
        ("förderfähig", "fördern", "fähig"),
        ("antragsberechtigte", "antrag", "berechtigt"),
        ("unionsrahmen", "union", "rahmen"),
        ("datenschutz", "daten", "schutz"),
        ("projektende", "projekt", "ende"),
    ],
)
def test_a_compound_comes_apart(word: str, modifier: str, head: str) -> None:
    found = split(word)
    assert found is not None
    assert (found.modifier, found.head) == (modifier, head)


@pytest.mark.parametrize(
    "word",
    [
        "unternehmen",
        "beihilfe",
        "förderung",
        "leistung",
        "wirtschaft",
        "vereinbarung",
        "minister",
        "partner",
        "richtlinie",
        "beschreibung",
        "gesellschaft",
        "mitarbeiter",
        "vorhaben",
        "brandenburg",
        "wettbewerber",
        "nachhaltigkeit",
    ],
)
def test_other_words_stay_whole(word: str) -> None:
    assert split(word) is None


def test_larger_parts_come_with_their_own_parts() -> None:
    assert constituents("technologietransferprogramm") == ("technologietransfer", "technologie", "transfer", "programm")


def test_an_unknown_compound_gets_the_lemma_of_its_head() -> None:
    found = split("zuwendungsempfängern")
    assert found is not None
    assert found.lemma == "zuwendungsempfänger"
