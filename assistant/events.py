"""What happens while a question is answered, as faces show it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Answer, Claim


@dataclass(frozen=True, slots=True)
class Status:
    """A step begins: "retrieve", "generate" and so on, as the pipeline names them."""

    step: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """A verified sentence with its citations, numbered as in the answer."""

    claim: Claim


@dataclass(frozen=True, slots=True)
class Answered:
    """The whole answer, always the last event. It counts: where it failed, its text stands in place of all claims."""

    answer: Answer


Event = Status | Claimed | Answered
