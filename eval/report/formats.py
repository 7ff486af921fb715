"""Numbers, times and texts as a German report shows them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from eval.page_texts import one_spaced

EXCERPT = 400
"""As much of a passage is shown, in characters."""

_MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
_SPACE = "\N{NO-BREAK SPACE}"


def number(value: float, digits: int = 0) -> str:
    """With a decimal comma."""
    return f"{value:.{digits}f}".replace(".", ",")


def percent(share: float) -> str:
    """A share between 0 and 1; one close to none or all is not rounded to it."""
    if 0 < share < 0.01 or 0.99 < share < 1:
        return f"{number(min(max(share * 100, 0.1), 99.9), 1)}{_SPACE}%"
    return f"{number(share * 100)}{_SPACE}%"


def milliseconds(value: float) -> str:
    """In seconds from one second on."""
    if value >= 1000:
        return f"{number(value / 1000, 1)}{_SPACE}s"
    return f"{number(value, 2 if value < 1 else 1 if value < 10 else 0)}{_SPACE}ms"


def seconds(value: float) -> str:
    """In minutes and seconds."""
    minutes, rest = divmod(round(value), 60)
    return f"{minutes}{_SPACE}min {rest}{_SPACE}s" if minutes else f"{rest}{_SPACE}s"


def moment(at: datetime) -> str:
    """Day and time, in universal time."""
    at = at.astimezone(UTC)
    return f"{at.day}. {_MONTHS[at.month - 1]} {at.year}, {at:%H:%M} Uhr UTC"


def pages(numbers: tuple[int, ...]) -> str:
    """Pages that follow each other as a span."""
    first, last = numbers[0], numbers[-1]
    if len(numbers) > 1 and last - first == len(numbers) - 1:
        return f"S.{_SPACE}{first}–{last}"
    return f"S.{_SPACE}{', '.join(map(str, numbers))}"


def excerpt(text: str, length: int = EXCERPT) -> str:
    """The beginning of a text, cut at a word; its lines are kept, and bars part the cells of a table."""
    lines = (one_spaced(line.replace("\t", " | ")) for line in text.splitlines())
    text = "\n".join(line for line in lines if line)
    return text if len(text) <= length else re.sub(r"\s+\S*$", "", text[:length]) + " …"
