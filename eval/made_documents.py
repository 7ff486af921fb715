"""Documents made of given texts, for measuring the corpus without PDFs."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from assistant.corpus.model import Block, BlockKind, Chunk, DocumentMetadata, NewDocument, Page


def made_document(name: str, texts: Sequence[str], folder: Path) -> NewDocument:
    """A document called ``name`` with one page, chunk and paragraph for each of ``texts``.

    The file that stands for its PDF is written into ``folder``.
    """
    pages, chunks = [], []
    start = 0
    for number, text in enumerate(texts, 1):
        end = start + len(text)
        block = Block(BlockKind.PARAGRAPH, start, end, number, text)
        pages.append(Page(number, str(number), start, text))
        chunks.append(Chunk(number - 1, text, start, end, number, number, (), (block,)))
        start = end + 1
    content = "\f".join((name, *texts)).encode()
    source = folder / name
    source.write_bytes(content)
    metadata = DocumentMetadata(name, name)
    return NewDocument(hashlib.sha256(content).hexdigest(), source, metadata, tuple(pages), tuple(chunks))
