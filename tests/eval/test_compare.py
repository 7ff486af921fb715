from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import AnswerStatus
from eval.cases import Case
from eval.causes import Cause
from eval.changes import Change, Verdict
from eval.compare import NothingInCommon, TaskComparison, compare
from eval.row import Row
from tests.eval.made_runs import made_row, made_run


def compared(folder: Path, before: Sequence[Row], after: Sequence[Row]) -> TaskComparison:
    old, new = made_run(folder / "a", {"answers": before}), made_run(folder / "b", {"answers": after})
    return compare(old, new).tasks["answers"]


def changed(folder: Path, before: Row, after: Row) -> list[Change]:
    return list(compared(folder, [before], [after]).changes)


WRONG: dict[str, Any] = {"cause": Cause.NOT_USED, "facts_right": 0}


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (WRONG, {"facts_right": 1}, Verdict.BETTER),
        ({"facts_right": 1}, WRONG, Verdict.WORSE),
        ({"citation_precision": 0.5}, {"citation_precision": 1}, Verdict.BETTER),
        ({"citation_precision": 0.5}, {"citation_precision": None}, Verdict.WORSE),
        ({"facts_right": 0, "status_right": 1}, {"facts_right": 1, "status_right": 0}, Verdict.CHANGED),
        (WRONG, {**WRONG, "cause": Cause.NOT_RETRIEVED}, Verdict.CHANGED),
        ({"text": "Ja."}, {"text": "Doch."}, Verdict.CHANGED),
        ({"page": 1}, {"page": 2}, Verdict.CHANGED),
    ],
)
def test_a_case_got_better_or_worse_or_changed(
    tmp_path: Path, before: dict[str, Any], after: dict[str, Any], verdict: Verdict
) -> None:
    assert [one.verdict for one in changed(tmp_path, made_row("1", **before), made_row("1", **after))] == [verdict]


def test_a_case_that_is_only_slower_has_not_changed(tmp_path: Path) -> None:
    assert changed(tmp_path, made_row("1", milliseconds=1), made_row("1", milliseconds=900)) == []


def test_a_change_tells_both_answers_their_causes_and_what_moved(tmp_path: Path) -> None:
    before = made_row("1", cause=Cause.WRONG_FACT, text="60 Prozent", facts_right=0, status_right=1)
    after = made_row("1", text="45 Prozent", page=7, facts_right=1, status_right=1)
    (one,) = changed(tmp_path, before, after)
    assert (one.id, one.question) == ("1", "Frage 1?")
    assert (one.before.cause, one.after.cause) == (Cause.WRONG_FACT, None)
    assert (one.before.text, one.after.text) == ("60 Prozent", "45 Prozent")
    assert one.after.cited == (("a.pdf", 7),)
    assert one.measures == {"facts right": (0, 1)}


def test_cases_of_one_run_only_are_named_and_do_not_count(tmp_path: Path) -> None:
    before = [made_row(name, facts_right=1) for name in ("1", "2")]
    after = [made_row(name, facts_right=0) for name in ("2", "3")]
    task = compared(tmp_path, before, after)
    assert (task.only_before, task.only_after) == (("1",), ("3",))
    difference = task.measures["facts right"]
    assert difference is not None
    assert (difference.count, difference.difference) == (1, -1)


def test_a_measure_of_one_run_only_is_shown_as_not_comparable(tmp_path: Path) -> None:
    task = compared(tmp_path, [made_row("1", facts_right=1)], [made_row("1", status_right=1)])
    assert task.measures == {"facts right": None, "status right": None}


def test_times_stand_side_by_side(tmp_path: Path) -> None:
    task = compared(tmp_path, [made_row("1", milliseconds=5)], [made_row("1", milliseconds=9)])
    assert [spread.median for spread in task.spreads["ms all"]] == [5, 9]


def test_another_corpus_model_and_setting_are_pointed_out(tmp_path: Path) -> None:
    rows = {"answers": [made_row("1")]}
    before = made_run(tmp_path / "a", rows, corpus={"a.pdf": "1", "b.pdf": "1"}, model="extractive")
    after = made_run(
        tmp_path / "b", rows, corpus={"a.pdf": "1", "b.pdf": "2", "c.pdf": "3"}, model="m", config={"judge": "x:y"}
    )
    found = compare(before, after)
    assert found.documents == {"b.pdf": ("1", "2"), "c.pdf": (None, "3")}
    assert found.made_with == {"model": ("extractive", "m")}
    assert found.tasks["answers"].config == {"judge": (None, "x:y")}


def test_a_case_with_other_labels_is_pointed_out(tmp_path: Path) -> None:
    case = Case(id="1", question="Frage 1?", status=AnswerStatus.ANSWERED)
    rows = {"answers": [made_row("1")]}
    before = made_run(tmp_path / "a", rows, cases=[case])
    after = made_run(tmp_path / "b", rows, cases=[case.model_copy(update={"must_match": ("45",)})])
    assert compare(before, after).tasks["answers"].edited == ("1",)
    assert compare(before, before).tasks["answers"].edited == ()


def test_tasks_of_one_run_only_are_named(tmp_path: Path) -> None:
    rows = [made_row("1")]
    before = made_run(tmp_path / "a", {"answers": rows, "scope": rows})
    found = compare(before, made_run(tmp_path / "b", {"answers": rows}))
    assert (list(found.tasks), found.only_before, found.only_after) == (["answers"], ("scope",), ())


def test_runs_without_a_common_task_are_not_compared(tmp_path: Path) -> None:
    rows = [made_row("1")]
    with pytest.raises(NothingInCommon, match="keine Aufgabe gemeinsam"):
        compare(made_run(tmp_path / "a", {"scope": rows}), made_run(tmp_path / "b", {"answers": rows}))
