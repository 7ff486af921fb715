"""Whom to ask, by what a question is about."""

from __future__ import annotations

from assistant.answer import AnswerStatus
from assistant.state import State
from assistant.steps.intent import Intent, Topic
from prompts import text


def office_notice(state: State, status: AnswerStatus) -> tuple[str, ...]:
    """The office to ask: where the documents say nothing, and beside every answer on compliance."""
    if state.topic is None or state.intent is not Intent.FUNDING:
        return ()
    given = status in (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL) and state.topic is Topic.COMPLIANCE
    return (text(f"office_{state.topic}", state.language),) if given or status is AnswerStatus.NOT_COVERED else ()
