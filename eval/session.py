"""An assistant on a corpus of its own, which all tasks of a run ask."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from assistant.answer import Claim, Question
from assistant.assistant import Assistant
from assistant.corpus.model import DocumentInfo
from assistant.pipeline import Traced
from assistant.state import Ended
from eval.asked import Asked, Found, Routed
from eval.cases import Case
from eval.page_texts import PageTexts
from eval.ranked import Ranked
from eval.temporary_corpus import assistant_on


class Session:
    """Asks each question once, however many tasks judge its answer."""

    def __init__(self, assistant: Assistant, pages: PageTexts) -> None:
        self.pages = pages
        self._assistant = assistant
        self._known: dict[str, tuple[Traced, float]] = {}
        assistant.ask(Question("Was wird gefördert?"))  # the first question loads what the later ones share

    @classmethod
    @contextmanager
    def open(cls, corpus: Sequence[Path]) -> Iterator[Session]:
        """On the PDFs among ``corpus``, in a temporary folder; raises CorpusIncomplete where one is refused."""
        with assistant_on(corpus) as assistant:
            yield cls(assistant, PageTexts.of(corpus))

    @property
    def documents(self) -> Sequence[DocumentInfo]:
        return self._assistant.corpus.documents()

    @property
    def revision(self) -> int:
        return self._assistant.corpus.revision

    def ask(self, case: Case) -> Asked:
        """The answer to a case, in a conversation of its own where it has questions before it."""
        traced, milliseconds = self.traced(case)
        return Asked.of(case, traced, milliseconds)

    def traced(self, case: Case) -> tuple[Traced, float]:
        """The answer with what the steps found, and how many milliseconds it took."""
        key = "\n".join((*case.before, case.question))
        if key not in self._known:
            conversation = case.id if case.before else None
            for earlier in case.before:
                self._assistant.ask(Question(earlier, conversation=conversation))
            started = time.perf_counter()
            traced = self._assistant.trace(Question(case.question, conversation=conversation))
            self._known[key] = (traced, (time.perf_counter() - started) * 1000)
        return self._known[key]

    def search(self, case: Case, k: int) -> Found:
        """The best ``k`` passages for a case's question."""
        started = time.perf_counter()
        passages = self._assistant.search(case.question, k)
        milliseconds = {"search": (time.perf_counter() - started) * 1000}
        ranked = tuple(Ranked.of_passage(passage) for passage in passages)
        return Found(case=case, passages=ranked, milliseconds=milliseconds)

    def route(self, message: str, wanted: str) -> Routed:
        """What a message is taken for, before anything is searched for."""
        return Routed(message=message, wanted=wanted, taken=self._assistant.wanted(message))

    def passes(self, traced: Traced, claim: Claim) -> bool:
        """Whether verification lets a claim through that is put in the place of an answer's own."""
        try:
            return bool(self._assistant.verify(replace(traced.state, claims=(claim,))).claims)
        except Ended:
            return False
