"""A second look at the best candidates: how well their sentences meet the question."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from assistant.corpus.search.features import NAMES as SENTENCE_NAMES
from assistant.corpus.search.features import features, nearness
from assistant.corpus.search.indexed import IndexedChunk
from assistant.corpus.search.need import Need
from assistant.corpus.search.trained import trained

COLUMNS = (
    "terms", "vectors", "names", "cover", "cover_around", "own", "context", "phrase", "nearness", "cosine",
    "asked", "topic", "heading", "title", "body", "length", "heading_cosine", "matter",
)  # fmt: skip
"""The features of a passage in the order of the columns."""


def passage_features(
    need: Need,
    chunk: IndexedChunk,
    vectors: NDArray[np.float32],
    heading: NDArray[np.float32],
    scores: Mapping[str, float],
) -> NDArray[np.float32]:
    """One row of :data:`COLUMNS`.

    ``vectors`` are those of the chunk's units, ``heading`` that of its headings, ``scores`` those of the two
    indexes and the names.
    """
    total = need.total_weight or 1.0
    held = {term for unit in chunk.units for term in unit.positions}
    around = held | chunk.heading_terms | {term for unit in chunk.units for term in unit.lead_terms}
    question = np.asarray(need.vector, dtype=np.float32)
    cosines = vectors @ question if len(chunk.units) else np.zeros(0, np.float32)
    rows = features(need, chunk, cosines, nearness(heading, question), 0.0, 0)
    best = rows.max(axis=0) if len(rows) else np.zeros(len(SENTENCE_NAMES), np.float32)
    column = dict(zip(SENTENCE_NAMES, best, strict=True))
    notes = sum(unit.unit.kind == "footnote" for unit in chunk.units)
    return np.asarray(
        (
            scores["terms"],
            scores["vectors"],
            scores["names"],
            _cover(need, held) / total,
            _cover(need, around) / total,
            column["own"],
            column["context"],
            column["phrase"],
            column["nearness"],
            column["cosine"],
            column["asked"],
            len(need.topics & chunk.topics) / max(1, len(need.topics)),
            column["heading"],
            column["title"],
            1 - notes / max(1, len(chunk.units)),
            min(len(chunk.stored.chunk.text), 2000) / 2000,
            nearness(heading, question),
            column["matter"],
        ),
        dtype=np.float32,
    )


def passage_scores(rows: NDArray[np.float32]) -> NDArray[np.float64]:
    """The scores of candidate passages by their features; only their differences mean something."""
    return trained("passages", COLUMNS)(rows)


def _cover(need: Need, held: set[str] | frozenset[str]) -> float:
    return sum(
        needed.weight * max((weight for variant, weight in needed.term.variants if variant in held), default=0.0)
        for needed in need.terms
    )
