"""Asking the questions of a conversation one after the other, and the last one once more for itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.answers.generate import AnswersConfig
from eval.asked import Asked, GivenAnswer
from eval.cases import Case
from eval.session import Session


class ConversationsConfig(AnswersConfig):
    """Follow-ups with the questions before them."""


class Talked(Asked):
    """An answer in a conversation, and the answer to the same question said in full."""

    alone: GivenAnswer


def chosen(config: ConversationsConfig) -> list[Case]:
    """The cases with a question before them."""
    return [case for case in config.cases() if case.before]


def generate(config: ConversationsConfig, cases: Sequence[Case], session: Session) -> Iterator[Talked]:  # noqa: ARG001 - the shape
    """The answer to the last question of every conversation, and to what it stands for."""
    for case in cases:
        asked = session.ask(case)
        said_in_full = {"question": case.standalone or case.question, "before": (), "standalone": None}
        alone = session.ask(case.model_copy(update=said_in_full))
        yield Talked(**dict(asked), alone=alone.answer)
