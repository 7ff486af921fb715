"""One case judged, the same for every task, and the figures of many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict

from assistant.answer import AnswerStatus, Language
from eval.asked import GivenAnswer
from eval.cases import Case
from eval.causes import Cause
from eval.figures import Figure, Mean, Spread
from eval.ranked import Ranked

Place = tuple[str, int]
"""A document's file and a physical page from 1."""


class Row(BaseModel):
    """What came of one case.

    ``measures`` hold only what applies to it, each between 0 and 1, ``None`` where it could not be computed;
    ``weights`` say how often a measure counts, where that is not once. ``wrong`` tells what was found wrong.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    question: str
    kind: str
    language: Language
    split: str | None = None
    expected: AnswerStatus
    got: AnswerStatus | None = None
    measures: dict[str, float | None]
    weights: dict[str, float] = {}
    sizes: dict[str, float] = {}
    milliseconds: dict[str, float] = {}
    cause: Cause | None = None
    wrong: tuple[str, ...] = ()
    gold: tuple[Place, ...] = ()
    gold_rank: int | None = None
    answer: GivenAnswer | None = None
    passages: tuple[Ranked, ...] = ()

    @classmethod
    def of(cls, case: Case, measures: Mapping[str, float | None], **found: Any) -> Row:
        """The row of a case; ``found`` are the other fields, those that the case itself tells left out."""
        told: dict[str, Any] = {
            "id": case.id,
            "question": case.asked,
            "kind": case.kind,
            "language": case.language,
            "split": case.split,
            "expected": case.status,
        }
        return cls(**{**told, "measures": dict(measures), **found})


def figures_of(rows: Sequence[Row]) -> dict[str, Figure]:
    """The mean of every measure, then the spread of every size, then that of the milliseconds of every step."""
    figures: dict[str, Figure] = {}
    for name in _names(row.measures for row in rows):
        having = [row for row in rows if name in row.measures]
        weights = [row.weights.get(name, 1.0) for row in having]
        figures[name] = Mean.of([row.measures[name] for row in having], weights)
    for name in _names(row.sizes for row in rows):
        figures[name] = Spread.of([row.sizes[name] for row in rows if name in row.sizes])
    for name in _names(row.milliseconds for row in rows):
        figures[f"ms {name}"] = Spread.of([row.milliseconds[name] for row in rows if name in row.milliseconds])
    return figures


def by_kind(rows: Sequence[Row]) -> dict[str, dict[str, Figure]]:
    """The figures of each kind of case."""
    return {kind: figures_of([row for row in rows if row.kind == kind]) for kind in sorted({row.kind for row in rows})}


def _names(values: Iterable[Mapping[str, object]]) -> list[str]:
    return list(dict.fromkeys(name for value in values for name in value))
