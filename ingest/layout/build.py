"""The whole way from cleaned lines to pages and sections."""

from __future__ import annotations

from ingest.cleaning.hyphens import Joiner
from ingest.layout.assemble import Layout, assemble
from ingest.layout.drafts import Draft
from ingest.layout.headings import plain
from ingest.layout.links import cut_long, link_leads, mark_continued
from ingest.layout.page import OpenTable, page_drafts
from ingest.layout.style import measure
from ingest.reading.lines import RawDocument


def page_labels(document: RawDocument, printed: dict[int, str]) -> list[str]:
    """The label of each page: the PDF's own labels, else the number printed on the page, else its number."""
    count = len(document.pages)
    own = document.structure.labels
    if len(own) == count and own != [str(number) for number in range(1, count + 1)]:
        return [label or str(number) for number, label in enumerate(own, start=1)]
    shifts = {int(value) - page for page, value in printed.items() if value.isdigit()}
    if len(shifts) == 1 and len(printed) >= min(2, count):
        shift = shifts.pop()
        return [str(n + shift) if n + shift > 0 else f"U{n}" for n in range(1, count + 1)]
    return [printed.get(number, str(number)) for number in range(1, count + 1)]


def draft_document(document: RawDocument) -> list[Draft]:
    """The drafts of all pages, linked and cut to size."""
    outline = {plain(entry.title): entry.depth for entry in document.structure.outline if plain(entry.title)}
    style = measure(document.pages, outline)
    joiner = Joiner([line.text for page in document.pages for line in page.lines])
    drafts: list[Draft] = []
    table: OpenTable | None = None
    for page in document.pages:
        made, table = page_drafts(page, style, joiner, table)
        drafts.extend(made)
    mark_continued(drafts)
    link_leads(drafts)
    return cut_long(drafts)


def build_layout(drafts: list[Draft], labels: list[str], title: str) -> Layout:
    """Pages and sections; see :func:`ingest.layout.assemble.assemble`."""
    return assemble(drafts, labels, title)
