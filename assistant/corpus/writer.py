"""Changing registry, files and both indexes as one: all or nothing."""

from __future__ import annotations

import errno
import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from langchain_core.embeddings import Embeddings
from sqlalchemy.exc import SQLAlchemyError

from assistant.corpus.database import cause
from assistant.corpus.embedding import ChunkVectors, chunk_vectors
from assistant.corpus.errors import StorageFailed
from assistant.corpus.files import PdfFiles
from assistant.corpus.generations import Indexes
from assistant.corpus.journal import Entry, Journal
from assistant.corpus.model import DocumentInfo
from assistant.corpus.registry import Registry
from assistant.errors import FoerderlotseError

logger = logging.getLogger(__name__)


class Writer:
    """Every change runs: journal row, files and indexes, then one transaction that makes it true.

    What dies on the way leaves its journal row; :meth:`recover` takes back what it left in files and indexes.
    """

    def __init__(
        self, journal: Journal, registry: Registry, files: PdfFiles, indexes: Indexes, encoder: Embeddings
    ) -> None:
        self._journal = journal
        self._registry = registry
        self._files = files
        self._indexes = indexes
        self._encoder = encoder

    def add(self, entries: Sequence[Entry]) -> None:
        """Makes all entries part of the corpus, or none. Raises StorageFailed."""
        shown = [entry for entry in entries if entry.info.current]
        with self._whole([entry.info for entry in entries]), ThreadPoolExecutor(1) as aside:
            self._journal.reserve(entries)
            # The encoder and Chroma compute outside of Python: meanwhile the terms are analysed.
            vectors = aside.submit(self._add_vectors, shown)
            for entry in entries:
                self._files.keep(entry.document.source, entry.info.sha256)
            for entry in shown:
                self._indexes.terms.add(entry.info, entry.document.chunks)
            self._indexes.terms.commit()
            self._journal.publish(entries, self._indexes.generation, vectors.result())

    def _add_vectors(self, entries: Sequence[Entry]) -> list[ChunkVectors]:
        read = [(entry.info, entry.document.pages, entry.document.chunks) for entry in entries]
        vectors = chunk_vectors(self._encoder, read)
        self._indexes.vectors.add([entry.info for entry in entries], vectors)
        return vectors

    def remove(self, infos: Sequence[DocumentInfo]) -> None:
        """Takes versions out of the corpus."""
        with self._whole(infos):
            self._journal.retract(infos)

    def recover(self) -> None:
        """Works off the journal: what is not part of the corpus leaves indexes and files."""
        self._files.remove_parts()
        left = self._registry.pending()
        if not left:
            return
        self._indexes.forget((version, count) for version, _, count in left)
        known = self._registry.hashes()
        for _, sha256, _ in left:
            if sha256 not in known:
                self._files.remove(sha256)
        self._journal.settle(version for version, _, _ in left)

    @contextmanager
    def _whole(self, infos: Sequence[DocumentInfo]) -> Iterator[None]:
        """Whether or not the change went through, its journal is worked off; as far as that is possible now."""
        try:
            yield
        except BaseException as error:
            self._try_to_recover(failed=True)
            raise _readable(error, infos) from error
        self._try_to_recover()

    def _try_to_recover(self, *, failed: bool = False) -> None:
        try:
            if failed:  # opened anew: after a failed write Chroma's client can wait for itself for ever
                self._indexes.abandon()
            self.recover()
        except Exception as error:
            logger.warning("Aufräumen gelang noch nicht (%s); es wird beim nächsten Öffnen nachgeholt.", error)


def _readable(error: BaseException, infos: Sequence[DocumentInfo]) -> BaseException:
    if isinstance(error, FoerderlotseError) or not isinstance(error, Exception):
        return error
    names = ", ".join(info.metadata.file for info in infos[:3]) + (" …" if len(infos) > 3 else "")
    reason = cause(error) if isinstance(error, SQLAlchemyError) else str(error)
    full = getattr(error, "errno", None) == errno.ENOSPC or "full" in reason or "No space" in reason
    return StorageFailed(
        f"Der Bestand wurde nicht geändert ({names}): {'Der Datenträger ist voll' if full else reason}.",
        "Schaffen Sie Platz und versuchen Sie es noch einmal." if full else "Versuchen Sie es noch einmal.",
    )
