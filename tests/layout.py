"""Documents with headings, lists, tables and page breaks, written line by line."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.corpus.model import Block, BlockKind, Chunk, DocumentMetadata, NewDocument, Page, Span


@dataclass(frozen=True, slots=True)
class Line:
    """One block. ``chunk`` begins a new chunk (a heading always does); ``lead`` counts back to the lead's line."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    lead: int = 0
    chunk: bool = False
    continues: bool = False


def heading(text: str) -> Line:
    return Line(text, BlockKind.HEADING, chunk=True)


def items(*texts: str) -> list[Line]:
    """List items under the line before them."""
    return [Line(text, BlockKind.LIST_ITEM, lead=place) for place, text in enumerate(texts, 1)]


def table(heads: str, *rows: str) -> list[Line]:
    """A table; cells are parted by tabs."""
    return [
        Line(heads, BlockKind.TABLE_HEAD),
        *(Line(row, BlockKind.TABLE_ROW, lead=place) for place, row in enumerate(rows, 1)),
    ]


def laid_out(folder: Path, metadata: DocumentMetadata, *pages: Sequence[Line]) -> NewDocument:
    """A document of these pages, with a file of its own in ``folder``."""
    texts = ["\n".join(line.text for line in page) for page in pages]
    found, chunks, start = list[Page](), list[Chunk](), 0
    path: tuple[str, ...] = ()
    blocks: list[Block] = []
    lines: list[Line] = []
    for number, (page, text) in enumerate(zip(pages, texts, strict=True), 1):
        found.append(Page(number, str(number), start, text))
        at = start
        for line in page:
            lead = blocks[len(blocks) - line.lead] if line.lead else None
            span = Span(lead.start, lead.end) if lead else None
            blocks.append(Block(line.kind, at, at + len(line.text), number, line.text, line.continues, span))
            lines.append(line)
            at += len(line.text) + 1
        start += len(text) + 1
    for line, block in zip(lines, blocks, strict=True):
        if line.kind is BlockKind.HEADING:
            path = (line.text,)
        if line.chunk or not chunks:
            chunks.append(Chunk(len(chunks), "", block.start, block.end, block.page, block.page, path, ()))
        old = chunks[-1]
        chunks[-1] = replace(
            old,
            text=f"{old.text}\n{block.text}".lstrip("\n"),
            end=block.end,
            last_page=block.page,
            blocks=(*old.blocks, block),
        )
    content = "\f".join((metadata.file, metadata.title, *texts)).encode()
    digest = hashlib.sha256(content).hexdigest()
    source = folder / f"{digest[:16]}.pdf"
    source.write_bytes(content)
    return NewDocument(digest, source, metadata, tuple(found), tuple(chunks))
