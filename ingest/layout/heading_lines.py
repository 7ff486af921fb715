"""The lines that make up one heading."""

from __future__ import annotations

from assistant.corpus.model import BlockKind
from ingest.cleaning.hyphens import Joiner
from ingest.layout.drafts import Draft
from ingest.layout.headings import is_capitals, is_strong, look, plain, stands_out
from ingest.layout.markers import bullet, number_depth, number_of, section
from ingest.layout.rows import cell_text
from ingest.layout.style import Style
from ingest.reading.lines import Line

_MOST_LINES = 7
_LONGEST = 320


def heading_end(lines: list[Line], start: int, style: Style, page: int) -> int:
    """Where a heading that begins at ``start`` ends; 0 where it turns out to be a bold paragraph."""
    first = lines[start]
    # Capitals alone make it a heading: what goes on in small letters is the text below.
    capitals = is_capitals(first.text) and not stands_out(first, style)
    end = start + 1
    while end < len(lines) and end - start <= _MOST_LINES:
        before, line = lines[end - 1], lines[end]
        runs_on = line.text[0].islower() and line.bold == first.bold and abs(line.size - first.size) <= 1.5
        if not is_strong(first, style) or before.bottom <= line.bottom:
            break
        if look(line)[::2] != look(first)[::2] and not runs_on:
            break
        if capitals and not is_capitals(line.text):
            break
        if style.gap(before, line) > 1.45 or number_depth(line.text) or section(line.text) or bullet(line.text):
            break
        centred = abs(before.x0 + before.x1 - line.x0 - line.x1) < 8 and abs(before.x0 - line.x0) > 3
        if not centred and not before.joins and style.leads_to(before, line, page) and line.text[0].isupper():
            break
        end += 1
    length = sum(len(line.text) for line in lines[start:end])
    return 0 if end - start > _MOST_LINES or length > _LONGEST else end


def heading_draft(lines: list[Line], page: int, style: Style, joiner: Joiner) -> Draft:
    """The heading that these lines make."""
    text = cell_text(lines, joiner)
    part, numbered = section(text), number_depth(text)
    depth = numbered[0] if numbered else style.outline.get(plain(text), 0)
    return Draft(
        kind=BlockKind.HEADING,
        page=page,
        text=text,
        lines=lines,
        depth=depth,
        number=number_of(text),
        style=look(lines[0]),
        opens=bool(part and part[0].lower() in {"anlage", "anhang", "annex"} and is_strong(lines[0], style)),
        indent=lines[0].x0,
    )
