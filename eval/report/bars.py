"""Figures made ready to be drawn: a bar, and in words what it shows."""

from __future__ import annotations

from dataclasses import dataclass

from eval.figures import Mean, Spread
from eval.report.formats import milliseconds, number, percent
from eval.report.words import Word

NOT_COMPUTED = "nicht zu berechnen"


@dataclass(frozen=True, slots=True)
class Bar:
    """``at``, ``low`` and ``high`` are in percent of the bar's length; ``None`` where there is none to draw.

    ``label`` says the same in words. ``failed`` tells how many values could not be computed.
    """

    word: Word
    value: str
    label: str
    at: float | None = None
    low: float | None = None
    high: float | None = None
    interval: str = ""
    count: int = 0
    failed: str = ""


def share_bar(word: Word, mean: Mean | None) -> Bar:
    """A share with its 95 % interval."""
    if mean is None or not mean.count:
        return Bar(word, "nicht gemessen", f"{word.name}: nicht gemessen")
    if mean.failed == mean.count:
        return Bar(word, NOT_COMPUTED, f"{word.name}: {NOT_COMPUTED}", count=mean.count)
    failed = f"{mean.failed} von {mean.count} {NOT_COMPUTED}, als 0 gezählt" if mean.failed else ""
    value, interval = percent(mean.value), f"{number(mean.low * 100)} bis {percent(mean.high)}"
    label = f"{word.name}: {value}, 95-%-Intervall {interval}, {mean.count} Werte"
    at, low, high = (round(one * 100, 1) for one in (mean.value, mean.low, mean.high))
    return Bar(word, value, label, at, low, high, interval, mean.count, failed)


def count_bar(word: Word, count: int, greatest: int) -> Bar:
    """How often something was the case, on a scale up to ``greatest``."""
    return Bar(word, str(count), f"{word.name}: {count}", round(100 * count / max(greatest, 1), 1), count=count)


def time_bar(word: Word, spread: Spread, greatest: float) -> Bar:
    """The median of some milliseconds and, as ``high``, their 95th percentile, on a scale up to ``greatest``."""
    value, p95 = milliseconds(spread.median), milliseconds(spread.p95)
    at, high = (round(100 * one / max(greatest, 1e-9), 1) for one in (spread.median, spread.p95))
    label = f"{word.name}: Median {value}, 95 % der Fälle bis {p95}"
    return Bar(word, value, label, at, None, high, p95, spread.count)


def size_bar(word: Word, spread: Spread) -> Bar:
    """A median and 95th percentile without a scale."""
    value, p95 = (number(one, int(one % 1 != 0)) for one in (spread.median, spread.p95))
    return Bar(word, value, f"{word.name}: Median {value}", interval=f"95 % bis {p95}", count=spread.count)
