"""Which rows make a table, and which of them are its column heads."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.corpus.model import BlockKind
from ingest.cleaning.hyphens import Joiner
from ingest.layout.drafts import Draft, Row
from ingest.layout.markers import number_depth
from ingest.layout.rows import row_text

_FIGURE = re.compile(r"\d")
_LOOK_AHEAD = 30


def tables_in(rows: list[Row]) -> list[tuple[int, int]]:
    """Spans of rows that make tables: at least two rows of cells that stand under one another."""
    spans: list[tuple[int, int]] = []
    start = 0
    while start < len(rows):
        if len(rows[start]) < 2:
            start += 1
            continue
        end, last = start + 1, start
        while end < len(rows):
            if len(rows[end]) > 1:
                if not (_aligned(rows[last], rows[end]) or _near(rows[last], rows[end])):
                    break
                last = end
            elif not _within(rows, last, end):
                break
            end += 1
        end = last + 1
        celled = [row for row in rows[start:end] if len(row) > 1]
        if any(_aligned(celled[0], row) or _aligned(above, row) for above, row in pairwise(celled)):
            spans.append((start, end))
        start = end
    return spans


def _aligned(a: Row, b: Row) -> bool:
    """Whether any column but the first begins, ends or centres at the same place in both rows."""
    if len(a) < 2 or len(b) < 2:
        return False
    for left in a.cells[1:]:
        for right in b.cells[1:]:
            x0, x1 = min(line.x0 for line in left), max(line.x1 for line in left)
            y0, y1 = min(line.x0 for line in right), max(line.x1 for line in right)
            if abs(x0 - y0) < 5 or abs(x1 - y1) < 5 or abs(x0 + x1 - y0 - y1) < 10:
                return True
    return False


def _near(a: Row, b: Row) -> bool:
    return 0 < a.bottom - b.top < 2.5 * max(a.line.size, b.line.size) and len(a) == len(b)


def _within(rows: list[Row], last: int, index: int) -> bool:
    """Whether a row of one cell can stand inside a table: one or two short ones between rows of cells."""
    row = rows[index]
    if index - last > 2 or index + 1 >= len(rows):
        return False
    if (numbered := number_depth(row.line.text)) and numbered[0] > 1:
        return False
    width = max(line.x1 for cell in rows[last].cells for line in cell) - rows[last].line.x0
    if row.line.x1 - row.line.x0 > 0.7 * width or row.line.bottom > rows[last].top:
        return False
    return any(len(following) > 1 and _aligned(rows[last], following) for following in rows[index + 1 : index + 3])


def table_drafts(rows: list[Row], page: int, joiner: Joiner, head: Draft | None) -> list[Draft]:
    """The rows of one table as drafts; each row's lead is the nearest column heads above it.

    ``head`` is the heads of the table that the page before ended with, for one that goes on.
    """
    drafts: list[Draft] = []
    lead = head
    for index, row in enumerate(rows):
        is_head = _is_head(rows, index)
        draft = Draft(
            kind=BlockKind.TABLE_HEAD if is_head else BlockKind.TABLE_ROW,
            page=page,
            text=row_text(row, joiner),
            lines=[line for cell in row.cells for line in cell],
            lead=None if is_head else lead,
            indent=row.line.x0,
        )
        if is_head:
            lead = draft
        drafts.append(draft)
    return drafts


def same_table(before: Row, first: Row) -> bool:
    """Whether a table goes on over a page break: the columns are the same."""
    return abs(len(before) - len(first)) <= 1 and _aligned(before, first)


def _is_head(rows: list[Row], index: int) -> bool:
    row = rows[index]
    if len(row) < 2:
        return False
    rest = [other for other in rows[index + 1 : index + 1 + _LOOK_AHEAD] if len(other) > 1]
    if row.bold:
        return any(not other.bold for other in rest)
    # The cell above the names of the rows may be empty.
    shifted = all(len(other) == len(row) + 1 for other in rest[:3])
    if index or not rest or (len(row) < 3 and not shifted):
        return False
    figures = [sum(bool(_FIGURE.search(cell[0].text)) for cell in other.cells[1:]) for other in rest]
    own = sum(bool(_FIGURE.search(cell[0].text)) for cell in row.cells[1:])
    if own == 0 and row.line.size != rest[0].line.size and len({cell[0].size for cell in row.cells}) == 1:
        return True
    return own == 0 and (sum(figures) >= 0.5 * sum(len(other) - 1 for other in rest) or len(rest) >= 2)
