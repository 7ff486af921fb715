"""What can be asked: example questions that the documents really answer, and the programmes they are about."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import get_args

from assistant.answer import AnswerStatus, Language, Question
from assistant.assistant import Assistant
from assistant.corpus.model import DocumentInfo, Programme
from assistant.steps.intent import Topic
from bots.shared.candidates import Candidate, candidates, has_ended
from bots.shared.examples import Example, Examples, keep, kept
from bots.shared.going_last import GoingLast, Stopped

__all__ = ["Example", "KnownProgramme", "Offers", "Topic"]

MOST = 3
"""Examples of a topic."""

_ENOUGH = (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL)


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


class Offers:
    """What an assistant's documents have to offer."""

    def __init__(self, assistant: Assistant) -> None:
        # Neither remembers nor leaves traces, and asks no chat model.
        self._assistant = Assistant(assistant.corpus)
        self._corpus = assistant.corpus
        self._preparing = Lock()
        self._revision = -1
        self._examples: Examples = {}

    def examples(self, language: Language) -> tuple[Example, ...]:
        """Up to three questions of each topic, of different programmes; none until they are prepared."""
        return self._examples.get(language, ())

    async def prepare(self, busy: Callable[[], bool] = lambda: False) -> None:
        """Finds the examples for the corpus as it is now, in a thread; quick where it has not changed.

        While ``busy``, others go first. Where this is cancelled, the thread ends after the question it is at.
        """
        work = GoingLast(busy)
        try:
            await asyncio.to_thread(self._prepare, work)
        finally:
            work.stopped.set()

    def programmes(self) -> tuple[KnownProgramme, ...]:
        """The programmes by name, those that have ended last."""
        found: dict[str, tuple[Programme, list[DocumentInfo]]] = {}
        for document in self._corpus.documents():
            if programme := document.metadata.programme:
                found.setdefault(programme.key, (programme, []))[1].append(document)
        known = [_known(programme, documents) for programme, documents in found.values()]
        return tuple(sorted(known, key=lambda one: (one.ended, one.name.casefold())))

    def _prepare(self, work: GoingLast) -> None:
        with self._preparing, suppress(Stopped):
            revision = self._corpus.revision
            if self._revision == revision:
                return
            file = self._corpus.folder / "cache" / "examples.json"
            of = f"{self._corpus.name} {revision}"
            found = kept(file, of)
            if found is None:
                found = self._found(work)
                keep(file, of, found)
            self._examples, self._revision = found, revision

    def _found(self, work: GoingLast) -> Examples:
        documents = self._corpus.documents()
        headings = {document.id: self._corpus.headings(document.id) for document in documents}
        return {
            language: tuple(
                Example(topic, question)
                for topic in Topic
                for question in self._answered(candidates(documents, headings, topic, language), language, work)
            )
            for language in get_args(Language)
        }

    def _answered(self, wanted: Iterator[Candidate], language: Language, work: GoingLast) -> Iterator[str]:
        """The first questions that are answered, each of another programme."""
        used: set[str] = set()
        for candidate in wanted:
            if len(used) == MOST:
                return
            work.step()
            if candidate.programme not in used and self._answers(candidate, language):
                used.add(candidate.programme)
                yield candidate.question

    def _answers(self, candidate: Candidate, language: Language) -> bool:
        """Whether the question is answered from the documents it is about."""
        answer = self._assistant.ask(Question(candidate.question, language=language))
        cited = {citation.document for citation in answer.citations}
        return answer.status in _ENOUGH and bool(cited & candidate.documents if candidate.documents else cited)


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
