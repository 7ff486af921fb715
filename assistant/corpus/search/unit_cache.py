"""Indexed chunks and the vectors of their units, kept while the corpus does not change."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from assistant.corpus.model import StoredChunk
from assistant.corpus.search.indexed import IndexedChunk, indexed
from assistant.corpus.units import PageMap


class UnitCache:
    """Keeps the indexed chunks and the vectors of their units that were used last.

    ``pages`` gives the page map of a document, ``read`` the vectors of the units of chunks by their
    ids, an array of shape (units, dimensions) for each, ``embed`` the vectors of texts. At most ``limit`` of each
    are kept.
    """

    def __init__(
        self,
        pages: Callable[[int], PageMap],
        read: Callable[[Sequence[str]], Sequence[NDArray[np.float32]]],
        embed: Callable[[list[str]], Sequence[Sequence[float]]],
        limit: int = 4000,
    ) -> None:
        self._pages, self._read, self._embed, self.limit = pages, read, embed, limit
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
        made = indexed(stored, self._pages(stored.document.id))
        with self._lock:
            self._chunks[stored.id] = made
            while len(self._chunks) > self.limit:
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
            while len(self._vectors) > self.limit:
                self._vectors.popitem(last=False)
        return [known[one] for one in ids]

    def headings(self, chunks: Sequence[IndexedChunk]) -> list[NDArray[np.float32]]:
        """For each chunk the vector of its last two headings, zero where it has none."""
        texts = [" – ".join(chunk.stored.chunk.heading[-2:]) for chunk in chunks]
        with self._lock:
            known = {text: self._headings[text] for text in texts if text in self._headings}
        missing = [text for text in dict.fromkeys(texts) if text and text not in known]
        # Each alone: together, a vector depends a little on the others, and so an answer on what was asked before.
        new = {text: np.asarray(self._embed([text])[0], np.float32) for text in missing}
        with self._lock:
            self._headings.update(new)
            while len(self._headings) > self.limit:
                self._headings.popitem(last=False)
        none = np.zeros(1, np.float32)
        return [{**known, **new}.get(text, none) for text in texts]
