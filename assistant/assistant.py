"""The assistant: a LangChain Runnable from a question to an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from langchain_core.runnables import Runnable, RunnableConfig

from assistant.answer import Answer, Question
from assistant.corpus.corpus import Corpus
from assistant.corpus.model import Filters, Page, Passage
from assistant.corpus.search.retriever import CorpusRetriever
from assistant.corpus.search.searcher import Searcher
from assistant.pipeline import Pipeline, Traced
from assistant.settings import Settings
from assistant.steps.compose import Compose
from assistant.steps.evidence import WeighEvidence
from assistant.steps.guard import Guard
from assistant.steps.intent_model import IntentModel
from assistant.steps.notices import Notices
from assistant.steps.retrieve import Retrieve
from assistant.steps.route import Route
from assistant.steps.suggest import Suggest
from assistant.steps.verify import Verify
from assistant.talk.memory import Memory
from assistant.talk.remembering import Remembering


class Assistant(Runnable[str | Question, Answer]):
    """Answers questions from a corpus.

    As a Runnable it takes a question's text or a :class:`~assistant.answer.Question` and gives an
    :class:`~assistant.answer.Answer`, so that it can stand in any LangChain chain.
    """

    REMEMBERS = True
    """Whether what was asked before in a conversation counts, where there is a memory."""

    def __init__(self, corpus: Corpus, memory: Memory | None = None) -> None:
        """Without a ``memory`` every question is answered for itself, and no trace is left."""
        self.corpus = corpus
        self.memory = memory
        self.searcher = Searcher(corpus)
        self.verify = Verify(self._page_text)
        suggest = Suggest(corpus.documents, self._headings)
        self._pipeline = Pipeline(
            steps=(
                Guard(),
                Route(IntentModel(corpus.encoder.embed_query)),
                Retrieve(self.searcher),
                WeighEvidence(self.searcher),
                Compose(lambda document, page: self._page(document, page).label, self.searcher.raw_text),
                self.verify,
                Notices(),
                suggest,
            ),
            suggest=suggest,
            revision=lambda: corpus.revision,
        )
        self._remembering = (
            Remembering(self._pipeline, memory, corpus.documents, lambda: corpus.revision) if memory else None
        )

    @classmethod
    @contextmanager
    def open(cls, settings: Settings) -> Iterator[Assistant]:
        """An assistant with a memory, on what the settings name; closed at the end of the ``with`` block."""
        with Corpus.open(settings) as corpus, Memory.open(settings) as memory:
            yield cls(corpus, memory)

    def ask(self, question: Question | str) -> Answer:
        """The answer to a question, read with what was said before where it names a conversation."""
        return self._traced(question).answer

    def trace(self, question: Question | str) -> Traced:
        """As :meth:`ask`, with the passages found and the time of every step: for measuring."""
        return self._traced(question)

    def search(self, question: str, k: int = 5, filters: Filters | None = None) -> list[Passage]:
        """The best ``k`` passages for a question, best first."""
        return self.searcher.search(question, k, filters)

    def retriever(self, k: int = 5, filters: Filters | None = None) -> CorpusRetriever:
        """A LangChain retriever on the same corpus."""
        return CorpusRetriever(searcher=self.searcher, k=k, filters=filters or Filters())

    def invoke(self, input: str | Question, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:  # noqa: ARG002
        """As :meth:`ask`, traced as LangChain does with ``config``'s callbacks."""
        return self._call_with_config(self.ask, input, config)

    def _traced(self, question: Question | str) -> Traced:
        asked = Question(question) if isinstance(question, str) else question
        return self._remembering(asked) if self._remembering else self._pipeline.traced(asked)

    def _page(self, document_id: int, number: int) -> Page:
        return self.corpus.page(document_id, number)

    def _page_text(self, document: str, number: int) -> str:
        return self._page(self.corpus.find(document).id, number).text

    def _headings(self, document_id: int) -> Sequence[str]:
        return _headings_of(self.corpus, document_id, self.corpus.revision)


@lru_cache(maxsize=256)
def _headings_of(corpus: Corpus, document_id: int, revision: int) -> tuple[str, ...]:  # noqa: ARG001 - part of the key
    return corpus.headings(document_id)
