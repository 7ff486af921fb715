"""Units made ready for comparison with a question, kept while the corpus does not change."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from threading import Lock

import numpy as np
from numpy.typing import NDArray

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


class UnitCache:
    """Keeps the indexed chunks and the vectors of their units that were used last.

    ``pages`` gives the page map of a document, ``read`` the vectors of the units of chunks by their
    ids, an array of shape (units, dimensions) for each, ``embed`` the vectors of texts.
    """

    def __init__(
        self,
        pages: Callable[[int], PageMap],
        read: Callable[[Sequence[str]], Sequence[NDArray[np.float32]]],
        embed: Callable[[list[str]], Sequence[Sequence[float]]],
        limit: int = 4000,
    ) -> None:
        self._pages, self._read, self._embed, self._limit = pages, read, embed, limit
        self._headings: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._chunks: OrderedDict[str, IndexedChunk] = OrderedDict()
        self._vectors: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()

    def chunk(self, stored: StoredChunk) -> IndexedChunk:
        """The chunk's indexed units."""
        with self._lock:
            if (known := self._chunks.get(stored.id)) is not None:
                self._chunks.move_to_end(stored.id)
                return known
        made = _index(stored, self._pages(stored.document.id))
        with self._lock:
            self._chunks[stored.id] = made
            while len(self._chunks) > self._limit:
                self._chunks.popitem(last=False)
        return made

    def vectors(self, chunks: Sequence[IndexedChunk]) -> list[NDArray[np.float32]]:
        """For each chunk the vectors of its units, one row a unit, read together where they are missing.

        That of a planted unit is zero: it is near no question.
        """
        ids = [chunk.stored.id for chunk in chunks]
        with self._lock:
            known = {one: self._vectors[one] for one in ids if one in self._vectors}
        missing = [one for one in ids if one not in known]
        known.update(zip(missing, self._read(missing) if missing else (), strict=True))
        for chunk in chunks:
            if chunk.stored.id in missing and any(unit.planted for unit in chunk.units):
                honest = np.asarray([not unit.planted for unit in chunk.units], np.float32)
                known[chunk.stored.id] = known[chunk.stored.id] * honest[:, None]
        with self._lock:
            self._vectors.update((one, known[one]) for one in missing)
            while len(self._vectors) > self._limit:
                self._vectors.popitem(last=False)
        return [known[one] for one in ids]

    def headings(self, chunks: Sequence[IndexedChunk]) -> list[NDArray[np.float32]]:
        """For each chunk the vector of its last two headings, zero where it has none."""
        texts = [" – ".join(chunk.stored.chunk.heading[-2:]) for chunk in chunks]
        with self._lock:
            known = {text: self._headings[text] for text in texts if text in self._headings}
        missing = [text for text in dict.fromkeys(texts) if text and text not in known]
        vectors = self._embed(missing) if missing else ()
        new = {text: np.asarray(vector, np.float32) for text, vector in zip(missing, vectors, strict=True)}
        with self._lock:
            self._headings.update(new)
            while len(self._headings) > self._limit:
                self._headings.popitem(last=False)
        none = np.zeros(1, np.float32)
        return [{**known, **new}.get(text, none) for text in texts]


def _index(stored: StoredChunk, pages: PageMap) -> IndexedChunk:
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
