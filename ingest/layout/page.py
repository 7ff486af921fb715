"""One page's rows become drafts of blocks."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.corpus.model import BlockKind
from ingest.cleaning.hyphens import Joiner
from ingest.layout.aside import contents_drafts, note_drafts
from ingest.layout.contents import contents_rows
from ingest.layout.drafts import Draft, Row
from ingest.layout.footnotes import footnote_rows
from ingest.layout.heading_lines import heading_draft, heading_end
from ingest.layout.headings import is_heading
from ingest.layout.markers import bullet
from ingest.layout.paragraphs import breaks, is_item
from ingest.layout.rows import cell_text, dissolve, rows_of
from ingest.layout.style import Style
from ingest.layout.tables import same_table, table_drafts, tables_in
from ingest.reading.lines import Line, RawPage


@dataclass(slots=True)
class OpenTable:
    """The table that ended the page before: its last row and its column heads."""

    row: Row
    head: Draft | None


def page_drafts(
    page: RawPage, style: Style, joiner: Joiner, open_table: OpenTable | None
) -> tuple[list[Draft], OpenTable | None]:
    """The drafts of one page in the page's own order, and the table that it ends with."""
    rows = rows_of(page.lines)
    contents = contents_rows(rows)
    notes = footnote_rows(rows, style, page.height)
    aside = contents | notes
    tables: dict[int, int] = {}
    for start, end in _table_spans(rows, aside, open_table):
        tables[start] = end
    drafts: list[Draft] = []
    ended: OpenTable | None = None
    index = 0
    while index < len(rows):
        if index in tables:
            end = tables[index]
            goes_on = open_table is not None and ended is None and same_table(open_table.row, rows[index])
            head = open_table.head if open_table and goes_on else None
            made = table_drafts(rows[index:end], page.number, joiner, head)
            ended = OpenTable(rows[end - 1], next((d.lead for d in reversed(made) if d.lead), head))
            drafts.extend(made)
            index = end
            continue
        end = index + 1
        kind = _kind(index, contents, notes)
        while end < len(rows) and end not in tables and _kind(end, contents, notes) == kind:
            end += 1
        if kind == "contents":
            drafts.extend(contents_drafts(rows[index:end], page.number, joiner))
        else:
            lines = [row.line for whole in rows[index:end] for row in dissolve(whole)]
            made = (
                note_drafts(lines, page.number, joiner) if kind == "notes" else _text(lines, page.number, style, joiner)
            )
            ended = None if made and kind == "text" else ended
            drafts.extend(made)
        index = end
    return drafts, ended


def _kind(index: int, contents: set[int], notes: set[int]) -> str:
    return "contents" if index in contents else "notes" if index in notes else "text"


def _table_spans(rows: list[Row], aside: set[int], open_table: OpenTable | None) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for stop in [*sorted(aside), len(rows)]:
        spans.extend((start + a, start + b) for a, b in tables_in(rows[start:stop]))
        start = stop + 1
    first = next((index for index in range(len(rows)) if index not in aside), None)
    if open_table is None or first is None or any(a <= first < b for a, b in spans):
        return spans
    if len(rows[first]) > 1 and same_table(open_table.row, rows[first]):
        spans.append((first, first + 1))
    return spans


def _text(lines: list[Line], page: int, style: Style, joiner: Joiner) -> list[Draft]:
    """Headings, paragraphs and list items of a run of plain lines."""
    drafts: list[Draft] = []
    index = 0
    while index < len(lines):
        before = lines[index - 1] if index else None
        after = lines[index + 1] if index + 1 < len(lines) else None
        if is_heading(lines[index], before, after, style, page):
            end = heading_end(lines, index, style, page)
            if end:
                drafts.append(heading_draft(lines[index:end], page, style, joiner))
                index = end
                continue
        marker = is_item(lines[index], before, style, page)
        end = index + 1
        while end < len(lines) and not _opens(lines, end, index, bool(marker), style, page):
            end += 1
        group = lines[index:end]
        text = cell_text(group, joiner)
        drop = bullet(text) if marker else 0
        drafts.append(
            Draft(
                kind=BlockKind.LIST_ITEM if marker else BlockKind.PARAGRAPH,
                page=page,
                text=text[drop:],
                lines=group,
                indent=lines[index].x0,
            )
        )
        index = end
    return [draft for draft in drafts if draft.text.strip()]


def _opens(lines: list[Line], index: int, first: int, listed: bool, style: Style, page: int) -> bool:
    before, line = lines[index - 1], lines[index]
    after = lines[index + 1] if index + 1 < len(lines) else None
    if is_item(line, before, style, page) or is_heading(line, before, after, style, page):
        return True
    return breaks(before, line, lines[first], listed, style, page)
