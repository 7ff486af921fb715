"""What looks the same becomes the same."""

import pytest

from assistant.german.normalise import fold, normalise


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("För\u00adder\u00adsatz", "Fördersatz"),
        ("Fo\u0308rderung", "Förderung"),
        ("Fo¨rderung", "Förderung"),
        ("ﬁnanziert", "finanziert"),
        ("KMU\u2011Zulieferer", "KMU-Zulieferer"),
        ("„Förderung“", '"Förderung"'),
        ("CO₂", "CO2"),
        ("Förderung³", "Förderung"),
        ("Unternehmer:innen", "Unternehmer"),
        ("Mitarbeiter*innen", "Mitarbeiter"),
        ("Antragsteller/-innen", "Antragsteller"),
        ("MitarbeiterInnen", "Mitarbeiter"),
    ],
)
def test_one_spelling_for_what_looks_the_same(written: str, plain: str) -> None:
    assert normalise(written) == plain


def test_a_narrow_space_inside_a_number_does_not_part_it() -> None:
    assert normalise("25\u202f000 Einwohner") == "25.000 Einwohner"


def test_a_tab_between_table_cells_stays() -> None:
    assert normalise("ä\t250\t300") == "ä\t250\t300"


@pytest.mark.parametrize(
    "words", [("Förderung", "Foerderung", "FÖRDERUNG"), ("Maßnahme", "Massnahme"), ("Café", "cafe")]
)
def test_umlaut_spellings_fold_to_one_form(words: tuple[str, ...]) -> None:
    assert len({fold(word) for word in words}) == 1


def test_foerderung_and_forderung_stay_apart() -> None:
    assert fold("Förderung") != fold("Forderung")
