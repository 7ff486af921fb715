"""Footnotes: small print at the foot of a page, out of the way of the sentence that runs over it."""

from __future__ import annotations

import re

from ingest.layout.drafts import Row
from ingest.layout.markers import FOOTNOTE
from ingest.layout.style import Style

_START = re.compile(r"^(\d{1,3}|\*{1,3})\)?\s+\S")


def footnote_rows(rows: list[Row], style: Style, height: float) -> set[int]:
    """Indexes of the rows that are footnotes: runs of small lines that open with a number below the text."""
    marked: set[int] = set()
    index = 0
    while index < len(rows):
        if len(rows[index]) > 1 or not _is_small(rows[index], style):
            index += 1
            continue
        end = index
        while end < len(rows) and _is_small(rows[end], style):
            end += 1
        first = next(
            (at for at in range(index, end) if len(rows[at]) == 1 and FOOTNOTE.match(rows[at].line.text)), None
        )
        if first is not None and _at_foot(rows, first, end, height):
            marked.update(range(first, end))
        index = end
    return marked


def _is_small(row: Row, style: Style) -> bool:
    return all(line.size <= 0.95 * style.size for cell in row.cells for line in cell)


def _at_foot(rows: list[Row], first: int, end: int, height: float) -> bool:
    """Whether the run ends the page or its column: nothing stands lower on the page."""
    top = rows[first].top
    if top > 0.75 * height:
        return False
    left, right = rows[first].line.x0, max(row.line.x1 for row in rows[first:end])
    for at, row in enumerate(rows):
        if first <= at < end:
            continue
        if row.top < rows[end - 1].bottom and row.line.x0 < right and row.line.x1 > left:
            return False
    return True


def opens_footnote(text: str, previous: int | None) -> int | None:
    """The number a footnote line opens with, where it may follow ``previous``; ``None`` for going on.

    A year or an amount at the start of a wrapped line is not the next number.
    """
    match = _START.match(text) or FOOTNOTE.match(text)
    if match is None:
        return None
    digits = re.match(r"\d+", text)
    number = int(digits.group()) if digits else (previous or 0) + 1
    if previous is None or previous < number <= previous + 3 or not digits:
        return number
    return None
