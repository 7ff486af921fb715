"""Sentences read before a question wants them: in the background, while there is nothing else to do."""

from __future__ import annotations

import atexit
import logging
import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from threading import Event, Thread, get_native_id

from assistant.corpus.corpus import Corpus
from assistant.corpus.reranking.sentence_encoder import SentenceEncoder
from assistant.corpus.search.searcher import Searcher
from assistant.steps.choose import with_context

_LOOKS_EVERY_S = 2.0
_TOGETHER = 4
_LOWEST = 19

logger = logging.getLogger(__name__)


class ReadingAhead:
    """Reads the sentences of the corpus, and after each change those that are new, until it is stopped.

    Questions go before: on Linux the thread has the lowest priority. Without the default reranker there is nothing to
    read.
    """

    def __init__(self, corpus: Corpus, searcher: Searcher) -> None:
        self._corpus = corpus
        self._searcher = searcher
        self._stopped = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Starts the thread, once, and not after :meth:`stop`."""
        if self._thread is None and not self._stopped.is_set() and isinstance(self._corpus.reranker, SentenceEncoder):
            atexit.register(self.stop)  # a model that computes while the process ends would abort it
            self._thread = Thread(target=self._work, name="reading-ahead", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Ends within the reading of a few sentences."""
        self._stopped.set()
        if self._thread:
            self._thread.join()
            atexit.unregister(self.stop)

    @property
    def running(self) -> bool:
        """Whether the thread is at work."""
        return self._thread is not None and self._thread.is_alive()

    def read(self) -> bool:
        """Reads what is not read yet; whether it came to the end."""
        encoder = self._corpus.reranker
        if not isinstance(encoder, SentenceEncoder):
            return True
        texts = self._texts()
        while some := list(islice(texts, _TOGETHER)):
            if self._stopped.is_set():
                return False
            encoder.read_ahead(some)
        return True

    def _texts(self) -> Iterator[str]:
        units = self._searcher.units
        for document in self._corpus.documents():
            for stored in self._corpus.chunks_of(document.id):
                chunk = units.chunk(stored)
                for place, unit in enumerate(chunk.units):
                    if not unit.planted:
                        yield with_context(chunk, place)

    def _work(self) -> None:
        with suppress(OSError, AttributeError):  # elsewhere a thread has no priority of its own
            os.setpriority(os.PRIO_PROCESS, get_native_id(), _LOWEST)
        read: int | None = None
        while not self._stopped.is_set():
            revision = self._corpus.revision
            if revision != read:
                try:
                    if self.read():
                        read = revision
                except Exception as error:  # a change of the corpus meanwhile; the next look begins anew
                    logger.info("reading ahead was interrupted: %s", type(error).__name__)
            self._stopped.wait(_LOOKS_EVERY_S)
