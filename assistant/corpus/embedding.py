"""The vectors of chunks: one for each unit, and their mean for the chunk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from assistant.corpus.encoders import encode
from assistant.corpus.live import chunk_id
from assistant.corpus.model import Chunk, DocumentInfo, Page, StoredChunk
from assistant.corpus.unit_vectors import packed
from assistant.corpus.units import PageMap, Unit, units_of, without_marker

_LEAD = 160
_UNIT = 300

Read = tuple[DocumentInfo, Sequence[Page], Sequence[Chunk]]


@dataclass(frozen=True, slots=True)
class ChunkVectors:
    """The vector of a chunk, of length 1, and those of its units as they are stored."""

    id: str
    whole: NDArray[np.float32]
    units: bytes


def chunk_vectors(encoder: Embeddings, documents: Sequence[Read]) -> list[ChunkVectors]:
    """The vectors of all chunks, in order. A text that occurs more than once is encoded once.

    A chunk's own vector is the mean of its units' vectors, normalised: that finds as well as a vector of its
    text and costs nothing more. A chunk without units (nothing but headings) has the vector of its text.
    """
    texts: dict[str, int] = {}  # each with its row
    of_chunks: list[tuple[str, int, list[int]]] = []
    for info, pages, chunks in documents:
        page_map = PageMap(pages)
        for chunk in chunks:
            stored = StoredChunk(chunk_id(info.id, chunk.ordinal), chunk, info)
            found = [embedded_text(unit) for unit in units_of(stored, page_map)]
            rows = [texts.setdefault(text, len(texts)) for text in found or [chunk.text[:_UNIT]]]
            of_chunks.append((stored.id, len(found), rows))
    vectors = encode(encoder, list(texts))
    return [ChunkVectors(name, _mean(vectors[rows]), packed(vectors[rows[:count]])) for name, count, rows in of_chunks]


def embedded_text(unit: Unit) -> str:
    """What is embedded of a unit: its words after the end of its lead-in. Headings before them find no better."""
    text = without_marker(unit.text)[:_UNIT]
    return f"{unit.lead_text[-_LEAD:]}: {text}" if unit.lead else text


def _mean(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    total: NDArray[np.float32] = vectors.sum(axis=0)
    return total / np.float32(np.linalg.norm(total) or 1)
