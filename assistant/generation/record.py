"""What a chat model wrote for one question, and what became of each of its sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from assistant.generation.passage import NumberedPassage
from assistant.generation.support import Judgement
from assistant.models import Message, Reason


class Outcome(StrEnum):
    """What became of a sentence."""

    SAID = "said"
    REPAIRED = "repaired"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Call:
    """One request: what was sent, what came, in how many milliseconds, and why it broke off, if it did."""

    step: Literal["generate", "repair", "in_short", "plain"]
    messages: tuple[Message, ...]
    text: str
    milliseconds: float
    broken: Reason | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence of the model with its verdict.

    ``marked`` are the passages that the model named, ``cited`` those that were found to carry it. ``repaired`` is
    the sentence said in its place. ``milliseconds`` count from the beginning of the step.
    """

    text: str
    marked: tuple[int, ...]
    cited: tuple[int, ...]
    judgement: Judgement
    outcome: Outcome
    milliseconds: float
    repaired: str = ""


@dataclass(frozen=True, slots=True)
class Generated:
    """All of it. ``composed``: the answer is the model's own, and not the extractive one in its place.

    ``first_ms``: when the first verified sentence could be shown, from the beginning of the step.
    """

    model: str
    passages: tuple[NumberedPassage, ...]
    calls: tuple[Call, ...] = ()
    sentences: tuple[Judged, ...] = ()
    first_ms: float | None = None
    composed: bool = False

    def share(self, outcome: Outcome) -> float:
        """The share of the sentences with an outcome; 0 where there are none."""
        return sum(one.outcome is outcome for one in self.sentences) / max(1, len(self.sentences))
