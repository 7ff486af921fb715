"""From a question to an answer, step by step."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import prompts
from assistant.answer import Answer, AnswerStatus, Language, Question
from assistant.german import detect_language
from assistant.state import Ended, State

logger = logging.getLogger(__name__)

Step = Callable[[State], State]


class Pipeline:
    """Runs the steps in order; each may end the answer. ``suggest`` runs at the end of those that ask for it."""

    def __init__(self, steps: Sequence[Step], suggest: Step, revision: Callable[[], int]) -> None:
        self._steps = tuple(steps)
        self._suggest = suggest
        self._revision = revision

    def __call__(self, question: Question) -> Answer:
        """The answer; errors inside become the status ``failed``, and are logged without the question."""
        started = time.perf_counter()
        identifier = uuid.uuid4().hex[:16]
        language: Language = question.language or detect_language(question.text)
        state = State(question, language, date.today())
        status, message = AnswerStatus.ANSWERED, ""
        try:
            for step in self._steps:
                before = time.perf_counter()
                state = step(state)
                name = type(step).__name__.lower()
                state = replace(state, timings={**state.timings, name: (time.perf_counter() - before) * 1000})
            status = AnswerStatus.PARTIAL if state.missing else AnswerStatus.ANSWERED
            message = "\n".join(claim.text for claim in state.claims)
        except Ended as ended:
            status, message = ended.status, ended.text
            state = replace(state, claims=())
            if ended.suggest:
                state = self._suggest(state)
        except Exception:
            logger.exception("answer %s failed", identifier)
            status, message = AnswerStatus.FAILED, prompts.render("failed", language, id=identifier)
            state = replace(state, claims=())
        return Answer(
            id=identifier,
            status=status,
            language=language,
            text=message,
            claims=state.claims,
            notices=state.notices,
            suggestions=state.suggestions,
            prompt_version=prompts.version(),
            corpus_revision=self._revision(),
            duration_ms=round((time.perf_counter() - started) * 1000),
        )
