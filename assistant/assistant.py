"""The assistant: a LangChain Runnable from a question to an answer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from langchain_core.runnables import Runnable, RunnableConfig

from assistant.answer import Answer, Claim, Question
from assistant.corpus.corpus import Corpus
from assistant.corpus.model import Filters, Page, Passage
from assistant.corpus.search.retriever import CorpusRetriever
from assistant.corpus.search.searcher import Searcher
from assistant.events import Event
from assistant.generation.support import Judges
from assistant.generation.support import Outgoing as Passing
from assistant.generation.support import Support as Supporting
from assistant.models import ChatModel, open_judge, open_models
from assistant.pipeline import Pipeline, Traced
from assistant.settings import Settings
from assistant.steps.evidence import WeighEvidence
from assistant.steps.guard import Guard
from assistant.steps.intent import Intent
from assistant.steps.intent_model import IntentModel
from assistant.steps.mask import Mask
from assistant.steps.notices import Notices
from assistant.steps.outgoing import Outgoing
from assistant.steps.reading_ahead import ReadingAhead
from assistant.steps.retrieve import Retrieve
from assistant.steps.route import Route
from assistant.steps.rules import in_crisis
from assistant.steps.suggest import Suggest
from assistant.steps.verify import Verify
from assistant.streaming import events_of
from assistant.support import STRICT, SURE, Support
from assistant.talk.known import KnownNames
from assistant.talk.memory import Memory
from assistant.talk.remembering import Remembering
from assistant.wiring import composing, judging, summing_up, talking


class Assistant(Runnable[str | Question, Answer]):
    """Answers questions from a corpus.

    As a Runnable it takes a question's text or a :class:`~assistant.answer.Question` and gives an
    :class:`~assistant.answer.Answer`, so that it can stand in any LangChain chain.
    """

    def __init__(
        self,
        corpus: Corpus,
        chat: ChatModel | None = None,
        memory: Memory | None = None,
        support: Supporting | None = None,
        outgoing: Passing | None = None,
        links: Collection[str] = (),
    ) -> None:
        """With ``chat`` that model composes, or sums up where it is a small one; ``support`` and ``outgoing`` judge
        each of its sentences. ``links`` may be said beside those of the documents.

        Without ``outgoing`` it is the last step's own look at what is said. Without a ``memory`` every question is
        answered for itself, and no trace is left.
        """
        self.corpus = corpus
        self.chat = chat
        self.memory = memory
        self.searcher = Searcher(corpus)
        self.reading_ahead = ReadingAhead(corpus, self.searcher)
        self.verify = Verify(self._page_text)
        self._route = Route(IntentModel(corpus.encoder.embed_query), self._names_programme)
        suggest = Suggest(corpus.documents, self._headings)
        last_look = Outgoing(self._page_text, links)
        passed = outgoing or last_look.passed
        strict, sure = (
            Judges(support or Support(threshold=share), passed, self.verify.holds) for share in (STRICT, SURE)
        )
        self._pipeline = Pipeline(
            steps=(
                Mask(),
                Guard(),
                self._route,
                Retrieve(self.searcher),
                WeighEvidence(self.searcher),
                composing(chat, strict, self.searcher, corpus.encoder.embed_query, self._label),
                self.verify,
                last_look,
                *summing_up(chat, sure),
                Notices(),
                suggest,
            ),
            suggest=suggest,
            revision=lambda: corpus.revision,
        )
        self._remembering = memory and Remembering(
            self._pipeline, memory, corpus.documents, self._names, *talking(chat, strict)
        )

    @classmethod
    @contextmanager
    def open(cls, settings: Settings, *, guest: bool = False) -> Iterator[Assistant]:
        """An assistant with a memory, on what the settings name; closed at the end of the ``with`` block.

        A ``guest`` reads the corpus beside the process that holds it.
        """
        with Corpus.open(settings, guest=guest) as corpus, cls.on(corpus, settings) as assistant:
            yield assistant

    @classmethod
    @contextmanager
    def on(cls, corpus: Corpus, settings: Settings) -> Iterator[Assistant]:
        """As :meth:`open`, on a corpus that is open already. The web page's address may be said."""
        links = [settings.public_url] if settings.public_url else []
        with Memory.open(settings) as memory, open_models(settings) as chat, open_judge(settings) as judge:
            assistant = cls(corpus, chat, memory, judging(judge, chat), links=links)
            try:
                yield assistant
            finally:
                assistant.reading_ahead.stop()

    def warm_up(self) -> None:
        """Gets ready in the background: a local chat model takes seconds to load, sentences minutes to be read."""
        self.reading_ahead.start()
        if self.chat:
            self.chat.warm_up()

    def preload(self) -> None:
        """Loads word lists and models and reads the chunks, so that the first questions are as quick as later ones.

        Takes seconds, a fifth of a minute for a thousand pages; a face calls it in a thread when it starts.
        """
        self.search("Wer wird gefördert?")
        self.search("Who gets funding?")
        self.searcher.preload()

    def ask(self, question: Question | str) -> Answer:
        """The answer to a question, read with what was said before where it names a conversation."""
        return self._traced(question).answer

    def trace(self, question: Question | str, on_claim: Callable[[Claim], None] = lambda _: None) -> Traced:
        """As :meth:`ask`, with the passages found and the time of every step: for measuring."""
        return self._traced(question, on_claim)

    def stream_answer(self, question: Question | str) -> Iterator[Event]:
        """The steps as they begin, each claim once it is verified, and at last the answer."""
        return events_of(lambda on_claim, on_step: self._traced(question, on_claim, on_step).answer)

    def wanted(self, message: str) -> str:
        """What a message is taken for: its intent, for a question about funding its topic."""
        intent = Intent.ADVICE if in_crisis(message) else self._route.intent(message)
        return self._route.topic(message).value if intent is Intent.FUNDING else intent.value

    def search(self, question: str, k: int = 5, filters: Filters | None = None) -> list[Passage]:
        """The best ``k`` passages for a question, best first."""
        return self.searcher.search(question, k, filters)

    def retriever(self, k: int = 5, filters: Filters | None = None) -> CorpusRetriever:
        """A LangChain retriever on the same corpus."""
        return CorpusRetriever(searcher=self.searcher, k=k, filters=filters or Filters())

    def invoke(self, input: str | Question, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:  # noqa: ARG002
        """As :meth:`ask`, traced as LangChain does with ``config``'s callbacks."""
        return self._call_with_config(self.ask, input, config)

    def _label(self, document_id: int, page: int) -> str:
        return self._page(document_id, page).label

    def _traced(
        self,
        question: Question | str,
        on_claim: Callable[[Claim], None] = lambda _: None,
        on_step: Callable[[str], None] = lambda _: None,
    ) -> Traced:
        asked = Question(question) if isinstance(question, str) else question
        if self._remembering:
            return self._remembering(asked, on_claim, on_step)
        return self._pipeline.traced(asked, on_claim=on_claim, on_step=on_step)

    def _names_programme(self, message: str) -> bool:
        return bool(self._names().known(message))

    def _names(self) -> KnownNames:
        return _names_of(self.corpus, self.corpus.revision)

    def _page(self, document_id: int, number: int) -> Page:
        return self.corpus.page(document_id, number)

    def _page_text(self, document: str, number: int) -> str:
        return _page_text_of(self.corpus, document, number, self.corpus.revision)

    def _headings(self, document_id: int) -> Sequence[str]:
        return _headings_of(self.corpus, document_id, self.corpus.revision)


@lru_cache(maxsize=256)
def _page_text_of(corpus: Corpus, document: str, number: int, revision: int) -> str:  # noqa: ARG001 - part of the key
    return corpus.page(corpus.find(document).id, number).text


@lru_cache(maxsize=256)
def _headings_of(corpus: Corpus, document_id: int, revision: int) -> tuple[str, ...]:  # noqa: ARG001 - part of the key
    return corpus.headings(document_id)


@lru_cache(maxsize=1)
def _names_of(corpus: Corpus, revision: int) -> KnownNames:  # noqa: ARG001 - part of the key
    return KnownNames(corpus.documents())
