"""The questions of a run by kind, by status and by cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.causes import Cause
from eval.figures import Mean
from eval.kinds import KINDS
from eval.report.bars import share_bar
from eval.report.entries import Entry
from eval.report.overview import Group
from eval.report.words import Word, word
from eval.row import Row

BY_KIND = ("facts right", "status right", "among five", "citation precision", "citation recall")

Confusion = Mapping[str, Mapping[str, int]]
"""How often each status was given, by the one that should be."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How often a status was given; ``level`` is its share of the row in fifths, ``right`` where it should be."""

    count: int
    level: int
    right: bool


def kinds(found: Sequence[Entry], rows: Mapping[str, Sequence[Row]]) -> list[Group]:
    """For each kind of question how many are wholly right, then the measures of :data:`BY_KIND`."""
    named = dict.fromkeys(entry.row.kind for entry in found)
    order = [*(kind for kind in KINDS if kind in named), *(kind for kind in named if kind not in KINDS)]
    groups = []
    for kind in order:
        right = [entry.cause is None for entry in found if entry.row.kind == kind]
        own = [_mean(rows, name, kind) for name in BY_KIND]
        bars = [share_bar(word("measures", name), mean) for name, mean in zip(BY_KIND, own, strict=True)]
        whole = share_bar(Word("Ganz richtig"), Mean.of(right))
        groups.append(Group(word("kinds", kind), [whole, *bars], len(right)))
    return groups


def matrix(confusion: Confusion) -> list[tuple[Word, list[Cell]]]:
    """The rows of a confusion matrix, by the status that should be."""
    return [
        (word("statuses", expected), [_cell(count, sum(own.values()), expected == got) for got, count in own.items()])
        for expected, own in confusion.items()
    ]


def by_cause(found: Sequence[Entry]) -> list[tuple[Cause | None, list[Entry]]]:
    """The questions under the cause that stands for them, the most frequent first, those without one last."""
    counts = Counter(entry.cause for entry in found)
    order = sorted(counts, key=lambda cause: (cause is None, -counts[cause]))
    return [(cause, [entry for entry in found if entry.cause is cause]) for cause in order]


def named(found: Sequence[Entry]) -> list[Cause]:
    """All causes that any task found, in the order of the stages."""
    causes = {verdict.cause for entry in found for verdict in entry.verdicts}
    return [cause for cause in Cause if cause in causes]


def _mean(rows: Mapping[str, Sequence[Row]], name: str, kind: str) -> Mean | None:
    for own in rows.values():
        if any(name in row.measures for row in own):
            having = [row for row in own if row.kind == kind and name in row.measures]
            return Mean.of([row.measures[name] for row in having], [row.weights.get(name, 1.0) for row in having])
    return None


def _cell(count: int, total: int, right: bool) -> Cell:
    return Cell(count, -(-5 * count // max(total, 1)), right)
