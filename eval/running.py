"""Running tasks: each asks and judges, on corpora that are built once and gone afterwards."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from assistant.settings import load_settings
from eval.asked import Asked, Found, GivenAnswer
from eval.commit import commit
from eval.config import TaskConfig
from eval.runs import Run, RunInfo, final_folder, new_run, write_task
from eval.session import Session
from eval.task import Task

Watch = Callable[[str, int, int | None], None]
"""Told what is being done, how much of it is done, and of how much (``None``: unknown)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A task with the configuration it is to run with."""

    task: Task[Any]
    config: TaskConfig


def run(plans: Sequence[Plan], out: Path, name: str, watch: Watch = lambda *_: None) -> Run:
    """Run the tasks and write all into a new folder below ``out``; gives the run.

    Raises BadCases or CorpusIncomplete before anything is asked. On an error nothing is left behind.
    """
    running = [(plan, plan.task.chosen(plan.config)) for plan in plans]
    started, at = time.perf_counter(), datetime.now(UTC)
    info = RunInfo(at=at, tasks=tuple(plan.task.name for plan, _ in running), commit=commit())
    with new_run(out, name) as folder, ExitStack() as opened:
        sessions: dict[tuple[Path, ...], Session] = {}
        for plan, cases in running:
            corpus = plan.config.corpus
            if corpus not in sessions:
                watch("Bestand für die Messung", 0, None)
                sessions[corpus] = opened.enter_context(Session.open(corpus))
            session = sessions[corpus]
            given = list(_watched(plan.task.generate(plan.config, cases, session), plan.task.title, len(cases), watch))
            watch(f"{plan.task.title}: beurteilen", 0, None)
            judged = plan.task.evaluate(plan.config, given, session.pages)
            write_task(folder, plan.task.name, plan.config, cases, given, judged)
            info = _told(info, session, given)
        info = info.model_copy(update={"seconds": round(time.perf_counter() - started, 1)})
        (folder / "run.json").write_text(info.model_dump_json(indent=2) + "\n", encoding="utf-8")
        final = final_folder(folder)
    return Run.read(final)


def _watched(given: Iterator[BaseModel], title: str, total: int, watch: Watch) -> Iterator[BaseModel]:
    done = 0
    watch(title, done, total)
    for one in given:
        yield one
        if isinstance(one, (Asked, Found)):
            done += 1
            watch(title, done, total)


def _told(info: RunInfo, session: Session, given: Sequence[BaseModel]) -> RunInfo:
    answers = [one.answer for one in given if isinstance(one, Asked)]
    return info.model_copy(
        update={
            "version": version("foerderlotse"),
            "encoder": load_settings().embedding_model,
            "corpus_revision": session.revision,
            "corpus": {**info.corpus, **{one.metadata.file: one.sha256 for one in session.documents}},
            **({"model": _model(answers), "prompt_version": answers[0].prompt_version} if answers else {}),
        }
    )


def _model(answers: Sequence[GivenAnswer]) -> str:
    """The model that composed: the chat model where it composed any answer."""
    return next((one.model for one in answers if one.model != "extractive"), answers[0].model)
