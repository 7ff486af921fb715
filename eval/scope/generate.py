"""Asking the questions for the status of their answers, and the held-back messages for what they are taken for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from eval.asked import Asked, Routed
from eval.cases import DATASETS, Case
from eval.config import TaskConfig
from eval.session import Session

HELD_BACK = 3
"""Every third line of the messages, as in training, is for measuring."""
_OWN, _MESSAGES = DATASETS / "samples", DATASETS / "intents.jsonl"


class ScopeConfig(TaskConfig):
    """Questions of every status."""


def generate(config: ScopeConfig, cases: Sequence[Case], session: Session) -> Iterator[Asked | Routed]:
    """The answer to every case, in order; in a run on all our own cases then what every third message is taken for."""
    for case in cases:
        yield session.ask(case)
    if config.limit or config.kind or config.split or [path.resolve() for path in config.dataset] != [_OWN.resolve()]:
        return
    for number, line in enumerate(_MESSAGES.read_text("utf-8").splitlines()):
        entry = json.loads(line)
        # A question about funding is told from others by its topic; one without is of any.
        if number % HELD_BACK == 0:
            yield session.route(entry["message"], entry.get("topic", entry["intent"]))
