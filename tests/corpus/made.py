"""Made documents, and an encoder that needs no model."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings

from assistant.corpus.model import Block, BlockKind, Chunk, DocumentMetadata, NewDocument, Page


class HashEncoder(Embeddings):
    """512 numbers that depend on the text alone; texts with words in common lie near each other."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        vector = np.full(512, 1e-3)
        for word in text.lower().split():
            spot = hashlib.sha256(word.encode()).digest()
            vector[int.from_bytes(spot[:2], "big") % 512] += 1
            vector[int.from_bytes(spot[2:4], "big") % 512] += 1
        return [float(number) for number in vector / np.linalg.norm(vector)]


def made_document(folder: Path, metadata: DocumentMetadata, chunk_texts: Sequence[str]) -> NewDocument:
    """A document with one page and one chunk per text, and a file with bytes of its own in ``folder``."""
    content = "\f".join((metadata.file, *chunk_texts)).encode()
    sha256 = hashlib.sha256(content).hexdigest()
    source = folder / f"{sha256[:16]}.pdf"
    source.write_bytes(content)
    pages, chunks, start = [], [], 0
    for ordinal, text in enumerate(chunk_texts):
        end = start + len(text)
        block = Block(BlockKind.PARAGRAPH, start, end, ordinal + 1, text)
        pages.append(Page(ordinal + 1, str(ordinal + 1), start, text))
        chunks.append(Chunk(ordinal, text, start, end, ordinal + 1, ordinal + 1, ("Teil",), (block,)))
        start = end + 1
    return NewDocument(sha256, source, metadata, tuple(pages), tuple(chunks))
