"""Pieces of one line put together: raised footnote marks, text behind a list marker, a word drawn in pieces."""

from __future__ import annotations

from ingest.layout.markers import bullet, item
from ingest.reading.lines import WIDE, Line


def whole(lines: list[Line]) -> list[Line]:
    """Lines whose pieces touch put together: a word with a hyphen may come in pieces."""
    put: list[Line] = []
    for line in lines:
        left = put[-1] if put else None
        touches = left is not None and beside(left, line) and line.x0 - left.x1 < 0.12 * line.size
        if not (left is not None and touches and glued(left, line)):
            put.append(line)
    return put


def overlap(a: Line, b: Line) -> float:
    """Shared height of two lines in parts of the lower one."""
    return (min(a.top, b.top) - max(a.bottom, b.bottom)) / max(min(a.height, b.height), 0.1)


def beside(left: Line, right: Line) -> bool:
    """Whether the right line stands on the height of the left one and behind it."""
    return overlap(left, right) > 0.5 and right.x0 >= left.x1 - 0.3 * max(left.size, right.size)


def glued(left: Line, right: Line) -> bool:
    """Joins a piece to the line it continues (a raised footnote mark, text behind a list marker)."""
    size = max(left.size, right.size)
    gap = right.x0 - left.x1
    # A marker may stand far from its text: a footnote's number, a bullet, the number of a heading.
    opens = left.text[-1].isdigit() and len(left.text) <= 3 and left.size < 0.8 * right.size
    marker = opens or bool(item(left.text + " x") or bullet(left.text + " x")) or _is_number(left.text)
    if left.joins or gap > (6 * size if marker else WIDE * size):
        return False
    blank = "" if gap < 0.12 * size else " "
    if len(left.text) <= 4 and marker:
        left.inner = right.x0
        blank = " "
    left.text = f"{left.text}{blank}{right.text}"
    if right.x1 - right.x0 > left.x1 - left.x0:
        left.size, left.bold = right.size, right.bold
    if right.height > left.height * 0.8:
        left.bottom, left.top = min(left.bottom, right.bottom), max(left.top, right.top)
    left.x1 = max(left.x1, right.x1)
    left.joins = right.joins
    return True


def _is_number(text: str) -> bool:
    return (len(text) <= 9 and text.rstrip(".").replace(".", "").isdigit()) or text in {"§", "§§"}
