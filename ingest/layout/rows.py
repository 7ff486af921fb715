"""Lines that stand beside each other: pieces of one line put together, cells gathered into rows."""

from __future__ import annotations

from ingest.cleaning.hyphens import Joiner, join_lines
from ingest.layout.drafts import Row
from ingest.layout.pieces import beside, glued, overlap, whole
from ingest.reading.lines import Line

_LOOK_BACK = 60


def rows_of(lines: list[Line]) -> list[Row]:
    """The rows of one page in the page's own order; a row of plain text has one cell with one line."""
    rows: list[Row] = []
    for line in whole(lines):
        current = rows[-1] if rows else None
        if current is None:
            rows.append(Row([[line]]))
        elif beside(current.last, line):
            if not glued(current.last, line):
                if len(current) == 1:
                    _next_cell(rows, line)
                rows[-1].cells.append([line])
        elif _next_cell(rows, line):
            rows[-1].cells.append([line])
        elif len(current) > 1 and _below(current, line):
            current.cells[-1].append(line)
        else:
            rows.append(Row([[line]]))
    return _only_tables(rows)


def _below(row: Row, line: Line) -> bool:
    """Whether the line is the next one within the row's last cell."""
    cell, last = row.cells[-1], row.last
    if not 0 < last.bottom - line.bottom < 2.0 * max(last.size, line.size):
        return False
    if line.x0 < max(entry.x1 for entry in row.cells[-2]) - 0.3 * line.size:
        return False
    left, right = min(entry.x0 for entry in cell), max(entry.x1 for entry in cell)
    return min(right, line.x1) - max(left, line.x0) > 0.3 * min(right - left, line.x1 - line.x0)


def _next_cell(rows: list[Row], line: Line) -> bool:
    """Whether the line opens the next cell of the last row, whose first cell may have several lines so far."""
    current = rows[-1]
    if line.x0 < max(entry.x1 for entry in current.cells[-1]) - 0.3 * line.size:
        return False
    if len(current) > 1:
        return line.top < current.top + 2.2 * line.size and line.top > current.bottom - 0.5 * line.size
    gathered = _first_cell(rows, line)
    if not gathered:
        return False
    del rows[-gathered:-1]
    return True


def _first_cell(rows: list[Row], line: Line) -> int:
    """How many rows from the end make up the first cell beside ``line``; 0 where it stands beside none.

    The cells of a row share their top, their middle, or their foot.
    """
    shared = overlap(rows[-1].line, line)
    if shared > 0.7:
        return 1
    middle = (line.top + line.bottom) / 2
    top_match = 0
    for count, row in enumerate(reversed(rows[-_LOOK_BACK:]), start=1):
        above = rows[1 - count].line if count > 1 else None
        if len(row) > 1 or row.line.x1 > line.x0 or (above and row.line.bottom < above.bottom):
            break
        if above and row.line.bottom - above.bottom > 2.0 * row.line.size:
            break
        if abs(row.line.top - line.top) < 0.3 * line.size:
            top_match = count
        first, last = row.line, rows[-1].line
        if count > 1 and abs((first.top + last.bottom) / 2 - middle) < 0.35 * line.size:
            if count == len(rows) or len(rows[-count - 1]) > 1:
                return _gather(rows, count)
            if count <= 4:
                return _gather(rows, count)
    if top_match and line.top <= rows[-top_match].line.top + line.size:
        return _gather(rows, top_match)
    if shared > 0.2:
        return 1
    if 0 < line.bottom - rows[-1].line.bottom < 1.2 * line.size and line.bottom < rows[-1].line.top + line.size:
        return 1
    return 0


def _gather(rows: list[Row], count: int) -> int:
    rows[-1].cells[0][:0] = [row.line for row in rows[-count:-1]]
    return count


def _only_tables(rows: list[Row]) -> list[Row]:
    """Takes rows apart that are columns of running text rather than cells."""
    result: list[Row] = []
    for row in rows:
        tall = sum(1 for cell in row.cells if len(cell) >= 4 and cell[0].x1 - cell[0].x0 > 120)
        if len(row) > 1 and tall >= 2:
            result.extend(dissolve(row))
            continue
        if len(row) > 1 and result and _begun_above(result[-1], row):
            row.cells[0][:0] = result.pop().cells[0]
        result.append(row)
    return result


def _begun_above(above: Row, row: Row) -> bool:
    """Whether a row's first cell began one line higher, beside nothing there or beside the start of another cell."""
    line, first = above.line, row.line
    if len(above) > 1 or abs(line.x0 - first.x0) > 3 or line.x1 > row.cells[1][0].x0:
        return False
    if not 0 < line.bottom - first.bottom < 1.6 * line.size or line.size != first.size:
        return False
    if any(overlap(line, cell[0]) > 0.5 for cell in row.cells[1:]):
        return True
    return line.joins or first.text[0].islower() or line.text.count("(") > line.text.count(")")


def cell_text(cell: list[Line], joiner: Joiner) -> str:
    """The lines of a cell or paragraph as one text."""
    text, joins = cell[0].text, cell[0].joins
    for line in cell[1:]:
        text = join_lines(text, line.text, joins, joiner)
        joins = line.joins
    return f"{text}-" if joins else text


def row_text(row: Row, joiner: Joiner) -> str:
    """The cells of a row with tabs between them."""
    return "\t".join(cell_text(cell, joiner) for cell in row.cells)


def dissolve(row: Row) -> list[Row]:
    """A row that is no table row as plain lines."""
    return [Row([[line]]) for cell in row.cells for line in cell]
