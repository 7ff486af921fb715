"""Asking the questions for the status of their answers, and the held-back messages for what they are taken for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import Field

from eval.asked import Asked, Routed
from eval.cases import DATASETS, Case
from eval.config import TaskConfig
from eval.session import Session

HELD_BACK = 3
"""Every third line of the messages, as in training, is for measuring."""


class ScopeConfig(TaskConfig):
    """Questions of every status, and labelled messages."""

    messages: Path | None = Field(
        DATASETS / "intents.jsonl", description="Nachrichten mit dem, was sie wollen (JSON Lines)"
    )


def generate(config: ScopeConfig, cases: Sequence[Case], session: Session) -> Iterator[Asked | Routed]:
    """The answer to every case, in order; then what every third message is taken for."""
    for case in cases:
        yield session.ask(case)
    if config.messages is None:
        return
    for number, line in enumerate(config.messages.read_text("utf-8").splitlines()):
        entry = json.loads(line)
        # A question about funding is told from others by its topic; one without is of any.
        if number % HELD_BACK == 0:
            yield session.route(entry["message"], entry.get("topic", entry["intent"]))
