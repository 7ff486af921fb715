"""What a run came to as a whole: chief figures, all measures, causes, times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.figures import Figure, Mean, Spread
from eval.report.bars import Bar, count_bar, share_bar, size_bar, time_bar
from eval.report.words import Word, in_order, word
from eval.row import Row

CHIEF = (
    "facts right",
    "status right",
    "citation precision",
    "citation recall",
    "quotes found",
    "first",
    "among five",
    "attacks repelled",
    "falsified claims stopped",
)
_STEP = "ms "

Figures = Mapping[str, Mapping[str, Figure]]
"""The figures of each task by name."""


@dataclass(frozen=True, slots=True)
class Group:
    """Bars that belong together, under a task, kind or cause."""

    word: Word
    bars: Sequence[Bar]
    count: int = 0


def chief(figures: Figures) -> list[Bar]:
    """The chief measures, each of the first task that has it, and the time of an answer."""
    return [share_bar(word("measures", name), _first_mean(figures, name)) for name in CHIEF]


def answer_time(figures: Figures) -> Spread | None:
    """How long a whole answer takes."""
    found = (own.get(f"{_STEP}all") for own in figures.values())
    return next((one for one in found if isinstance(one, Spread) and one.count), None)


def measures(figures: Figures) -> list[Group]:
    """All shares and sizes of each task."""
    return [Group(word("tasks", task), [*_measured(own)], len(own)) for task, own in figures.items()]


def causes(rows: Mapping[str, Sequence[Row]]) -> list[Group]:
    """How often each task found each cause, the most frequent first; all on one scale."""
    counts = {task: Counter(row.cause for row in own if row.cause) for task, own in rows.items()}
    greatest = max((max(counter.values(), default=0) for counter in counts.values()), default=0)
    return [
        Group(
            word("tasks", task),
            [count_bar(word("causes", cause), count, greatest) for cause, count in counter.most_common()],
            len(rows[task]),
        )
        for task, counter in counts.items()
    ]


def times(figures: Figures) -> list[Group]:
    """Median and 95th percentile of every step of each task; all on one scale."""
    steps = {
        task: {
            name.removeprefix(_STEP): one
            for name, one in own.items()
            if name.startswith(_STEP) and isinstance(one, Spread)
        }
        for task, own in figures.items()
    }
    greatest = max((one.p95 for own in steps.values() for one in own.values()), default=0.0)
    return [
        Group(
            word("tasks", task),
            [time_bar(word("steps", name), own[name], greatest) for name in in_order("steps", own)],
        )
        for task, own in steps.items()
        if own
    ]


def _measured(figures: Mapping[str, Figure]) -> list[Bar]:
    names = in_order("measures", (name for name in figures if not name.startswith(_STEP)))
    known = [(word("measures", name), figures[name]) for name in names]
    return [share_bar(name, one) if isinstance(one, Mean) else size_bar(name, one) for name, one in known]


def _first_mean(figures: Figures, name: str) -> Mean | None:
    found = (own.get(name) for own in figures.values())
    return next((one for one in found if isinstance(one, Mean)), None)
