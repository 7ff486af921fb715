"""Asking the questions, as the bots ask them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import Field

from eval.asked import Asked
from eval.cases import Case
from eval.config import TaskConfig
from eval.session import Session


class AnswersConfig(TaskConfig):
    """Questions, and the chat model that judges their answers, if one is wanted."""

    judge: str | None = Field(
        None, description="Chatmodell, das Treue und Treffen der Frage beurteilt, als anbieter:modell"
    )
    judge_url: str | None = Field(None, description="Adresse eines OpenAI-kompatiblen Servers für --judge")


def generate(config: AnswersConfig, cases: Sequence[Case], session: Session) -> Iterator[Asked]:  # noqa: ARG001 - the shape
    """The answer to every case, in order, in a warm process."""
    for case in cases:
        yield session.ask(case)
