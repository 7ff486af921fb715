from pathlib import Path
from typing import Any

import pytest

from eval.gate import BadThresholds, Thresholds, check
from eval.runs import Run
from eval.tasks import TASKS
from tests.eval.made_runs import made_row, made_run


@pytest.fixture
def run(tmp_path: Path) -> Run:
    rows = [
        made_row("1", facts_right=1, relevance=1, milliseconds=10),
        made_row("2", facts_right=0, relevance=None, milliseconds=30),
    ]
    return made_run(tmp_path / "run", {"answers": rows})


def missed(run: Run, **thresholds: Any) -> list[str]:
    return check(run, Thresholds(thresholds))


def test_a_run_that_reaches_its_thresholds_passes(run: Run) -> None:
    assert missed(run, answers={"facts right": 0.5, "ms all": {"median": 20, "p95": 30, "greatest": 30}}) == []


def test_a_missed_share_is_told_with_value_and_threshold(run: Run) -> None:
    assert missed(run, answers={"facts right": 0.51}) == [
        "answers: „facts right“ ist 0,500, verlangt ist mindestens 0,510 (2 Fälle)."
    ]


def test_a_time_too_long_is_told_with_value_and_limit(run: Run) -> None:
    assert missed(run, answers={"ms all": {"median": 19, "greatest": 30}}) == [
        "answers: „ms all“ (median) ist 20, erlaubt ist höchstens 19 (2 Fälle)."
    ]


def test_values_that_could_not_be_computed_miss_whatever_the_rest_is(run: Run) -> None:
    assert missed(run, answers={"relevance": 0}) == [
        "answers: „relevance“ ließ sich in 1 von 2 Fällen nicht berechnen."
    ]


def test_a_task_that_did_not_run_misses(run: Run) -> None:
    assert missed(run, scope={"status right": 0}, conversations={"facts right": 0}) == [
        "scope: nicht gemessen.",
        "conversations: nicht gemessen.",
    ]


def test_a_measure_that_is_not_there_misses_and_a_like_one_is_named(run: Run) -> None:
    assert missed(run, answers={"facts rihgt": 0, "xyz": 0}) == [
        "answers: „facts rihgt“ fehlt in diesem Lauf. Gemeint: „facts right“?",
        "answers: „xyz“ fehlt in diesem Lauf.",
    ]


def test_a_measure_without_values_misses(run: Run) -> None:
    path = run.folder / "answers" / "results.json"
    none = '{"type": "mean", "value": 0, "low": 0, "high": 0, "count": 0}'
    path.write_text(f'{{"figures": {{"facts right": {none}}}}}', encoding="utf-8")
    assert missed(run, answers={"facts right": 0}) == ["answers: „facts right“ hat keinen Wert."]


@pytest.mark.parametrize("threshold", [{"facts right": {"median": 1}}, {"ms all": 1.0}])
def test_a_threshold_of_the_wrong_sort_misses(run: Run, threshold: Any) -> None:
    (one,) = missed(run, answers=threshold)
    assert "Schwelle anderer Art" in one


@pytest.mark.parametrize(
    "text",
    [
        "",
        "answers",
        "answers: {}",
        "answers: {facts right: 50}",
        "answers: {facts right: .nan}",
        "answers: {facts right: true}",
        "answers: {ms all: {}}",
        "answers: {ms all: {mean: 5}}",
        "answers: {ms all: {median: .inf}}",
        "answers: [",
    ],
)
def test_a_file_that_would_check_nothing_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "thresholds.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadThresholds, match=r"thresholds\.yaml"):
        Thresholds.read(path)


def test_the_thresholds_of_one_task_can_be_had_alone() -> None:
    both = Thresholds({"answers": {"facts right": 0.5}, "scope": {"status right": 0.5}})
    assert list(both.only(["scope"]).root) == ["scope"]


def test_no_thresholds_for_a_task_is_no_pass() -> None:
    with pytest.raises(BadThresholds, match="Für conversations sind keine Schwellen"):
        Thresholds({"answers": {"facts right": 0.5}}).only(["conversations"])


def test_the_own_thresholds_hold_every_task() -> None:
    shipped = Thresholds.read()
    assert set(TASKS) <= set(shipped.root)
