"""Asking the questions, as the bots ask them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.answer import Answer, Question
from assistant.assistant import Assistant
from eval.cases import Case
from eval.retrieval.ranked import Ranked

PASSAGES = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A case, what it was answered within how many seconds, and the passages that search alone finds for it."""

    case: Case
    answer: Answer
    seconds: float
    passages: tuple[Ranked, ...]


def ask_all(assistant: Assistant, cases: Iterable[Case]) -> Iterator[Asked]:
    """Ask every case once, in order, in a warm process."""
    assistant.ask(Question("Was wird gefördert?"))
    for case in cases:
        started = time.perf_counter()
        answer = assistant.ask(Question(case.question))
        seconds = time.perf_counter() - started
        passages = assistant.search(case.question, PASSAGES)
        yield Asked(case, answer, seconds, tuple(Ranked.of_passage(passage) for passage in passages))
