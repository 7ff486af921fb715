"""Units made ready for comparison with a question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from assistant.corpus.model import BlockKind, StoredChunk
from assistant.corpus.search.asked import Asked, can_give
from assistant.corpus.search.matters import treated_matters
from assistant.corpus.search.topics import treated_topics
from assistant.corpus.units import PageMap, Unit, units_of
from assistant.german import analyse
from assistant.planted import is_planted, planted_among

Positions = dict[str, list[int]]

_LIMIT = re.compile(
    r"(?:weniger|mehr|nicht länger|nicht höher|kleiner|größer|jünger|älter) als|mindestens|höchstens|maximal|bis zu|"
    r"(?:über|unter|ab|überschrei\w+|übersteig\w+|unterschreit\w+)\s+\d|"
    r"\b(?:fewer than|less than|more than|at least|up to)\b"
)


@dataclass(frozen=True, slots=True)
class IndexedUnit:
    """A unit with its index terms and their places, the kinds of answer it can give, whether it sets a limit
    and the matters that it treats, with its lead-in.

    One that is ``planted`` (see :mod:`assistant.planted`) holds no terms and gives no answer: it is never said.
    """

    unit: Unit
    positions: Positions
    length: int
    lead_terms: frozenset[str]
    limits: bool
    matters: frozenset[str] = frozenset()
    planted: bool = False
    _held: dict[Asked, bool] = field(default_factory=dict)

    def holds(self, kind: Asked) -> bool:
        """Whether the unit can give an answer of that kind; found out when first asked."""
        if kind not in self._held:
            self._held[kind] = not self.planted and can_give(self.unit.text, kind)
        return self._held[kind]

    def holds_any(self, kinds: Iterable[Asked]) -> bool:
        """Whether the unit can give an answer of one of the kinds."""
        return any(self.holds(kind) for kind in kinds)


@dataclass(frozen=True, slots=True)
class IndexedChunk:
    """A chunk's units, the index terms of its heading path and of its document's names, its headings' topics."""

    stored: StoredChunk
    units: tuple[IndexedUnit, ...]
    heading_terms: frozenset[str]
    title_terms: frozenset[str]
    topics: frozenset[str]


def indexed(stored: StoredChunk, pages: PageMap) -> IndexedChunk:
    """The chunk made ready."""
    units = []
    for unit, planted in _judged(units_of(stored, pages), stored.document.metadata.language):
        positions: Positions = {}
        terms = () if planted else analyse(unit.text)
        for term in terms:
            positions.setdefault(term.text, []).append(term.position)
        lead_terms = _terms(unit.lead_text) if unit.lead else frozenset()
        length = 1 + max((term.position for term in terms), default=0)
        limits = not planted and bool(_LIMIT.search(unit.text))
        matters = frozenset[str]() if planted else treated_matters(f"{unit.lead_text} {unit.text}".strip())
        units.append(IndexedUnit(unit, positions, length, lead_terms, limits, matters, planted))
    metadata = stored.document.metadata
    programme = metadata.programme
    names = (programme.name, *programme.aliases) if programme else ()
    return IndexedChunk(
        stored,
        tuple(units),
        _terms(" ".join(stored.chunk.heading)),
        _terms(" ".join((metadata.title, metadata.file, *names))),
        treated_topics(stored.chunk.heading[-2:]),
    )


def _judged(units: Sequence[Unit], language: str) -> Iterator[tuple[Unit, bool]]:
    """Each unit and whether it is planted, as is what a planted sentence leads in; it leads in nothing else."""
    for unit, planted in zip(units, planted_among([unit.text for unit in units], language), strict=True):
        if unit.lead and is_planted(unit.lead_text, language):
            follows = unit.kind is BlockKind.TABLE_ROW or unit.lead_text.endswith(":")
            yield replace(unit, lead=()), planted or follows
        else:
            yield unit, planted


@lru_cache(maxsize=20_000)
def _terms(text: str) -> frozenset[str]:
    return frozenset(term.text for term in analyse(text))
