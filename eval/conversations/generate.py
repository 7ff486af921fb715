"""Asking the questions of a conversation one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.assistant import Assistant
from eval.answers.generate import AnswersConfig
from eval.asked import Asked
from eval.cases import Case
from eval.session import Session


class ConversationsConfig(AnswersConfig):
    """Follow-ups with the questions before them."""


def missing() -> str | None:
    """Why the task cannot run, or ``None``."""
    return None if Assistant.REMEMBERS else "Der Assistent beantwortet jede Frage noch für sich."


def chosen(config: ConversationsConfig) -> list[Case]:
    """The cases with a question before them."""
    return [case for case in config.cases() if case.before]


def generate(config: ConversationsConfig, cases: Sequence[Case], session: Session) -> Iterator[Asked]:  # noqa: ARG001 - the shape
    """The answer to the last question of every conversation."""
    for case in cases:
        yield session.ask(case)
