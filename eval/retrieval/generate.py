"""Searching for every case's question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import Field

from eval.asked import Found
from eval.cases import Case
from eval.config import TaskConfig
from eval.session import Session


class RetrievalConfig(TaskConfig):
    """Questions, and how many passages are looked at."""

    k: int = Field(10, ge=1, le=50, description="So viele Passagen je Frage")


def chosen(config: RetrievalConfig) -> list[Case]:
    """The cases that a document answers."""
    return [case for case in config.cases() if case.document]


def generate(config: RetrievalConfig, cases: Sequence[Case], session: Session) -> Iterator[Found]:
    """The passages for every case, in order."""
    for case in cases:
        yield session.search(case, config.k)
