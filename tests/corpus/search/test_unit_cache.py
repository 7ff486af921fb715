from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant.corpus.corpus import Corpus
from assistant.corpus.model import DocumentMetadata
from assistant.corpus.search.indexed import IndexedChunk
from assistant.corpus.search.unit_cache import UnitCache
from assistant.corpus.units import PageMap
from tests.layout import Line, heading, laid_out


class Counting:
    """The corpus's own encoder, which keeps what it was asked to embed."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus, self.texts = corpus, list[str]()

    def __call__(self, texts: list[str]) -> Sequence[Sequence[float]]:
        self.texts += texts
        return self.corpus.encoder.embed_documents(texts)


@pytest.fixture
def embed(corpus: Corpus) -> Counting:
    return Counting(corpus)


@pytest.fixture
def cache(corpus: Corpus, embed: Counting) -> UnitCache:
    return UnitCache(lambda document: PageMap(corpus.pages(document)), corpus.unit_vectors, embed)


@pytest.fixture
def chunks(corpus: Corpus, cache: UnitCache, tmp_path: Path) -> list[IndexedChunk]:
    """Two chunks under the heading “Höhe”, one under “Verfahren”, before them one under none."""
    added = corpus.add(
        laid_out(
            tmp_path,
            DocumentMetadata("richtlinie.pdf", "Richtlinie"),
            [Line("Diese Richtlinie gilt für Betriebe.")],
            [heading("Höhe"), Line("Der Zuschuss beträgt 40 Prozent."), Line("Er ist begrenzt.", chunk=True)],
            [heading("Verfahren"), Line("Anträge nimmt die Kammer an.")],
        )
    )
    return [cache.chunk(stored) for stored in corpus.chunks([f"{added.document.id}:{place}" for place in range(4)])]


def test_a_heading_is_embedded_once(cache: UnitCache, chunks: list[IndexedChunk], embed: Counting) -> None:
    cache.headings(chunks)
    cache.headings(chunks)
    assert embed.texts == ["Höhe", "Verfahren"]


def test_chunks_have_the_vector_of_their_own_heading(
    corpus: Corpus, cache: UnitCache, chunks: list[IndexedChunk]
) -> None:
    _, first, second, other = cache.headings(chunks)
    wanted = np.asarray(corpus.encoder.embed_documents(["Höhe"])[0], np.float32)
    assert first @ wanted > 0.99
    assert np.array_equal(first, second)
    assert first @ other < 0.9


def test_a_chunk_without_heading_is_near_no_question(cache: UnitCache, chunks: list[IndexedChunk]) -> None:
    none, *others = cache.headings(chunks)
    assert not none.any()
    assert all(other.any() for other in others)


def test_headings_beyond_the_limit_are_forgotten_and_embedded_again(
    corpus: Corpus, chunks: list[IndexedChunk], embed: Counting
) -> None:
    small = UnitCache(lambda document: PageMap(corpus.pages(document)), corpus.unit_vectors, embed, limit=1)
    for _ in range(2):
        assert all(vector.any() for vector in small.headings(chunks[1:]))
    assert embed.texts == ["Höhe", "Verfahren", "Höhe"]
