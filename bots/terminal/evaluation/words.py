"""Measures, causes and numbers as people read them."""

from __future__ import annotations

from eval.report.words import word

_TIME = "ms "


def measure(name: str) -> str:
    """A measure in German; the time of a step with its unit."""
    if name.startswith(_TIME):
        return f"{word('steps', name.removeprefix(_TIME)).name} (ms)"
    return word("measures", name).name


def cause(name: str | None) -> str:
    """A cause in German; ``None`` is a right answer."""
    return word("causes", name).name if name else "Richtig"


def share(value: float) -> str:
    """Two decimals: »0,50«."""
    return f"{value:.2f}".replace(".", ",")


def signed(value: float) -> str:
    """Two decimals with a sign; nothing is »0,00«."""
    return share(abs(value)) if round(value, 2) == 0 else f"{value:+.2f}".replace(".", ",").replace("-", "−")


def amount(value: float) -> str:
    """As exact as is worth reading: »0,1«, »9,11«, »17,7«, »306«."""
    digits = 2 if value < 10 else 1 if value < 100 else 0
    text = f"{value:.{digits}f}"
    return (text.rstrip("0").rstrip(".") if digits else text).replace(".", ",")
