"""Next questions that the corpus can answer: a heading says what a document has an answer to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from assistant.corpus.model import DocumentInfo
from assistant.corpus.search.topics import asked_topics, topics, treated_topics
from assistant.state import State

MOST = 3

OF_PROGRAMMES = frozenset({"amount"})
"""Topics of which only a programme is asked: a guide to the law pays nothing."""


class Suggest:
    """Suggests up to three questions on the cited documents, or on what the corpus holds where none is cited.

    ``documents`` lists the corpus, ``headings`` gives the headings of a document by its id.
    """

    def __init__(
        self, documents: Callable[[], Sequence[DocumentInfo]], headings: Callable[[int], Sequence[str]]
    ) -> None:
        self._documents = documents
        self._headings = headings

    def __call__(self, state: State) -> State:
        asked = asked_topics(state.question.text)
        found: list[str] = []
        seen: set[str] = set()
        for document in self._nearest(state):
            name = document.metadata.programme.name if document.metadata.programme else document.metadata.title
            treated = treated_topics(self._headings(document.id))
            if document.metadata.programme is None:
                treated -= OF_PROGRAMMES
            if name in seen:
                continue
            seen.add(name)
            fits = [
                topic.questions[state.language].format(name=name) for topic in topics() if topic.key in treated - asked
            ]
            found.extend(fits if state.claims else fits[:1])
            if len(found) >= MOST:
                break
        return replace(state, suggestions=tuple(dict.fromkeys(found))[:MOST])

    def _nearest(self, state: State) -> list[DocumentInfo]:
        """The cited documents, else those found, else those of the corpus, each once."""
        cited = {citation.document for claim in state.claims for citation in claim.citations}
        passages = {passage.stored.document.id: passage.stored.document for passage in state.passages}
        if cited:
            return [document for document in passages.values() if document.metadata.file in cited]
        rest = {document.id: document for document in sorted(self._documents(), key=partial(_rank, state.today))}
        return list((passages | {key: value for key, value in rest.items() if key not in passages}).values())


def _rank(today: date, document: DocumentInfo) -> tuple[bool, bool, bool]:
    """What is proposed first where nothing was found: programmes, those that go on, those for all Länder."""
    programme = document.metadata.programme
    ended = programme is not None and programme.ends_on is not None and programme.ends_on < today
    region = programme.region if programme else document.metadata.region
    return programme is None, ended, region not in ("Bund", "EU")
