"""The vector index: chunks by the nearness of their embeddings, on Chroma."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.corpus.chroma import where
from assistant.corpus.embedding import ChunkVectors
from assistant.corpus.errors import REBUILD, EmbeddingMismatch, IndexDamaged
from assistant.corpus.live import IsLive, live_hits, parse_chunk_id
from assistant.corpus.model import DocumentInfo, Filters, Hit
from assistant.corpus.term_texts import filter_values

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.collection_configuration import CreateHNSWConfiguration

# Synchronised often: with 1000 (Chroma's own) the first write after a search took 2 to 5 ms per vector not yet
# synchronised, seconds in all; with 100 it takes 10 ms, and adding is no slower (0.4 ms of one core per chunk).
HNSW: CreateHNSWConfiguration = {
    "space": "cosine",
    "max_neighbors": 16,
    "ef_construction": 100,
    "ef_search": 200,
    "sync_threshold": 100,
}
_PAGE = 1000
_SAME = 0.999


class VectorIndex:
    """A Chroma collection that knows which model its vectors come from."""

    def __init__(
        self, client: ClientAPI, name: str, model: str, dimension: int, is_live: IsLive, *, create: bool = False
    ) -> None:
        """Opens the collection, or makes it new.

        Raises IndexDamaged where there is none to open, EmbeddingMismatch where its vectors are another model's.
        """
        self._client = client
        self._is_live = is_live
        self.dimension = dimension
        with _readable(name):
            if create:
                self.collection = client.create_collection(
                    name,
                    configuration={"hnsw": HNSW},
                    metadata={"model": model, "dimension": dimension},
                    embedding_function=None,
                )
            else:
                self.collection = client.get_collection(name, embedding_function=None)
        made_by = self.collection.metadata or {}
        if (made_by.get("model"), made_by.get("dimension")) != (model, dimension):
            raise EmbeddingMismatch(
                f"Die Vektoren stammen vom Modell {made_by.get('model')} ({made_by.get('dimension')} Zahlen), "
                f"eingestellt ist {model} ({dimension}).",
                REBUILD,
            )

    def search(self, vector: Sequence[float], limit: int, filters: Filters | None = None) -> list[Hit]:
        """The nearest chunks by cosine (1: same direction), nearest first."""
        restricted = where(filters or Filters())
        return live_hits(lambda count: self._hits(vector, count, restricted), limit, self._is_live)

    @property
    def count(self) -> int:
        """How many chunks there are."""
        with _readable(self.collection.name):
            return self.collection.count()

    def ids(self) -> Iterator[str]:
        """Every chunk id whose vector can be read. For checking: it reads all."""
        for offset in range(0, self.count, _PAGE):
            with _readable(self.collection.name):
                page = self.collection.get(limit=_PAGE, offset=offset, include=["embeddings"])
                vectors = page["embeddings"]
            for one, vector in zip(page["ids"], [] if vectors is None else vectors, strict=False):
                if np.any(vector):
                    yield one

    def add(self, infos: Iterable[DocumentInfo], vectors: Sequence[ChunkVectors]) -> None:
        """Chunks of the versions ``infos`` with their vectors. Raises EmbeddingMismatch."""
        if not vectors:
            return
        array = np.stack([one.whole for one in vectors])
        if array.shape[1] != self.dimension:
            raise EmbeddingMismatch(
                f"Das Modell gibt {array.shape[1]} Zahlen je Text, der Index hat {self.dimension}.", REBUILD
            )
        known = {info.id: filter_values(info) for info in infos}
        ids = [one.id for one in vectors]
        metadatas = [known[parse_chunk_id(one)[0]] for one in ids]
        step = self._client.get_max_batch_size()
        for start in range(0, len(ids), step):
            part = slice(start, start + step)
            self.collection.upsert(ids=ids[part], embeddings=array[part], metadatas=metadatas[part])  # type: ignore[arg-type]

    def delete(self, ids: Sequence[str]) -> None:
        """Takes chunks out; ids that are not there are passed over."""
        step = self._client.get_max_batch_size()
        for start in range(0, len(ids), step):
            with _readable(self.collection.name):
                self.collection.delete(ids=list(ids[start : start + step]))

    def prove(self, ids: Iterable[str]) -> None:
        """Raises IndexDamaged unless each of these chunks has a vector, and a search for it finds one like it."""
        for one in ids:
            with _readable(self.collection.name):
                vectors = self.collection.get(ids=[one], include=["embeddings"])["embeddings"]
                if vectors is None or not len(vectors) or self._hits(vectors[0], 1, None)[0].score < _SAME:
                    raise LookupError(f"{one} wird nicht gefunden")

    def _hits(self, vector: Any, limit: int, restricted: dict[str, Any] | None) -> list[Hit]:
        with _readable(self.collection.name):
            found = self.collection.query(
                query_embeddings=[vector],
                n_results=limit,
                where=restricted,
                include=["distances"],
            )
        distances = (found["distances"] or [[]])[0]
        return [Hit(name, 1.0 - distance) for name, distance in zip(found["ids"][0], distances, strict=True)]


@contextmanager
def _readable(name: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # Chroma raises whatever its parts raise
        raise IndexDamaged(f"Der Vektorindex {name} lässt sich nicht lesen: {error}.", REBUILD) from error


def count_ids(index: VectorIndex) -> Counter[str]:
    """How often each chunk id stands in the index."""
    return Counter(index.ids())
