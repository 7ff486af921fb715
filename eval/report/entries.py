"""The questions of a run, each once, with what every task found of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from eval.asked import GivenAnswer
from eval.causes import Cause
from eval.report.passages import ShownPassage, merged
from eval.row import Place, Row

T = TypeVar("T")

_FORGED = "forged"
_LEADING = ("answers", "conversations", "guardrails", "scope", "retrieval", "support")
"""Whose cause stands for the question where several tasks name one, attacks that had success apart."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one task found."""

    task: str
    cause: Cause | None
    measures: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Given:
    """An answer and the tasks that it was given in."""

    answer: GivenAnswer
    tasks: list[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A question. ``forged`` are its falsified claims, as rows of their own in a run."""

    row: Row
    verdicts: list[Verdict] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)
    passages: Sequence[ShownPassage] = ()
    wrong: Sequence[str] = ()
    forged: Sequence[Row] = ()
    gold: Sequence[Place] = ()
    milliseconds: float | None = None

    @property
    def cause(self) -> Cause | None:
        """The cause that stands for the question; ``None`` where nothing is wrong."""
        causes = [verdict.cause for verdict in self.verdicts if verdict.cause]
        return Cause.GAVE_WAY if Cause.GAVE_WAY in causes else next(iter(causes), None)

    @property
    def gold_rank(self) -> int | None:
        """The rank of the first passage from a right page, in search or, without one, in the answer."""
        return next((one.in_search or one.in_answer for one in self.passages if one.gold), None)

    @property
    def passed(self) -> list[Row]:
        """The falsified claims that were let through."""
        return [row for row in self.forged if row.cause]


def entries(rows: Mapping[str, Sequence[Row]]) -> list[Entry]:
    """The questions of all tasks, in the order first asked; ``rows`` are those of each task."""
    kept: dict[tuple[str, str], dict[str, list[Row]]] = {}
    forged: dict[tuple[str, str], list[Row]] = {}
    for task, row in _plain_first(rows):
        if row.kind == _FORGED and (key := _key_of_forged(row, kept)):
            forged.setdefault(key, []).append(row)
        else:
            kept.setdefault((row.id, row.question), {}).setdefault(task, []).append(row)
    return [_entry(by_task, forged.get(key, [])) for key, by_task in kept.items()]


def _plain_first(rows: Mapping[str, Sequence[Row]]) -> list[tuple[str, Row]]:
    return sorted(((task, row) for task, own in rows.items() for row in own), key=lambda one: one[1].kind == _FORGED)


def _key_of_forged(row: Row, kept: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """The question whose claim was falsified: its id begins that of the row."""
    return next((key for key in kept if key[1] == row.question and row.id.startswith(f"{key[0]}, ")), None)


def _entry(by_task: Mapping[str, list[Row]], forged: Sequence[Row]) -> Entry:
    order = sorted(by_task, key=lambda task: _LEADING.index(task) if task in _LEADING else len(_LEADING))
    ordered = [(task, row) for task in order for row in by_task[task]]
    own = [row for _, row in ordered]
    verdicts = [Verdict(task, row.cause, row.measures) for task, row in ordered]
    if any(row.cause for row in forged):
        verdicts.append(Verdict("guardrails", Cause.GAVE_WAY, {}))
    given = _given(ordered)
    return Entry(
        row=next((row for row in own if row.got), own[0]),
        verdicts=verdicts,
        given=given,
        passages=merged(ordered, [citation for one in given for citation in one.answer.citations]),
        wrong=_once(fault for row in own for fault in row.wrong),
        forged=forged,
        gold=_once(place for row in own for place in row.gold),
        milliseconds=next((row.milliseconds["all"] for row in own if "all" in row.milliseconds), None),
    )


def _given(rows: Iterable[tuple[str, Row]]) -> list[Given]:
    kept: dict[tuple[str, str], Given] = {}
    for task, row in rows:
        if row.answer:
            key = (row.answer.status.value, row.answer.text)
            kept.setdefault(key, Given(row.answer, [])).tasks.append(task)
    return list(kept.values())


def _once(values: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(values))
