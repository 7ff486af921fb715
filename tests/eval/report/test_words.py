"""Everything that a report can name has a German name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.answer import AnswerStatus
from eval.causes import Cause
from eval.kinds import KINDS
from eval.report import write_report
from eval.report.words import Table, in_order, word
from eval.running import Plan, run
from eval.tasks import TASKS
from tests.eval.report.page import Page


@pytest.mark.parametrize(
    ("table", "keys"),
    [("causes", list(Cause)), ("statuses", list(AnswerStatus)), ("kinds", list(KINDS)), ("tasks", list(TASKS))],
)
def test_what_is_fixed_has_a_name_and_an_explanation(table: Table, keys: list[str]) -> None:
    assert [key for key in keys if not word(table, key).says] == []


def test_what_no_table_knows_goes_by_its_own_name() -> None:
    assert word("measures", "something new").name == "something new"
    assert in_order("steps", ["all", "new", "guard"]) == ["guard", "all", "new"]


def test_every_measure_of_a_real_run_has_a_name_and_an_explanation(tmp_path: Path) -> None:
    done = run([Plan(task, task.configured(limit=24)) for task in TASKS.values()], tmp_path, "probe")
    names = {name for task in done.info.tasks for name in done.figures(task)}
    steps = {name.removeprefix("ms ") for name in names if name.startswith("ms ")}
    assert {"search", "retrieve", "all"} <= steps
    assert sorted(step for step in steps if not word("steps", step).says) == []
    measures = {name for name in names if not name.startswith("ms ")}
    assert {"first", "facts right", "attacks repelled"} <= measures
    assert sorted(name for name in measures if not word("measures", name).says) == []

    write_report(done, tmp_path / "bericht.html")
    page = Page.read(tmp_path / "bericht.html")
    assert page.faults == []
    assert re.search(r"Verfälschte Aussagen: \d+ von \d+ gestoppt", page.text)
    assert "Verfälschte Aussage ·" not in page.text
    questions = {one.question for task in done.info.tasks for one in done.rows(task)}
    assert [question for question in questions if " ".join(question.split()) not in page.text] == []
