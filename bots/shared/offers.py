"""What can be asked: example questions that the documents really answer, and the programmes they are about."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from threading import Event
from typing import get_args

from assistant.answer import AnswerStatus, Language, Question
from assistant.assistant import Assistant
from assistant.corpus.model import DocumentInfo, Programme
from assistant.corpus.search.topics import treated_topics
from assistant.steps.intent import Topic
from bots.shared.candidates import Candidate, candidates, has_ended

__all__ = ["Example", "KnownProgramme", "Offers", "Topic"]

MOST = 3
"""Examples of a topic."""

PATIENCE_S = 5.0
"""How long each question for an example lets others go first."""

_ENOUGH = (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL)


@dataclass(frozen=True, slots=True)
class Example:
    """A question that the documents answer."""

    topic: Topic
    question: str


@dataclass(frozen=True, slots=True)
class KnownProgramme:
    """A programme that documents are about. ``newest`` is the latest date of them, ``documents`` are file names."""

    key: str
    name: str
    funder: str | None
    region: str | None
    ended: bool
    newest: date | None
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Turn:
    """When the next question may be asked."""

    busy: Callable[[], bool]
    stopped: Event

    def comes(self) -> bool:
        """Waits while others ask, but not for ever; ``False`` where it is stopped."""
        until = time.monotonic() + PATIENCE_S
        while self.busy() and time.monotonic() < until and not self.stopped.wait(0.05):
            pass
        return not self.stopped.is_set()


class Offers:
    """What an assistant's documents have to offer."""

    def __init__(self, assistant: Assistant) -> None:
        # Neither remembers nor leaves traces, and asks no chat model.
        self._assistant = Assistant(assistant.corpus)
        self._corpus = assistant.corpus
        self._prepared: tuple[int, dict[Language, tuple[Example, ...]]] = (-1, {})

    def examples(self, language: Language) -> tuple[Example, ...]:
        """Up to three questions of each topic, of different programmes; none until they are prepared."""
        return self._prepared[1].get(language, ())

    async def prepare(self, busy: Callable[[], bool] = lambda: False) -> None:
        """Finds the examples for the corpus as it is now, in a thread; quick where it did not change.

        While others ask, which ``busy`` tells, it lets them go first. Where this is cancelled, the thread ends after
        the question it is at.
        """
        if self._prepared[0] != self._corpus.revision:
            stopped = Event()
            try:
                await asyncio.to_thread(self._prepare, _Turn(busy, stopped))
            finally:
                stopped.set()

    def programmes(self) -> tuple[KnownProgramme, ...]:
        """The programmes by name, those that have ended last."""
        found: dict[str, tuple[Programme, list[DocumentInfo]]] = {}
        for document in self._corpus.documents():
            if programme := document.metadata.programme:
                found.setdefault(programme.key, (programme, []))[1].append(document)
        known = [_known(programme, documents) for programme, documents in found.values()]
        return tuple(sorted(known, key=lambda one: (one.ended, one.name.casefold())))

    def _prepare(self, turn: _Turn) -> None:
        revision = self._corpus.revision
        documents = self._corpus.documents()
        treated = {document.id: treated_topics(self._corpus.headings(document.id)) for document in documents}
        found = {
            language: tuple(
                Example(topic, question)
                for topic in Topic
                for question in self._answered(candidates(documents, treated, topic, language), language, turn)
            )
            for language in get_args(Language)
        }
        if not turn.stopped.is_set():
            self._prepared = (revision, found)

    def _answered(self, wanted: Iterator[Candidate], language: Language, turn: _Turn) -> Iterator[str]:
        """The first questions that are answered, each of another programme."""
        used: set[str] = set()
        count = 0
        for candidate in wanted:
            if candidate.programme in used:
                continue
            if not turn.comes():
                return
            answer = self._assistant.ask(Question(candidate.question, language=language))
            cited = {citation.document for citation in answer.citations}
            if answer.status in _ENOUGH and cited and (not candidate.documents or cited & candidate.documents):
                used.add(candidate.programme)
                yield candidate.question
                count += 1
                if count == MOST:
                    return


def _known(programme: Programme, documents: list[DocumentInfo]) -> KnownProgramme:
    dates = [document.metadata.as_of for document in documents if document.metadata.as_of]
    return KnownProgramme(
        key=programme.key,
        name=programme.name,
        funder=programme.funder,
        region=programme.region,
        ended=has_ended(programme, date.today()),
        newest=max(dates, default=None),
        documents=tuple(document.metadata.file for document in documents),
    )
