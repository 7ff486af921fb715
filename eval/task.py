"""The shape that every task has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from eval.cases import Case
from eval.config import TaskConfig
from eval.figures import Figure
from eval.page_texts import PageTexts
from eval.row import Row, figures_of
from eval.session import Session

C = TypeVar("C", bound=TaskConfig)


@dataclass(frozen=True, slots=True)
class Judged:
    """The rows of a task, its figures, and what else it has to show by name."""

    rows: Sequence[Row]
    figures: Mapping[str, Figure]
    more: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Sequence[Row], **more: Any) -> Judged:
        return cls(rows, figures_of(rows), more)


@dataclass(frozen=True, slots=True)
class Task(Generic[C]):
    """Something that is measured, in two halves: ``generate`` asks, ``evaluate`` judges what was kept of it.

    ``folder`` holds ``config.yaml``. ``chosen`` are the cases it is about.
    """

    name: str
    title: str
    folder: Path
    config: type[C]
    chosen: Callable[[C], list[Case]]
    generate: Callable[[C, Sequence[Case], Session], Iterator[BaseModel]]
    evaluate: Callable[[C, Sequence[Any], PageTexts], Judged]

    def configured(self, path: Path | None = None, **given: Any) -> C:
        """The task's own configuration or that of ``path``, changed by what is ``given``."""
        return self.config.read(path or self.folder / "config.yaml", **given)


def all_cases(config: TaskConfig) -> list[Case]:
    return config.cases()
