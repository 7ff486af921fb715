"""What stands beside the running text: tables of contents and footnotes."""

from __future__ import annotations

from assistant.corpus.model import BlockKind
from ingest.cleaning.hyphens import Joiner
from ingest.layout.drafts import Draft, Row
from ingest.layout.footnotes import opens_footnote
from ingest.layout.rows import cell_text
from ingest.reading.lines import Line


def contents_drafts(rows: list[Row], page: int, joiner: Joiner) -> list[Draft]:
    """The lines of a table of contents, marked as such."""
    return [
        Draft(BlockKind.PARAGRAPH, page, "\t".join(cell_text(c, joiner) for c in row.cells), contents=True)
        for row in rows
    ]


def note_drafts(lines: list[Line], page: int, joiner: Joiner) -> list[Draft]:
    """Footnotes, each a block of its own."""
    drafts: list[Draft] = []
    group: list[Line] = []
    number: int | None = None
    for line in lines:
        opened = opens_footnote(line.text, number)
        if group and opened is not None:
            drafts.append(Draft(BlockKind.FOOTNOTE, page, cell_text(group, joiner), lines=group))
            group = []
        number = opened if opened is not None else number
        group.append(line)
    drafts.append(Draft(BlockKind.FOOTNOTE, page, cell_text(group, joiner), lines=group))
    return drafts
