"""The corpus: what is known, and how it is changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import RLock
from types import TracebackType
from typing import Self

from langchain_core.embeddings import Embeddings
from sqlalchemy import select

from assistant.corpus.check import Problem, check
from assistant.corpus.encoders import encoder_from
from assistant.corpus.journal import Entry
from assistant.corpus.model import NewDocument
from assistant.corpus.reading import CorpusReading
from assistant.corpus.rebuild import Progress, rebuild
from assistant.corpus.staging import AddOutcome, judge
from assistant.corpus.store import Store
from assistant.corpus.tables import versions
from assistant.settings import Settings

_GROUP = 1000  # chunks written at once in a batch


class Corpus(CorpusReading):
    """All documents, searchable by terms and by vectors. One per data folder; searches may run in any thread.

    Every change is all or nothing across registry, files and indexes, and counts the revision up.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._changing = RLock()
        self._staged: list[Entry] = []
        self._in_batch = False
        self._next_version = store.journal.next_version()

    @classmethod
    def open(
        cls, settings: Settings, *, encoder: Embeddings | None = None, repair: bool = False, guest: bool = False
    ) -> Self:
        """Opens the data folder, makes it where there is none, takes back what a killed process left half done;
        where that broke an index, both are built anew.

        ``encoder`` stands in for the one the settings name. ``repair`` opens also what only :meth:`check` and
        :meth:`rebuild` can deal with. A ``guest`` reads beside another process of ours that holds the folder open and
        does not change it. Raises CorpusLocked, EmbeddingMismatch, AnalysisChanged, IndexDamaged,
        StorageFailed, EncoderUnavailable.
        """
        store = Store(settings, encoder or encoder_from(settings), repair=repair, guest=guest)
        with ExitStack() as opening:
            opening.callback(store.close)
            if not (store.sound or repair):
                rebuild(store)
            corpus = cls(store)
            opening.pop_all()
        return corpus

    def add(self, document: NewDocument) -> AddOutcome:
        """Adds a document, or a new version in place of an old one, which stays in the registry.

        Raises StorageFailed; the corpus is then as before. In a :meth:`batch` that may be a later document's call.
        """
        with self._changing:
            if any(_related(document, entry.document) for entry in self._staged):
                self._write()
            outcome, entry = judge(self._store.registry, document, self._next_version)
            if entry:
                self._next_version += 1
                self._staged.append(entry)
                if not self._in_batch or sum(entry.info.chunk_count for entry in self._staged) >= _GROUP:
                    self._write()
            return outcome

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Documents added inside are written in groups, which is faster: each group wholly or not at all.

        They are found once their group is written, at the latest at the end. An error that leaves the ``with``
        block drops the last, unwritten group; an error while writing a group names its documents.
        """
        with self._changing:
            self._in_batch = True
            try:
                yield
                self._write()
            finally:
                self._in_batch = False
                self._staged = []

    def remove(self, document_id: int) -> None:
        """Removes a version for good; with the current version all older ones. Raises DocumentNotFound."""
        with self._changing:
            info = self.document(document_id)
            lineage = select(versions.c.document).where(versions.c.id == document_id).scalar_subquery()
            which = versions.c.document == lineage if info.current else versions.c.id == document_id
            try:
                self._store.writer.remove(self._store.registry.infos(which))
            finally:
                self._store.refresh()

    def check(self) -> list[Problem]:
        """Every difference between the truth (registry, PDFs) and the indexes; empty where the corpus is whole."""
        with self._changing:
            return check(self._store)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Builds both indexes new from the truth, and changes over to them when they are complete."""
        with self._changing:
            rebuild(self._store, progress)

    def close(self) -> None:
        """Gives the data folder back."""
        with self._changing:
            self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _write(self) -> None:
        entries, self._staged = self._staged, []
        if entries:
            try:
                self._store.writer.add(entries)
            finally:
                self._store.refresh()


def _related(one: NewDocument, other: NewDocument) -> bool:
    def names(of: NewDocument) -> set[str | None]:
        return {of.sha256, of.metadata.file, of.metadata.replaces} - {None}

    return bool(names(one) & names(other))
