"""What can be asked of the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from assistant.corpus.errors import REBUILD, DocumentNotFound, IndexDamaged
from assistant.corpus.live import parse_chunk_id
from assistant.corpus.model import DocumentInfo, Page, Programme, StoredChunk
from assistant.corpus.reranking.reranker import Reranker
from assistant.corpus.store import Store
from assistant.corpus.tables import versions
from assistant.corpus.terms import TermIndex
from assistant.corpus.unit_vectors import unpacked
from assistant.corpus.vectors import VectorIndex
from assistant.corpus.vectorstore import CorpusVectorStore

_REMEMBERED = 4096  # chunks kept in memory, of one revision
_SHORTEST_HASH = 8


class CorpusReading:
    """The reading half of :class:`assistant.corpus.corpus.Corpus`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._remembered: tuple[int, dict[str, StoredChunk]] = (-1, {})

    @property
    def revision(self) -> int:
        """Counts up with every change of the corpus."""
        return self._store.revision

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self._store.settings.data

    @property
    def name(self) -> str:
        """Names this corpus among all."""
        return self._store.registry.corpus()

    @property
    def encoder(self) -> Embeddings:
        """Makes the vectors: of length 1 for the default model."""
        return self._store.encoder

    @property
    def reranker(self) -> Reranker | None:
        """Tells how well a sentence answers a question; ``None`` where it is switched off."""
        return self._store.reranker

    @property
    def terms(self) -> TermIndex:
        return self._store.indexes.terms

    @property
    def vectors(self) -> VectorIndex:
        return self._store.indexes.vectors

    @property
    def vectorstore(self) -> CorpusVectorStore:
        """The vectors as a LangChain vector store, for reading; what is changed here would not be in the registry."""
        indexes = self._store.indexes
        found = CorpusVectorStore(
            collection_name=indexes.vectors.collection.name, client=indexes.client, embedding_function=self.encoder
        )
        found.texts_of = lambda ids: [stored.chunk.text for stored in self.chunks(ids)]
        return found

    def documents(self, all_versions: bool = False) -> list[DocumentInfo]:
        """The documents by file name; with ``all_versions`` also the versions that were replaced."""
        return self._store.registry.infos(*([] if all_versions else [versions.c.current]))

    def document(self, document_id: int) -> DocumentInfo:
        """A version by its number. Raises DocumentNotFound."""
        for info in self._store.registry.infos(versions.c.id == document_id):
            return info
        raise DocumentNotFound(f"Ein Dokument mit der Nummer {document_id} gibt es nicht.", _LIST)

    def find(self, name_or_sha_or_id: str) -> DocumentInfo:
        """A document by file name, SHA-256 (or its first eight digits), or number; current before replaced ones.

        Raises DocumentNotFound naming what is spelled alike.
        """
        wanted = name_or_sha_or_id.strip()
        known = sorted(self.documents(all_versions=True), key=lambda info: (not info.current, -info.id))
        for info in known:
            by_hash = len(wanted) >= _SHORTEST_HASH and info.sha256.startswith(wanted.lower())
            if by_hash or wanted in (info.metadata.file, str(info.id)):
                return info
        near = get_close_matches(wanted, {info.metadata.file for info in known}, n=3, cutoff=0.5)
        hint = f"Meinten Sie {' oder '.join(near)}?" if near else _LIST
        raise DocumentNotFound(f"Das Dokument „{wanted}“ gibt es nicht.", hint)

    def pages(self, document_id: int) -> list[Page]:
        """All pages of a version in order; none where there is no such version."""
        return self._store.registry.pages(document_id)

    def page(self, document_id: int, number: int) -> Page:
        """One page by its physical number from 1. Raises DocumentNotFound."""
        for page in self._store.registry.pages(document_id, number):
            return page
        raise DocumentNotFound(f"Das Dokument {document_id} hat keine Seite {number}.")

    def headings(self, document_id: int) -> tuple[str, ...]:
        """The headings of a version in reading order, each once."""
        found = (heading for chunk in self._store.registry.all_chunks(document_id) for heading in chunk.heading)
        return tuple(dict.fromkeys(found))

    def pdf_path(self, document_id: int) -> Path:
        """The PDF as it was added. Raises DocumentNotFound."""
        return self._store.files.path(self.document(document_id).sha256)

    def programmes(self) -> list[Programme]:
        """The programmes that documents belong to, by name."""
        return self._store.registry.programmes()

    def chunks(self, ids: Sequence[str]) -> list[StoredChunk]:
        """The chunks in the order of ``ids``. Raises KeyError for an id that is not in the registry."""
        remembered = self._memory()
        if missing := [one for one in ids if one not in remembered]:
            found = self._store.registry.chunks(missing)
            infos = self._store.registry.infos(versions.c.id.in_({version for version, _ in found.values()}))
            by_id = {info.id: info for info in infos}
            for name, (version, chunk) in found.items():
                remembered[name] = StoredChunk(name, chunk, by_id[version])
        return [remembered[one] for one in ids]

    def chunks_of(self, document_id: int) -> list[StoredChunk]:
        """The chunks of a version in reading order."""
        return self.chunks(self._store.registry.chunk_ids(document_id))

    def unit_vectors(self, ids: Sequence[str]) -> list[NDArray[np.float32]]:
        """For each chunk the vectors of its units, an array of shape (units, dimensions), in the order of ``ids``.

        Raises IndexDamaged where a chunk has none stored.
        """
        generation = self._store.indexes.generation
        found = self._store.registry.unit_vectors(generation.id, ids)
        try:
            return [unpacked(found[one], generation.dimension) for one in ids]
        except (KeyError, ValueError) as error:
            raise IndexDamaged(f"Die Satzvektoren sind unvollständig: {error}.", REBUILD) from error

    def neighbours(self, chunk_id: str) -> tuple[StoredChunk | None, StoredChunk | None]:
        """The chunks before and after it in its document."""
        version, ordinal = parse_chunk_id(chunk_id)
        beside = [f"{version}:{ordinal - 1}", f"{version}:{ordinal + 1}"]
        known = self._store.registry.chunks(beside)
        before, after = (self.chunks([one])[0] if one in known else None for one in beside)
        return before, after

    def _memory(self) -> dict[str, StoredChunk]:
        revision, remembered = self._remembered
        if revision != self.revision or len(remembered) > _REMEMBERED:
            remembered = {}
            self._remembered = (self.revision, remembered)
        return remembered


_LIST = "„foerderlotse documents list“ zeigt alle."
