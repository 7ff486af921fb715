"""Runs made of rows, and their reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import AnswerStatus
from eval.asked import GivenAnswer, GivenCitation
from eval.causes import Cause
from eval.config import TaskConfig
from eval.ranked import Ranked
from eval.report import write_report
from eval.row import Row
from eval.runs import Run, RunInfo, write_task
from eval.task import Judged
from tests.eval.report.page import Page

Report = Callable[..., Page]

QUOTE = "Der Zuschuss beträgt höchstens 40 Prozent."
ANSWER = GivenAnswer(
    status=AnswerStatus.ANSWERED,
    language="de",
    text=f"{QUOTE} [1]",
    citations=(GivenCitation(number=1, document="merkblatt.pdf", page=2, quote=QUOTE),),
    notices=("Prüfen Sie, ob die Angaben noch gelten.",),
)
PASSAGES = (
    Ranked("anderes.pdf", (1, 2), "Etwas ganz anderes."),
    Ranked("merkblatt.pdf", (2,), f"{QUOTE}\nDer Antrag ist vorher zu stellen."),
)


def row(**changed: Any) -> Row:
    """A right answer, changed."""
    fields: dict[str, Any] = {
        "id": "m-1",
        "question": "Wie hoch ist der Zuschuss?",
        "kind": "fact",
        "language": "de",
        "expected": AnswerStatus.ANSWERED,
        "got": AnswerStatus.ANSWERED,
        "measures": {"facts right": 1.0, "status right": 1.0},
        "milliseconds": {"guard": 0.5, "all": 18.0},
        "gold": (("merkblatt.pdf", 2),),
        "gold_rank": 2,
        "answer": ANSWER,
        "passages": PASSAGES,
    }
    return Row(**{**fields, **changed})


WRONG = row(
    id="m-2",
    question="Und die Frist?",
    kind="everyday",
    cause=Cause.NOT_USED,
    measures={"facts right": 0.0, "status right": 1.0},
    wrong=("fehlt: 30\\. Juni",),
)
SEARCHED = row(got=None, answer=None, measures={"first": 0.0, "among five": 1.0}, milliseconds={"search": 12.0})


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """Writes the report of a run of the rows given for each task, and reads it again."""

    def write(rows: Mapping[str, Sequence[Row]], more: Mapping[str, Any] | None = None, **info: Any) -> Page:
        folder = tmp_path / "20261124-113725-probe"
        folder.mkdir()
        config = TaskConfig(dataset=(tmp_path,), corpus=(tmp_path,))
        for task, own in rows.items():
            write_task(folder, task, config, [], [], Judged.of(own, **(more or {})))
        told = RunInfo(at=datetime(2026, 11, 24, 11, 37, tzinfo=UTC), tasks=tuple(rows), **info)
        (folder / "run.json").write_text(told.model_dump_json(), encoding="utf-8")
        write_report(Run.read(folder), tmp_path / "bericht.html")
        return Page.read(tmp_path / "bericht.html")

    return write
