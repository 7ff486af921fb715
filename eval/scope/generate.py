"""Asking the questions for the status of their answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.asked import Asked
from eval.cases import Case
from eval.config import TaskConfig
from eval.session import Session


class ScopeConfig(TaskConfig):
    """Questions of every status."""


def generate(config: ScopeConfig, cases: Sequence[Case], session: Session) -> Iterator[Asked]:  # noqa: ARG001 - the shape
    """The answer to every case, in order."""
    for case in cases:
        yield session.ask(case)
