"""Units: the sentences, list items and table rows of a chunk, each with what it leans on.

A unit is what an answer quotes. Where a sentence runs over a page break it has two parts, one per page, so
that each part can be quoted verbatim from its own page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.corpus.model import Block, BlockKind, Chunk, Page, Span, StoredChunk
from assistant.german import split_sentences

LONG_ITEM = 420
"""Characters from which a list item is taken sentence by sentence instead of whole."""

_WHITE = re.compile(r"\s+")
_BRACKET_END = re.compile(r"""(?:["'”“]\}|\]\])\s+(?=[A-ZÄÖÜ])""")
_MARKER = re.compile(r"^\s*(?:[-–—•▪◦*·]|\(?\d{1,2}[.)]|\(?[a-zA-Z]{1,2}\)|\(?[ivx]{1,4}\))\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """A verbatim stretch of one page; offsets count in the document's text."""

    page: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, list item or table row. ``lead`` is its lead-in or its column heads, outermost first."""

    chunk_id: str
    document_id: int
    kind: BlockKind
    parts: tuple[Part, ...]
    lead: tuple[Part, ...]
    block: int
    place: int

    @property
    def text(self) -> str:
        return " ".join(part.text for part in self.parts)

    @property
    def lead_text(self) -> str:
        return " ".join(part.text for part in self.lead)


class PageMap:
    """Finds the page of an offset in a document's text."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = sorted(pages, key=lambda page: page.start)
        self._starts = [page.start for page in self._pages]

    def parts(self, start: int, end: int) -> tuple[Part, ...]:
        """The stretch ``start``–``end``, one part per page, white space folded."""
        found = []
        position = max(0, bisect_right(self._starts, start) - 1)
        for page in self._pages[position:]:
            if page.start >= end:
                break
            low, high = max(start, page.start), min(end, page.start + len(page.text))
            text = fold(page.text[low - page.start : high - page.start])
            if text:
                found.append(Part(page.number, low, high, text))
        return tuple(found)

    def text(self, start: int, end: int) -> str:
        """The page's text between two offsets of one page, as it stands."""
        page = self._pages[max(0, bisect_right(self._starts, start) - 1)]
        return page.text[start - page.start : end - page.start]


def fold(text: str) -> str:
    """White space folded to single spaces."""
    return _WHITE.sub(" ", text).strip()


def without_marker(text: str) -> str:
    """A list item's text without its bullet, number or letter."""
    return _MARKER.sub("", text, count=1)


def units_of(stored: StoredChunk, pages: PageMap) -> tuple[Unit, ...]:
    """The units of a chunk in reading order."""
    units: list[Unit] = []
    for index, group in enumerate(_joined(stored.chunk.blocks)):
        first = group[0]
        lead = _lead(first, pages)
        for parts in _sentences(group):
            units.append(
                Unit(stored.id, stored.document.id, first.kind, parts, lead, index, len(units)),
            )
    return tuple(units)


def sentences_of(chunk: Chunk) -> Iterator[tuple[int, str]]:
    """First page and text of the units of a chunk that is not stored yet, in reading order."""
    for group in _joined(chunk.blocks):
        for parts in _sentences(group):
            yield parts[0].page, " ".join(part.text for part in parts)


def _joined(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks grouped so that a paragraph running over a page break is one; headings are left out."""
    group: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            continue
        if group and block.continues and block.kind is not BlockKind.FOOTNOTE:
            group.append(block)
            continue
        if group:
            yield group
        group = [block]
    if group:
        yield group


def _sentences(group: Sequence[Block]) -> Iterator[tuple[Part, ...]]:
    first = group[0]
    text = " ".join(block.text for block in group)
    whole = first.kind in (BlockKind.TABLE_ROW, BlockKind.TABLE_HEAD) or (
        first.kind is BlockKind.LIST_ITEM and len(text) <= LONG_ITEM
    )
    spans = [(0, len(text))] if whole else _content_spans(text)
    edges: list[tuple[int, Block]] = []
    position = 0
    for block in group:
        edges.append((position, block))
        position += len(block.text) + 1
    for start, end in spans:
        parts = []
        for offset, block in edges:
            low, high = max(start, offset), min(end, offset + len(block.text))
            piece = fold(block.text[low - offset : high - offset]) if low < high else ""
            if piece:
                parts.append(Part(block.page, block.start + low - offset, block.start + high - offset, piece))
        if parts:
            yield tuple(parts)


def _content_spans(text: str) -> list[tuple[int, int]]:
    """Sentence spans, with a fragment too short to stand alone joined to what follows.

    What stands in braces or double brackets, as no sentence of a leaflet does, is a stretch of its own.
    """
    spans = [part for start, end in split_sentences(text) for part in _without_brackets(text, start, end)]
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and len(text[joined[-1][0] : joined[-1][1]].strip()) < 12:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _without_brackets(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _BRACKET_END.finditer(text, start, end):
        yield start, found.end()
        start = found.end()
    if start < end:
        yield start, end


def _lead(block: Block, pages: PageMap) -> tuple[Part, ...]:
    if block.lead is None:
        return ()
    span = _last_sentence(block.lead, pages) if block.kind is not BlockKind.TABLE_ROW else block.lead
    return pages.parts(span.start, span.end)


def _last_sentence(span: Span, pages: PageMap) -> Span:
    """A lead-in is the last sentence before its list, not the whole paragraph."""
    parts = pages.parts(span.start, span.end)
    if not parts:
        return span
    last = parts[-1]
    sentences = split_sentences(pages.text(last.start, last.end))
    return Span(last.start + sentences[-1][0], last.end) if len(sentences) > 1 else span
