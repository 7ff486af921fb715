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
    """What was asked for leaves no case."""


def measured(tasks: Sequence[Task[Any]], name: str, config: Path | None, given: Mapping[str, Any], out: Path) -> Run:
    """Run the tasks as told and give the run; what is left out is said.

    ``config`` is a YAML file or the folder of a run whose tasks are repeated; ``given`` goes before it. Raises
    NothingToMeasure where nothing is left.
    """
    plans = [plan for plan in _planned(tasks, config, given) if _has_cases(plan)]
    if not plans:
        raise NothingToMeasure("Es bleibt nichts zu messen.", "Prüfen Sie --config, --dataset, --split und --kind.")
    with watching() as watch:
        return run(plans, out, name, watch)


def _planned(tasks: Sequence[Task[Any]], config: Path | None, given: Mapping[str, Any]) -> Iterator[Plan]:
    for task in tasks:
        own = {name: value for name, value in given.items() if name in task.config.model_fields}
        path = config / task.name / "config.yaml" if config and config.is_dir() else config
        if path is None or path.exists():
            yield Plan(task, task.configured(path, **own))


def _has_cases(plan: Plan) -> bool:
    try:
        chosen = plan.task.chosen(plan.config)
    except BadConfig:
        chosen = []
    if not chosen:
        say(errors(), f"{plan.task.title} übersprungen: kein Fall passt zu den Angaben.")
    return bool(chosen)
