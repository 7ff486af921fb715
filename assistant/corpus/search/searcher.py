"""From a question to passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from assistant.corpus.corpus import Corpus
from assistant.corpus.model import Filters, Passage
from assistant.corpus.reranking.reranker import Reranker
from assistant.corpus.search.editions import asks_for_the_past, older_editions
from assistant.corpus.search.first_look import Scores, SearchWeights, first_look
from assistant.corpus.search.indexed import IndexedChunk
from assistant.corpus.search.merging import merged
from assistant.corpus.search.names import Names
from assistant.corpus.search.need import Need, as_meant, need_of
from assistant.corpus.search.parts import Part, parts_of
from assistant.corpus.search.second_look import passage_features, passage_scores
from assistant.corpus.search.unit_cache import UnitCache
from assistant.corpus.units import PageMap


@dataclass(frozen=True, slots=True)
class Found:
    """Passages for a question, best first, with what was made of the question on the way."""

    need: Need
    passages: tuple[Passage, ...]


class Searcher:
    """Finds the passages of a corpus that answer a question.

    The first look adds up the scores of both indexes and of the names in the question; the second compares the
    sentences of the best candidates with the question.
    """

    def __init__(self, corpus: Corpus, weights: SearchWeights | None = None) -> None:
        self._corpus = corpus
        self._weights = weights or SearchWeights()
        self._revision: int | None = None
        self._refreshing = Lock()
        self._refresh()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to search."""
        return self._corpus.terms.count == 0

    @property
    def reranker(self) -> Reranker | None:
        """What tells how well a sentence answers, where the settings name one."""
        return self._corpus.reranker

    @property
    def units(self) -> UnitCache:
        """The units of the chunks of the present revision."""
        self._refresh()
        return self._units

    def search(self, question: str, k: int = 5, filters: Filters | None = None) -> list[Passage]:
        """The best ``k`` passages, best first; fewer where fewer match."""
        return list(self.find(question, k, filters).passages)

    def parts(self, need: Need) -> tuple[tuple[Part, ...], frozenset[int]]:
        """The questions within a question that asks for several things, and the documents of the programmes that the
        whole calls by name: those are meant in each part that calls none."""
        return parts_of(need.question), self._names.certain(need)

    def find(
        self,
        question: str,
        k: int = 5,
        filters: Filters | None = None,
        meant: frozenset[int] = frozenset(),
        only: frozenset[int] = frozenset(),
    ) -> Found:
        """As :meth:`search`, with the analysed question.

        ``meant`` are documents spoken of before, ``only`` those of which alone the answer is to be.
        """
        need = self.need(question)
        candidates = self.candidates(need, filters or Filters())
        if not candidates:
            return Found(need, ())
        values = passage_scores(self.compared(need, candidates))
        passages = [
            Passage(chunk.stored, float(value), scores)
            for (chunk, scores), value in zip(candidates, values, strict=True)
        ]
        passages.sort(key=lambda passage: -passage.score)
        named = only or self._names.certain(need) or meant
        if own := [passage for passage in passages if passage.stored.document.id in named]:
            passages = own
            need = self._names.set_aside(need)
        if not asks_for_the_past(question):
            passages = [one for one in passages if one.stored.document.id not in self._older] or passages
        return Found(need, tuple(merged(passages, k, self.units)))

    def need(self, question: str) -> Need:
        """The question made ready for this corpus."""
        self._refresh()
        question = as_meant(question, self._frequency)
        vector = self._corpus.encoder.embed_query(question)
        need = need_of(question, vector, self._frequency, self._corpus.terms.count)
        return replace(need, terms=self._names.lowered(need.terms))

    def calls_programme(self, need: Need) -> bool:
        """Whether the question calls a programme of the corpus by its name."""
        return bool(self._names.certain(need))

    def preload(self) -> None:
        """Makes the chunks ready that can be kept so."""
        units = self.units
        chunks = (chunk for document in self._corpus.documents() for chunk in self._corpus.chunks_of(document.id))
        for chunk in islice(chunks, units.limit):
            units.chunk(chunk)

    def raw_text(self, document_id: int, start: int, end: int) -> str:
        """The text of one page of a document between two offsets, as it stands."""
        return self._pages(document_id).text(start, end)

    def candidates(self, need: Need, filters: Filters) -> list[tuple[IndexedChunk, Scores]]:
        """The first look: the best candidates of both indexes, best first, with their scores."""
        found = first_look(self._corpus, need, filters, self._names.scores(need), self._weights)
        stored = self._corpus.chunks([name for name, _ in found])
        return [(self._units.chunk(chunk), scores) for chunk, (_, scores) in zip(stored, found, strict=True)]

    def compared(self, need: Need, candidates: Sequence[tuple[IndexedChunk, Scores]]) -> NDArray[np.float32]:
        """The second look: the features of the candidates, one row each."""
        chunks = [chunk for chunk, _ in candidates]
        vectors, headings = self._units.vectors(chunks), self._units.headings(chunks)
        return np.stack(
            [
                passage_features(need, chunk, own, heading, scores)
                for (chunk, scores), own, heading in zip(candidates, vectors, headings, strict=True)
            ]
        )

    def _pages(self, document_id: int) -> PageMap:
        if document_id not in self._maps:
            self._maps[document_id] = PageMap(self._corpus.pages(document_id))
        return self._maps[document_id]

    def _frequency(self, term: str) -> int:
        return self._corpus.terms.document_frequency(term, "body")

    def _refresh(self) -> None:
        with self._refreshing:
            revision = self._corpus.revision
            if self._revision == revision:
                return
            self._maps: dict[int, PageMap] = {}
            self._units = UnitCache(self._pages, self._corpus.unit_vectors, self._corpus.encoder.embed_documents)
            self._older = older_editions(self._corpus.documents())
            self._names = Names(self._corpus.documents(), self._frequency)
            self._revision = revision
