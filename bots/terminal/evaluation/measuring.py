"""From what was asked for on the command line to a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.errors import FoerderlotseError
from bots.terminal.evaluation.progress import watching
from bots.terminal.screen import errors, say
from eval.config import BadConfig
from eval.running import Plan, run
from eval.runs import Run
from eval.task import Task


class NothingToMeasure(FoerderlotseError):
    """What was asked for leaves no case, or no task that can run."""


def measured(tasks: Sequence[Task[Any]], name: str, config: Path | None, given: Mapping[str, Any], out: Path) -> Run:
    """Run the tasks as told and give the run; what is left out is said.

    ``config`` is a YAML file or the folder of a run whose tasks are repeated; ``given`` goes before it. Raises
    NothingToMeasure where nothing is left.
    """
    plans = [plan for plan in _planned(tasks, config, given) if _has_cases(plan)]
    if not plans:
        raise NothingToMeasure("Es bleibt nichts zu messen.", "Prüfen Sie --config, --dataset, --split und --kind.")
    if len(tasks) == 1 and (reason := tasks[0].missing()):
        raise NothingToMeasure(f"{tasks[0].title} lassen sich nicht messen. {reason}")
    with watching() as watch:
        done = run(plans, out, name, watch)
    titles = {task.name: task.title for task in tasks}
    for task, reason in done.info.skipped.items():
        say(errors(), f"{titles[task]} übersprungen: {reason}")
    return done


def _planned(tasks: Sequence[Task[Any]], config: Path | None, given: Mapping[str, Any]) -> Iterator[Plan]:
    for task in tasks:
        own = {name: value for name, value in given.items() if name in task.config.model_fields}
        path = config / task.name / "config.yaml" if config and config.is_dir() else config
        if path is None or path.exists():
            yield Plan(task, task.configured(path, **own))


def _has_cases(plan: Plan) -> bool:
    if plan.task.missing():
        return True  # it is skipped, and the run says why
    try:
        chosen = plan.task.chosen(plan.config)
    except BadConfig:
        chosen = []
    if not chosen:
        say(errors(), f"{plan.task.title} übersprungen: kein Fall passt zu den Angaben.")
    return bool(chosen)
