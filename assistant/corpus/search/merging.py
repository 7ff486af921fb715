"""Passages made whole and different: neighbours joined where a passage was cut, near-duplicates left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.corpus.model import Passage, StoredChunk
from assistant.corpus.search.unit_cache import UnitCache

ALIKE = 0.8
"""Share of common index terms from which two passages say the same."""
REPEATED = 0.6
"""The same within one document: an annex often repeats the rules of an earlier section as they once were."""


def merged(passages: Sequence[Passage], k: int, units: UnitCache) -> list[Passage]:
    """At most ``k`` passages, best first; a neighbour under the same heading is joined to the better of the two.

    Of passages that say the same one is left: within a document the earlier, else the better.
    """
    kept: list[Passage] = []
    terms: list[frozenset[str]] = []
    for passage in passages:
        home = next((index for index, other in enumerate(kept) if _adjoins(other, passage)), None)
        if home is not None:
            parts = sorted((*_all(kept[home]), passage.stored), key=lambda part: part.chunk.ordinal)
            kept[home] = replace(kept[home], merged=tuple(part for part in parts if part.id != kept[home].stored.id))
            continue
        own = frozenset(term for unit in units.chunk(passage.stored).units for term in unit.positions)
        twin = next((at for at, other in enumerate(kept) if _alike(own, terms[at], other, passage)), None)
        if twin is not None:
            if _earlier(passage, kept[twin]):
                kept[twin], terms[twin] = replace(passage, score=kept[twin].score), own
            continue
        if len(kept) < k:
            kept.append(passage)
            terms.append(own)
    return kept


def _earlier(one: Passage, other: Passage) -> bool:
    same = one.stored.document.id == other.stored.document.id
    return same and one.stored.chunk.ordinal < other.stored.chunk.ordinal


def _all(passage: Passage) -> tuple[StoredChunk, ...]:
    return (passage.stored, *passage.merged)


def _adjoins(kept: Passage, other: Passage) -> bool:
    """Only a passage that was cut inside a section, and only one neighbour on each side."""
    chunk = other.stored.chunk
    return (
        kept.stored.document.id == other.stored.document.id
        and kept.stored.chunk.heading == chunk.heading
        and abs(kept.stored.chunk.ordinal - chunk.ordinal) == 1
    )


def _alike(left: frozenset[str], right: frozenset[str], kept: Passage, other: Passage) -> bool:
    if not left or not right:
        return False
    enough = REPEATED if kept.stored.document.id == other.stored.document.id else ALIKE
    return len(left & right) / len(left | right) >= enough
