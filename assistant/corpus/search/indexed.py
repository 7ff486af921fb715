"""Units made ready for comparison with a question, kept while the corpus does not change."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from assistant.corpus.model import StoredChunk
from assistant.corpus.search.asked import Asked, held_by
from assistant.corpus.search.topics import treated_topics
from assistant.corpus.search.units import PageMap, Unit, units_of, without_marker
from assistant.german import analyse

Positions = dict[str, list[int]]

_LIMIT = re.compile(
    r"(?:weniger|mehr|nicht länger|nicht höher|kleiner|größer|jünger|älter) als|mindestens|höchstens|maximal|bis zu|"
    r"(?:über|unter|ab|überschrei\w+|übersteig\w+|unterschreit\w+)\s+\d|\bfewer than|\bless than|\bmore than|\bat least|\bup to"
)


@dataclass(frozen=True, slots=True)
class IndexedUnit:
    """A unit with its index terms and where they stand, the kinds of answer it can give, and whether it sets a limit."""

    unit: Unit
    positions: Positions
    length: int
    lead_terms: frozenset[str]
    held: frozenset[Asked]
    limits: bool


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

    ``pages`` gives the page map of a document, ``embed`` the vectors of texts (``n`` × dimensions, normalised).
    """

    def __init__(
        self,
        pages: Callable[[int], PageMap],
        embed: Callable[[list[str]], Sequence[Sequence[float]]],
        limit: int = 4000,
    ) -> None:
        self._pages, self._embed, self._limit = pages, embed, limit
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
        """For each chunk the vectors of its units, one row a unit, embedded together where they are missing."""
        with self._lock:
            missing = [chunk for chunk in chunks if chunk.stored.id not in self._vectors]
        texts = [embedded_text(unit.unit, chunk.stored.chunk.heading) for chunk in missing for unit in chunk.units]
        rows = np.asarray(self._embed(texts), dtype=np.float32) if texts else np.zeros((0, 0), np.float32)
        with self._lock:
            start = 0
            for chunk in missing:
                self._vectors[chunk.stored.id] = rows[start : start + len(chunk.units)]
                start += len(chunk.units)
            found = [self._vectors[chunk.stored.id] for chunk in chunks]
            while len(self._vectors) > max(self._limit, len(chunks)):
                self._vectors.popitem(last=False)
        return found


def embedded_text(unit: Unit, heading: Sequence[str]) -> str:
    """What is embedded of a unit: its words after its heading and the end of its lead-in."""
    around = [part for part in (heading[-1][-80:] if heading else "", unit.lead_text[-160:]) if part]
    return ": ".join((*around, without_marker(unit.text)[:500]))


def _index(stored: StoredChunk, pages: PageMap) -> IndexedChunk:
    units = []
    for unit in units_of(stored, pages):
        positions: Positions = {}
        terms = analyse(unit.text)
        for term in terms:
            positions.setdefault(term.text, []).append(term.position)
        lead_terms = frozenset(term.text for term in analyse(unit.lead_text)) if unit.lead else frozenset()
        length = 1 + max((term.position for term in terms), default=0)
        units.append(IndexedUnit(unit, positions, length, lead_terms, held_by(unit.text), bool(_LIMIT.search(unit.text))))
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


def _terms(text: str) -> frozenset[str]:
    return frozenset(term.text for term in analyse(text))
