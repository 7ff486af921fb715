"""Words to their terms."""

import pytest

from assistant.german.term import TermKind
from assistant.german.word import entries


def whole(word: str) -> str:
    return entries(word)[0][0]


def terms(word: str) -> set[str]:
    return {text for text, _ in entries(word)}


@pytest.mark.parametrize(
    "forms",
    [
        ("Fördersatz", "Fördersätze", "Fördersätzen", "Foerdersaetze", "FÖRDERSÄTZE", "fördersätze"),
        ("Zuschuss", "Zuschüsse", "Zuschüssen", "Zuschuß", "zuschuesse"),
        ("Förderung", "Förderungen", "Foerderung", "fördern", "gefördert"),
        ("Vorhaben", "Vorhabens"),
        ("Antrag", "Anträge", "Antraege"),
        ("antragsberechtigt", "antragsberechtigte", "Antragsberechtigte"),
        ("Mitarbeiter", "Mitarbeiterinnen", "Mitarbeitende", "Mitarbeitenden"),
        ("Beschäftigte", "Beschäftigten", "Beschäftigter"),
        ("Zuwendungsempfänger", "Zuwendungsempfängern", "Zuwendungsempfaengers", "Zuwendungsempfängerin"),
    ],
)
def test_forms_of_a_word_share_its_term(forms: tuple[str, ...]) -> None:
    assert len({whole(form) for form in forms}) == 1


@pytest.mark.parametrize("pair", [("Förderung", "Forderung"), ("Steuer", "Stier"), ("Satz", "Saat")])
def test_different_words_have_different_terms(pair: tuple[str, str]) -> None:
    assert whole(pair[0]) != whole(pair[1])


def test_foerdersaetze_holds_the_words_of_satz_der_foerderung() -> None:
    assert {whole("Satz"), whole("Förderung")} <= terms("Fördersätze")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("go-cluster", {"goclust", "go", "clust"}),
        ("KMU-Zulieferunternehmen", {"kmu", "zulieferunternehm", "unternehm"}),
        ("De-minimis-Beihilfe", {"deminimisbeihilf", "minimis", "beihilf"}),
        ("Bergisch.Smart_Mobility", {"bergischsmartmobility", "bergisch", "smart", "mobility"}),
        ("CAMO.NRW", {"camonrw", "camo", "nrw"}),
        ("Clusters4Future", {"clusters4future", "clust", "futur"}),
        ("WIR!", {"wir!", "wir"}),
        ("F&E", {"f&e"}),
        ("CO2", {"co2"}),
        ("35c", {"35c"}),
    ],
)
def test_names_give_their_whole_and_their_pieces(name: str, expected: set[str]) -> None:
    assert expected <= terms(name)


def test_the_pieces_of_a_name_are_parts() -> None:
    assert dict(entries("go-cluster"))["clust"] is TermKind.PART


def test_number_words_give_their_number() -> None:
    assert ("#6", TermKind.NUMBER) in entries("sechs")
