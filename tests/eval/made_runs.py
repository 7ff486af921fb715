"""Runs written by hand, to be compared and checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.answer import AnswerStatus
from eval.answers.generate import AnswersConfig
from eval.asked import GivenAnswer, GivenCitation
from eval.cases import Case
from eval.causes import Cause
from eval.row import Row
from eval.runs import Run, RunInfo, write_task
from eval.task import Judged


def made_row(
    name: str,
    *,
    cause: Cause | None = None,
    text: str = "Ja. [1]",
    page: int = 1,
    milliseconds: float = 1,
    **measures: Any,
) -> Row:
    """A judged answer; ``facts_right=1`` is the measure »facts right«."""
    citation = GivenCitation(number=1, document="a.pdf", page=page, quote="Ja.")
    return Row(
        id=name,
        question=f"Frage {name}?",
        kind="fact",
        language="de",
        expected=AnswerStatus.ANSWERED,
        got=AnswerStatus.ANSWERED,
        measures={measure.replace("_", " "): value for measure, value in measures.items()},
        milliseconds={"all": milliseconds},
        cause=cause,
        answer=GivenAnswer(status=AnswerStatus.ANSWERED, language="de", text=text, citations=(citation,)),
    )


def made_run(
    folder: Path,
    rows: Mapping[str, Sequence[Row]],
    *,
    cases: Sequence[Case] = (),
    config: Mapping[str, Any] | None = None,
    **info: Any,
) -> Run:
    """A run of the tasks that ``rows`` has, with ``cases`` instead of those that fit the rows where given."""
    folder.mkdir(parents=True)
    told = RunInfo(at=datetime(2025, 1, 31, tzinfo=UTC), tasks=tuple(rows), **info)
    (folder / "run.json").write_text(told.model_dump_json(), encoding="utf-8")
    for task, own in rows.items():
        names = dict.fromkeys(row.id for row in own)
        asked = cases or [Case(id=name, question=f"Frage {name}?", status=AnswerStatus.ANSWERED) for name in names]
        settings = AnswersConfig(dataset=(Path("x"),), corpus=(Path("x"),), **(config or {}))
        write_task(folder, task, settings, asked, [], Judged.of(own))
    return Run.read(folder)
