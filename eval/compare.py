"""Two runs side by side: what each was made with, every measure with its difference, every case that changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.errors import FoerderlotseError
from eval.cases import load_cases
from eval.changes import Change, Verdict, change
from eval.figures import Mean, Spread
from eval.runs import Run
from eval.significance import Difference, by_key, difference

T = TypeVar("T")

_MADE_WITH = ("commit", "version", "model", "prompt_version", "encoder")
_ELSEWHERE = ("dataset", "corpus")
"""Settings of a task that say where its data lie; what the data are is compared itself."""


class NothingInCommon(FoerderlotseError):
    """Two runs that share no task."""


class TaskComparison(BaseModel):
    """One task in both runs.

    A measure that no case has in both runs has no difference. ``edited`` are cases that say something else in the
    second run than in the first; ``config`` are the settings that differ.
    """

    model_config = ConfigDict(frozen=True)

    measures: dict[str, Difference | None]
    spreads: dict[str, tuple[Spread, Spread]]
    changes: tuple[Change, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    edited: tuple[str, ...]
    config: dict[str, tuple[Any, Any]]

    def of(self, verdict: Verdict) -> list[Change]:
        """The changes of one verdict."""
        return [change for change in self.changes if change.verdict is verdict]


class Comparison(BaseModel):
    """Two runs. ``made_with`` and ``documents`` hold what differs; a document's side is its SHA-256 or ``None``."""

    model_config = ConfigDict(frozen=True)

    before: str
    after: str
    made_with: dict[str, tuple[str | None, str | None]]
    documents: dict[str, tuple[str | None, str | None]]
    tasks: dict[str, TaskComparison]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]


def compare(before: Run, after: Run) -> Comparison:
    """What changed from one run to the other. Raises NothingInCommon where they share no task."""
    old, new = before.info, after.info
    common = [task for task in old.tasks if task in new.tasks]
    if not common:
        raise NothingInCommon(
            f"{before.folder.name} und {after.folder.name} haben keine Aufgabe gemeinsam.",
            f"Gemessen wurden: {', '.join(old.tasks)} und {', '.join(new.tasks)}.",
        )
    return Comparison(
        before=before.folder.name,
        after=after.folder.name,
        made_with=_differing(old.model_dump(include={*_MADE_WITH}), new.model_dump(include={*_MADE_WITH})),
        documents=_differing(old.corpus, new.corpus),
        tasks={task: _task(before, after, task) for task in common},
        only_before=tuple(task for task in old.tasks if task not in common),
        only_after=tuple(task for task in new.tasks if task not in common),
    )


def _task(before: Run, after: Run, task: str) -> TaskComparison:
    old, new = by_key(before.rows(task)), by_key(after.rows(task))
    figures = [before.figures(task), after.figures(task)]
    means, spreads = (
        [{name: one for name, one in side.items() if isinstance(one, kind)} for side in figures]
        for kind in (Mean, Spread)
    )
    cases = [{case.id: case for case in load_cases(run.folder / task / "cases.jsonl")} for run in (before, after)]
    edited = _differing(cases[0], cases[1])
    return TaskComparison(
        measures={name: difference(old, new, name) for name in {**means[0], **means[1]}},
        spreads={name: (one, spreads[1][name]) for name, one in spreads[0].items() if name in spreads[1]},
        changes=tuple(found for key in old if key in new and (found := change(key, old[key], new[key]))),
        only_before=tuple(key for key in old if key not in new),
        only_after=tuple(key for key in new if key not in old),
        edited=tuple(name for name, (one, other) in edited.items() if one and other),
        config=_differing(_config(before, task), _config(after, task)),
    )


def _config(run: Run, task: str) -> dict[str, Any]:
    values = yaml.safe_load((run.folder / task / "config.yaml").read_text("utf-8"))
    return {name: value for name, value in values.items() if name not in _ELSEWHERE}


def _differing(before: Mapping[str, T], after: Mapping[str, T]) -> dict[str, tuple[T | None, T | None]]:
    sides = {name: (before.get(name), after.get(name)) for name in {**before, **after}}
    return {name: (one, other) for name, (one, other) in sides.items() if one != other}
