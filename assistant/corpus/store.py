"""The parts of an opened corpus, and how they are opened and closed together."""

from __future__ import annotations

import logging
import random
from contextlib import ExitStack

from langchain_core.embeddings import Embeddings

from assistant.corpus.analysis import analysis_version
from assistant.corpus.database import open_database
from assistant.corpus.encoders import dimension_of
from assistant.corpus.errors import REBUILD, AnalysisChanged, CorpusLocked, EmbeddingMismatch, IndexDamaged
from assistant.corpus.files import PdfFiles
from assistant.corpus.generations import Indexes, Place
from assistant.corpus.journal import Journal
from assistant.corpus.live import chunk_id
from assistant.corpus.lock import FolderLock
from assistant.corpus.registry import Registry
from assistant.corpus.reranking.reranker import reranker_from
from assistant.corpus.reranking.sentence_encoder import SentenceEncoder
from assistant.corpus.writer import Writer
from assistant.settings import Settings

logger = logging.getLogger(__name__)

_TRIED = 200  # chunks searched for after a kill


class Store:
    """Registry, files and the current indexes, behind the folder's lock."""

    def __init__(self, settings: Settings, encoder: Embeddings, *, repair: bool = False, guest: bool = False) -> None:
        """A ``guest`` only reads, beside the process that holds the folder."""
        self.settings = settings
        self.encoder = encoder
        self.reranker = reranker_from(settings)
        self._open = ExitStack()
        with ExitStack() as opening:
            opening.callback(self._open.close)
            if isinstance(self.reranker, SentenceEncoder):
                self._open.callback(self.reranker.close)
            self._guest = guest
            if not guest:
                lock = FolderLock(settings.data)
                lock.acquire()
                self._open.callback(lock.release)
            engine = open_database(settings.registry_url)
            self._open.callback(engine.dispose)
            self.registry = Registry(engine)
            self.journal = Journal(engine)
            self.journal.name_corpus()
            self.files = PdfFiles(settings.data / "documents")
            self._place = Place(settings.data, settings.chroma_url, self.registry.corpus())
            self.refresh()
            if not guest:
                self._remove_unfinished()
            self.indexes = self._current()
            self._open.callback(lambda: self.indexes.close())
            if not repair:
                self.compare()
            self.sound = guest or self._recover()
            opening.pop_all()

    @property
    def writer(self) -> Writer:
        """What changes the corpus. Raises CorpusLocked for a guest."""
        if self._guest:
            raise CorpusLocked(
                "Der Bestand wird hier von mehreren Prozessen nur gelesen.",
                "Beenden Sie „foerderlotse serve“, bevor Sie Dokumente aufnehmen oder entfernen.",
            )
        return Writer(self.journal, self.registry, self.files, self.indexes, self.encoder)

    def refresh(self) -> None:
        """Reads again what is current."""
        self.revision, self.live = self.registry.live()

    def is_live(self, version: int) -> bool:
        return version in self.live

    def make_generation(self) -> Indexes:
        """New empty indexes for the model and analysis in force; not yet the current ones."""
        model = self.settings.embedding_model
        made = self.journal.new_generation(model, dimension_of(self.encoder), analysis_version())
        indexes = Indexes(self._place, made, self.is_live, create=True)
        try:
            indexes.make()
        except BaseException:
            self.remove_generation(indexes)
            raise
        return indexes

    def switch_to(self, indexes: Indexes) -> None:
        """Makes the indexes the current ones."""
        self.journal.switch_to(indexes.generation)
        self.indexes = indexes
        self.refresh()

    def remove_generation(self, indexes: Indexes) -> None:
        indexes.remove()
        self.journal.drop_generation(indexes.generation.id)

    def close(self) -> None:
        self._open.close()

    def _remove_unfinished(self) -> None:
        for generation, current in self.registry.generations():
            if not current:
                self.remove_generation(Indexes(self._place, generation, self.is_live))

    def _current(self) -> Indexes:
        for generation, _ in self.registry.generations():
            return Indexes(self._place, generation, self.is_live)
        indexes = self.make_generation()
        self.journal.switch_to(indexes.generation)
        return indexes

    def compare(self) -> None:
        """Raises EmbeddingMismatch or AnalysisChanged where the indexes were made otherwise than they are asked."""
        made = self.indexes.generation
        wanted = self.settings.embedding_model
        if made.model != wanted:
            raise EmbeddingMismatch(
                f"Der Bestand wurde mit dem Embedding-Modell {made.model} indexiert, eingestellt ist {wanted}.",
                f"{REBUILD} Oder stellen Sie FOERDERLOTSE_EMBEDDING_MODEL zurück.",
            )
        if made.analysis != analysis_version():
            raise AnalysisChanged(
                "Die Suchindexe wurden mit einer anderen Fassung der Sprachanalyse gebaut als der installierten.",
                REBUILD,
            )

    def _recover(self) -> bool:
        """Works off what a killed process left; tells whether the indexes are still of use.

        Chroma writes its graph in place: a process killed in that moment leaves it broken, sometimes without
        a word. So what was being changed is tried out, by a process that may die of it.
        """
        left = self.registry.pending()
        try:
            if left:
                known = [one for version in self.live for one in self.registry.chunk_ids(version)]
                gone = [chunk_id(version, ordinal) for version, _, count in left for ordinal in range(count)]
                self.indexes.try_out(gone, random.sample(known, min(len(known), _TRIED)))
            self.writer.recover()
        except IndexDamaged as error:
            logger.warning("Eine abgebrochene Änderung hat einen Suchindex beschädigt: %s", error.message)
            return False
        return True
