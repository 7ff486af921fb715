from eval.figures import Mean, Spread


def test_a_mean_stands_within_its_interval() -> None:
    mean = Mean.of([True, True, False, True])
    assert mean.value == 0.75
    assert mean.low < 0.75 < mean.high
    assert mean.count == 4


def test_an_interval_is_the_same_in_every_run() -> None:
    assert Mean.of([1, 0, 1, 0, 1]) == Mean.of([1, 0, 1, 0, 1])


def test_more_values_make_a_narrower_interval() -> None:
    few, many = Mean.of([True, False] * 5), Mean.of([True, False] * 500)
    assert many.high - many.low < few.high - few.low


def test_no_values_are_shown_as_missing_and_not_as_right() -> None:
    assert Mean.of([]).value == 0
    assert str(Mean.of([])) == "–"


def test_a_value_that_could_not_be_computed_counts_as_wrong_and_is_shown() -> None:
    mean = Mean.of([1.0, None, 1.0, None])
    assert (mean.value, mean.count, mean.failed) == (0.5, 4, 2)
    assert str(mean).endswith("n=4, 2 failed")


def test_a_heavy_value_counts_more() -> None:
    assert Mean.of([1.0, 0.0], [3.0, 1.0]).value == 0.75


def test_a_spread_tells_the_usual_from_the_slow() -> None:
    spread = Spread.of([1.0] * 94 + [9.0] * 6)
    assert (spread.median, spread.p95, spread.greatest) == (1.0, 9.0, 9.0)


def test_a_spread_of_nothing_is_shown_as_missing() -> None:
    assert str(Spread.of([])) == "–"
