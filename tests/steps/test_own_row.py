"""The row of the size classes that the asker's own figures lie in, on the sample programmes."""

import pytest

from assistant.assistant import Assistant
from assistant.steps.bounds import Dimension, Figure
from assistant.steps.choose import Choice, Scored, choose
from assistant.steps.own_row import own_row

SMALL, MEDIUM, LARGE = "Kleines Unternehmen", "Mittleres Unternehmen", "Großes Unternehmen"


def rows_said(assistant: Assistant, question: str) -> set[str]:
    return {name for name in (SMALL, MEDIUM, LARGE) if f"{name} –" in assistant.ask(question).text}


@pytest.mark.parametrize(
    ("figures", "row"),
    [
        ("45 Beschäftigte, 9 Mio. Euro Umsatz", SMALL),
        ("49 Mitarbeiter", SMALL),
        ("50 Mitarbeiter", MEDIUM),
        ("249 Beschäftigte", MEDIUM),
        ("260 Beschäftigte", LARGE),
    ],
)
def test_the_row_of_the_own_size_is_said_and_no_other(assistant: Assistant, figures: str, row: str) -> None:
    assert rows_said(assistant, f"{figures}: Welche Größenklasse ist das bei den Schwellenwerten?") == {row}


@pytest.fixture(scope="module")
def choice(assistant: Assistant) -> Choice:
    found = assistant.searcher.find("Was sind die Schwellenwerte für KMU, Beschäftigte und Jahresumsatz?", 8)
    return choose(found.need, found.passages, assistant.searcher.units)


def row(choice: Choice, name: str) -> Scored:
    return next(one for units in choice.units for one in units if one.unit.unit.text.startswith(name))


def persons(*values: float) -> list[Figure]:
    return [Figure(Dimension.PERSONS, value) for value in values]


def test_another_row_of_the_table_takes_the_place(choice: Choice) -> None:
    assert own_row(row(choice, MEDIUM), choice, persons(45)) is row(choice, SMALL)


@pytest.mark.parametrize(
    "figures",
    [
        [],
        persons(45, 180),
        [*persons(45), Figure(Dimension.MONEY, 12_000_000)],
        [Figure(Dimension.MONEY, 9_000_000)],
        [Figure(Dimension.PERCENT, 24)],
    ],
    ids=["none", "two of a kind", "the money speaks against it", "money alone", "not of this table"],
)
def test_else_the_row_stays(choice: Choice, figures: list[Figure]) -> None:
    assert own_row(row(choice, MEDIUM), choice, figures) is row(choice, MEDIUM)
