from typing import Any

from eval.figures import Mean
from eval.row import Row, by_kind, figures_of


def row(name: str, **given: Any) -> Row:
    fields = {"question": name, "kind": "fact", "language": "de", "expected": "answered", "measures": {}}
    return Row.model_validate({"id": name, **fields, **given})


def test_a_measure_is_the_mean_of_the_rows_that_have_it() -> None:
    rows = [row("a", measures={"facts right": 1}), row("b", measures={"facts right": 0}), row("c")]
    figure = figures_of(rows)["facts right"]
    assert isinstance(figure, Mean)
    assert (figure.value, figure.count) == (0.5, 2)


def test_a_measure_that_failed_counts_as_wrong_and_is_shown() -> None:
    figure = figures_of([row("a", measures={"faithful": 1.0}), row("b", measures={"faithful": None})])["faithful"]
    assert isinstance(figure, Mean)
    assert (figure.value, figure.failed) == (0.5, 1)


def test_a_row_may_weigh_more_in_a_measure() -> None:
    rows = [row("a", measures={"quoted": 1.0}, weights={"quoted": 3.0}), row("b", measures={"quoted": 0.0})]
    assert figures_of(rows)["quoted"].model_dump()["value"] == 0.75


def test_sizes_and_times_are_spreads_and_times_say_milliseconds() -> None:
    figures = figures_of([row("a", sizes={"words": 4.0}, milliseconds={"all": 12.0})])
    assert {name: str(figure) for name, figure in figures.items()} == {"words": "4 (p95 4)", "ms all": "12 (p95 12)"}


def test_figures_are_told_apart_by_kind() -> None:
    rows = [row("a", measures={"first": 1}), row("b", kind="table", measures={"first": 0})]
    assert {kind: str(figures["first"])[:4] for kind, figures in by_kind(rows).items()} == {
        "fact": "1.00",
        "table": "0.00",
    }
