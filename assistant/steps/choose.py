"""Scores the sentences of the passages for a question: all by their words, the best of them by what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.corpus.model import Authority, Passage, StoredChunk
from assistant.corpus.reranking.reranker import Reranker
from assistant.corpus.search.features import NAMES, features, nearness
from assistant.corpus.search.indexed import IndexedChunk, IndexedUnit
from assistant.corpus.search.need import Need
from assistant.corpus.search.trained import trained
from assistant.corpus.search.unit_cache import UnitCache

PAPER_BEHIND = 2.0
"""How far a report's or press paper's sentence stands behind one of a better source, in log odds."""

READ = 20
"""Sentences, best first by their words, that the reranker reads."""
READ_NAMES = (*NAMES, "by_words", "meaning", "behind", "tokens", "tokens_behind")
"""The features of a sentence where there is a reranker: its score by words, the reranker's two numbers, and how far
each lies behind the best one's. A sentence that was not read counts as the worst of those that were."""
CONTEXT, LEAD = 160, 200
"""Characters of a sentence's headings and of its lead-in that the reranker reads with it."""


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """A unit with its score (log odds that it answers) and its place: chunk of the list, unit of the chunk."""

    chunk: int
    place: int
    unit: IndexedUnit
    score: float
    row: NDArray[np.float32]

    def feature(self, name: str) -> float:
        """One of the features the score was made of."""
        return float(self.row[READ_NAMES.index(name)])

    @property
    def was_read(self) -> bool:
        """Whether a reranker has its say in the score."""
        return len(self.row) == len(READ_NAMES)


Place = tuple[int, int]
"""Where a unit stands: its document and where it begins in it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """All units of the passages, in reading order within each chunk; ``best`` lists them by score."""

    chunks: tuple[IndexedChunk, ...]
    units: tuple[tuple[Scored, ...], ...]

    @property
    def best(self) -> list[Scored]:
        return sorted((unit for units in self.units for unit in units), key=lambda scored: -scored.score)

    def place(self, scored: Scored) -> Place:
        """Where a unit stands."""
        return self.chunks[scored.chunk].stored.document.id, scored.unit.unit.parts[0].start

    def around(self, scored: Scored) -> tuple[list[Scored], int]:
        """The unit's stretch of the document as far as it was found, in reading order, and its place in it.

        Chunks that follow each other in the document count as one stretch: they were cut for size only.
        """
        own = self.chunks[scored.chunk].stored
        by_ordinal = {
            chunk.stored.chunk.ordinal: index
            for index, chunk in enumerate(self.chunks)
            if chunk.stored.document.id == own.document.id
        }
        first = last = own.chunk.ordinal
        while first - 1 in by_ordinal:
            first -= 1
        while last + 1 in by_ordinal:
            last += 1
        stretch = [unit for ordinal in range(first, last + 1) for unit in self.units[by_ordinal[ordinal]]]
        return stretch, stretch.index(scored)

    @property
    def shares(self) -> list[float]:
        """How likely each unit of :attr:`best` is the one that answers, if any does; they add up to 1."""
        scores = np.asarray([scored.score for scored in self.best])
        likely = np.exp(scores - scores.max(initial=0.0))
        return [float(share) for share in likely / likely.sum()]


def choose(need: Need, passages: Sequence[Passage], cache: UnitCache, reranker: Reranker | None = None) -> Choice:
    """Score every unit of the passages and of the neighbours merged into them, but for planted ones."""
    chunks, rows = compared(need, passages, cache)
    if reranker:
        rows, score = read(need, chunks, rows, reranker), trained("read_sentences", READ_NAMES)
    else:
        score = trained("sentences", NAMES)
    better = any(_authority(chunk) is not Authority.PAPER for chunk in chunks)
    scored = []
    for index, (chunk, own) in enumerate(zip(chunks, rows, strict=True)):
        scores = score(own) - (PAPER_BEHIND if better and _authority(chunk) is Authority.PAPER else 0.0)
        scored.append(
            tuple(
                Scored(index, place, unit, float(scores[place]), own[place])
                for place, unit in enumerate(chunk.units)
                if not unit.planted
            )
        )
    return Choice(tuple(chunks), tuple(scored))


def read(
    need: Need, chunks: Sequence[IndexedChunk], rows: Sequence[NDArray[np.float32]], reranker: Reranker
) -> list[NDArray[np.float32]]:
    """The rows of :func:`compared` with what the reranker says of the best units, columns :data:`READ_NAMES`."""
    by_words = [trained("sentences", NAMES)(own) for own in rows]
    places = [
        (index, place)
        for index, chunk in enumerate(chunks)
        for place, unit in enumerate(chunk.units)
        if not unit.planted
    ]
    best = sorted(places, key=lambda at: -by_words[at[0]][at[1]])[:READ]
    found = reranker.scores(need.question, [with_context(chunks[index], place) for index, place in best])
    worst, top = found.min(axis=0, initial=1.0), found.max(axis=0, initial=-1.0)
    said = [np.tile(worst, (len(own), 1)) for own in rows]
    for (index, place), numbers in zip(best, found, strict=True):
        said[index][place] = numbers
    return [
        np.column_stack((own, words, *np.stack((both, both - top)).transpose(2, 0, 1).reshape(4, -1))).astype(
            np.float32
        )
        for own, words, both in zip(rows, by_words, said, strict=True)
    ]


def with_context(chunk: IndexedChunk, place: int) -> str:
    """A unit of a chunk as the reranker reads it."""
    unit = chunk.units[place].unit
    return in_context(chunk.stored.document.metadata.title, chunk.stored.chunk.heading, unit.lead_text, unit.text)


def in_context(title: str, headings: Sequence[str], lead: str, text: str) -> str:
    """A sentence after its document's title, its last two headings and its lead-in."""
    names = " – ".join((title, *headings[-2:]))
    return f"{names[-CONTEXT:]}: {' '.join(filter(None, (lead[:LEAD], text)))}"


def _authority(chunk: IndexedChunk) -> Authority:
    return chunk.stored.document.metadata.authority


def compared(
    need: Need, passages: Sequence[Passage], cache: UnitCache
) -> tuple[list[IndexedChunk], list[NDArray[np.float32]]]:
    """The chunks of the passages, and for each the features of its units, one row a unit."""
    parts = [(part, passage, rank) for rank, passage in enumerate(passages) for part in _parts(passage)]
    chunks = [cache.chunk(part) for part, _, _ in parts]
    top = max((passage.score for passage in passages), default=0.0)
    question = np.asarray(need.vector, dtype=np.float32)
    rows = []
    both = zip(cache.vectors(chunks), cache.headings(chunks), strict=True)
    for (_, passage, rank), chunk, (vectors, heading) in zip(parts, chunks, both, strict=True):
        cosines = vectors @ question if len(chunk.units) else np.zeros(0, np.float32)
        near = nearness(heading, question)
        rows.append(features(need, chunk, cosines, near, passage.score - top, rank, passage.scores.get("names", 0.0)))
    return chunks, rows


def _parts(passage: Passage) -> list[StoredChunk]:
    return [passage.stored, *passage.merged]
