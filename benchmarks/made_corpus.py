"""Filling a corpus with made chunks up to a number."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings

from assistant.corpus.corpus import Corpus
from eval.made_documents import made_document

_CHUNKS_PER_DOCUMENT = 50
_CHARACTERS = 700


class MadeVectors(Embeddings):
    """``real`` for questions; for documents too, but while ``filling``, when each gets a random vector instead."""

    def __init__(self, real: Embeddings) -> None:
        self._real = real
        self._random = np.random.default_rng(0)
        self._dimension = len(real.embed_query("Förderung"))
        self.filling = False

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        if not self.filling:
            return self._real.embed_documents(texts)
        rows: list[list[float]] = self._random.normal(size=(len(texts), self._dimension)).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        return self._real.embed_query(text)


def paragraphs(corpus: Corpus) -> list[str]:
    """The paragraphs of all documents of a corpus, to make chunks of."""
    found = [page.text.split("\n") for info in corpus.documents() for page in corpus.pages(info.id)]
    return [text for texts in found for text in texts if len(text) > 80]


def fill_up(corpus: Corpus, chunks: int, texts: Sequence[str], folder: Path) -> None:
    """Add made documents, each chunk some of ``texts`` drawn at random, until there are ``chunks`` chunks."""
    random = np.random.default_rng(0)
    left = chunks - sum(info.chunk_count for info in corpus.documents())
    with corpus.batch():
        for number in count(1):
            if left <= 0:
                return
            made = [_drawn(texts, random) for _ in range(min(left, _CHUNKS_PER_DOCUMENT))]
            corpus.add(made_document(f"made-{number}.pdf", made, folder))
            left -= len(made)


def _drawn(texts: Sequence[str], random: np.random.Generator) -> str:
    drawn: list[str] = []
    while sum(map(len, drawn)) < _CHARACTERS:
        drawn.append(texts[int(random.integers(len(texts)))][:_CHARACTERS])
    return "\n".join(drawn)
