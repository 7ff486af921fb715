from collections.abc import Sequence

from eval.row import Row
from eval.significance import by_key, difference
from tests.eval.made_runs import made_row


def rows(values: Sequence[float | None]) -> dict[str, Row]:
    return by_key(made_row(str(number), facts_right=value) for number, value in enumerate(values))


def test_a_great_difference_is_sure_and_its_interval_leaves_nothing_out() -> None:
    found = difference(rows([0] * 40), rows([0, 1] * 20), "facts right")
    assert found is not None
    assert (found.before, found.after, found.difference, found.count) == (0, 0.5, 0.5, 40)
    assert found.p < 0.001
    assert 0 < found.low < 0.5 < found.high


def test_as_many_better_as_worse_is_chance() -> None:
    found = difference(rows([0, 0, 1, 1, *[1] * 20]), rows([1, 1, 0, 1, *[1] * 20]), "facts right")
    assert found is not None
    assert found.p > 0.5
    assert found.low < 0 < found.high


def test_the_same_values_do_not_differ() -> None:
    found = difference(rows([0, 1, 1]), rows([0, 1, 1]), "facts right")
    assert found is not None
    assert (found.difference, found.low, found.high, found.p) == (0, 0, 0, 1)


def test_pairing_sees_what_the_means_alone_would_not() -> None:
    before = [value / 100 for value in range(100)]
    after = [value + 0.01 for value in before]
    found = difference(rows(before), rows(after), "facts right")
    assert found is not None
    assert found.p < 0.001


def test_a_value_that_could_not_be_computed_counts_as_nothing() -> None:
    found = difference(rows([1, 1]), rows([1, None]), "facts right")
    assert found is not None
    assert found.after == 0.5


def test_only_cases_of_both_runs_count() -> None:
    found = difference(rows([1, 1, 0]), rows([1, 1]), "facts right")
    assert found is not None
    assert (found.before, found.count) == (1, 2)


def test_one_case_tells_nothing() -> None:
    found = difference(rows([0]), rows([1]), "facts right")
    assert found is not None
    assert found.p == 1


def test_a_measure_of_one_side_only_has_no_difference() -> None:
    assert difference(rows([1]), by_key([made_row("0", status_right=1)]), "facts right") is None


def test_the_figures_are_the_same_every_time() -> None:
    before, after = rows([0, 1] * 30), rows([0, 1, 1] * 20)
    assert difference(before, after, "facts right") == difference(before, after, "facts right")


def test_rows_of_one_id_are_told_apart() -> None:
    assert list(by_key([made_row("a"), made_row("b"), made_row("a")])) == ["a", "b", "a (2)"]
