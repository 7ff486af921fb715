"""From a question to an answer, step by step."""

from __future__ import annotations

import logging
import time
import traceback
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import prompts
from assistant.answer import Answer, AnswerStatus, Claim, Language, Question
from assistant.german import detect_language
from assistant.masking import Kind
from assistant.state import Ended, State
from assistant.steps.evidence import WeighEvidence
from assistant.steps.mask import masked_notice
from assistant.steps.office import office_notice

logger = logging.getLogger(__name__)

Step = Callable[[State], State]


@dataclass(frozen=True, slots=True)
class Traced:
    """An answer with what the steps found on the way.

    ``timings`` are milliseconds by step, and as ``first claim`` those from the question to the first verified claim.
    """

    answer: Answer
    state: State
    timings: Mapping[str, float]


class Pipeline:
    """Runs the steps in order; each may end the answer. ``suggest`` runs at the end of those that ask for it."""

    def __init__(self, steps: Sequence[Step], suggest: Step, revision: Callable[[], int]) -> None:
        self._steps = tuple(steps)
        self._suggest = suggest
        self._revision = revision

    def __call__(self, question: Question) -> Answer:
        """The answer; errors inside become the status ``failed``, and are logged without the question."""
        return self.traced(question).answer

    def traced(
        self,
        question: Question,
        first: Sequence[Step] = (),
        last: Sequence[Step] = (),
        clarified: bool = False,
        follows: bool = False,
        masked: tuple[Kind, ...] | None = None,
        on_claim: Callable[[Claim], None] = lambda _: None,
        on_step: Callable[[str], None] = lambda _: None,
    ) -> Traced:
        """As a call, with what the steps found and how long each took.

        ``first`` and ``last`` are steps of this question only, before and after the others. ``clarified`` says that
        it is the reply to a question back, after which there is none again, ``follows`` that it refers to what was
        asked before. ``masked`` are the kinds of personal data that were left out of the question, where it was looked
        at. ``on_claim`` gets each claim as soon as it is verified, ``on_step`` the name of each step that begins.
        """
        started = time.perf_counter()
        identifier = uuid.uuid4().hex[:16]
        language: Language = question.language or detect_language(question.text)
        timings: dict[str, float] = {}

        def told(claim: Claim) -> None:
            timings.setdefault("first claim", (time.perf_counter() - started) * 1000)
            on_claim(claim)

        state = State(question, language, date.today(), masked, on_claim=told, clarified=clarified, follows=follows)
        try:
            state, status, message = self._run((*first, *self._steps, *last), state, timings, on_step)
        except Exception as error:
            logger.error("answer %s failed with %s\n%s", identifier, type(error).__name__, _places(error))
            status, message = AnswerStatus.FAILED, prompts.render("failed", language, id=identifier)
        answer = Answer(
            id=identifier,
            status=status,
            language=language,
            text=message,
            claims=state.claims,
            notices=(*masked_notice(state), *state.notices, *office_notice(state, status)),
            suggestions=state.suggestions,
            model=state.model,
            prompt_version=prompts.version(),
            corpus_revision=self._revision(),
            duration_ms=round((time.perf_counter() - started) * 1000),
        )
        return Traced(answer, state, timings)

    def weighed(self, question: Question, masked: tuple[Kind, ...] | None = None) -> float:
        """How likely the corpus answers a question, from 0 to 1; 0 where it ends before or at that step."""
        language = question.language or detect_language(question.text)
        state = State(question, language, date.today(), masked)
        try:
            for step in self._steps:
                state = step(state)
                if isinstance(step, WeighEvidence):
                    break
        except Ended:
            return 0.0
        return state.confidence

    def _run(
        self, steps: Sequence[Step], state: State, timings: dict[str, float], on_step: Callable[[str], None]
    ) -> tuple[State, AnswerStatus, str]:
        try:
            for step in steps:
                on_step(type(step).__name__.lower())
                before = time.perf_counter()
                try:
                    state = step(state)
                finally:
                    timings[type(step).__name__.lower()] = (time.perf_counter() - before) * 1000
        except Ended as ended:
            state = replace(state, claims=(), notices=())
            return self._suggest(state) if ended.suggest else state, ended.status, ended.text
        status = AnswerStatus.PARTIAL if state.missing else AnswerStatus.ANSWERED
        return state, status, "\n".join(claim.text for claim in state.claims)


def _places(error: Exception) -> str:
    """Where an error arose, without its message: that may hold the question."""
    return "".join(traceback.format_tb(error.__traceback__))
