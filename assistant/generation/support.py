"""What judges a sentence that a model wrote. The parts themselves are given by those who open the assistant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answer import Claim


class Verdict(Protocol):
    """Whether passages carry a sentence, why not, and the share of such sentences that are carried."""

    @property
    def supported(self) -> bool: ...
    @property
    def reasons(self) -> tuple[str, ...]: ...
    @property
    def share(self) -> float: ...


class Support(Protocol):
    """Judges whether the passages carry the sentence; ``context`` are their titles and headings."""

    def __call__(self, sentence: str, passages: Sequence[str], language: str, context: str, /) -> Verdict: ...


Outgoing = Callable[[Claim], Claim | None]
"""The claim as it may be said; ``None`` where it must not be said: a promise, a link that no source holds."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict as it is kept."""

    supported: bool
    reasons: tuple[str, ...] = ()
    share: float = 0.0

    @classmethod
    def of(cls, verdict: Verdict) -> Judgement:
        return cls(verdict.supported, verdict.reasons, verdict.share)
