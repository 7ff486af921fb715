import pytest

from ingest.cleaning.hyphens import Joiner, join_lines


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("die Inno", "vation wächst", "die Innovation wächst"),
        ("für KMU", "Zulieferunternehmen", "für KMU-Zulieferunternehmen"),
        ("Land Nordrhein", "Westfalen zahlt", "Land Nordrhein-Westfalen zahlt"),
        ("Hochschule Ruhr", "West", "Hochschule Ruhr-West"),
        ("Forschungs", "und Entwicklungsvorhaben", "Forschungs- und Entwicklungsvorhaben"),
        ("das Programm „go", "cluster“ fördert", "das Programm „go-cluster“ fördert"),
        ("Förderung „KMU", "innovativ“", "Förderung „KMU-innovativ“"),
        ("Personal", "kosten je Monat", "Personalkosten je Monat"),
        ("nach DIN", "16247 geprüft", "nach DIN-16247 geprüft"),
        ("siehe www.bei", "spiel.de/a", "siehe www.bei-spiel.de/a"),
    ],
)
def test_a_hyphen_taken_off_the_line_end_is_judged(left: str, right: str, joined: str) -> None:
    assert join_lines(left, right, True, Joiner([])) == joined


def test_the_documents_own_spelling_decides() -> None:
    assert join_lines("sozio", "technisch", True, Joiner(["ein soziotechnisch gutes Netz"])) == "soziotechnisch"
    assert join_lines("halb", "öffentlich", True, Joiner(["halb-öffentlich"])) == "halb-öffentlich"


def test_a_visible_hyphen_at_the_line_end_is_judged_the_same_way() -> None:
    joiner = Joiner([])
    assert join_lines("die Förde-", "rung", False, joiner) == "die Förderung"
    assert join_lines("eine EU-", "Verordnung", False, joiner) == "eine EU-Verordnung"
    assert join_lines("Forschungs-", "und Technologiezentren", False, joiner) == "Forschungs- und Technologiezentren"


def test_a_dash_at_the_line_end_stays_a_dash() -> None:
    assert join_lines("das Programm –", "neu seit 2024 –", False, Joiner([])) == "das Programm – neu seit 2024 –"


def test_a_slash_at_the_line_end_gets_no_blank() -> None:
    assert join_lines("Anschaffungs-/", "Herstellungskosten", False, Joiner([])) == "Anschaffungs-/Herstellungskosten"
