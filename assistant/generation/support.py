"""What judges a sentence that a model wrote. The parts themselves are given by those who open the assistant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answer import Citation, Claim, Language


class Verdict(Protocol):
    """Whether passages carry a sentence, why not, the share of such sentences that are carried, and a judge's log odds
    where one was asked."""

    @property
    def supported(self) -> bool: ...
    @property
    def reasons(self) -> tuple[str, ...]: ...
    @property
    def share(self) -> float: ...
    @property
    def judged(self) -> float | None: ...


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
    judged: float | None = None

    @classmethod
    def of(cls, verdict: Verdict) -> Judgement:
        return cls(verdict.supported, verdict.reasons, verdict.share, verdict.judged)


@dataclass(frozen=True, slots=True)
class Judges:
    """Who judges a sentence that is said of quotes: ``support`` it, ``outgoing`` and ``holds`` the claim it becomes."""

    support: Support
    outgoing: Outgoing
    holds: Callable[[Claim, Language], bool]

    def claim(
        self, sentence: str, quotes: str, citations: Sequence[Citation], language: Language, opening: str = ""
    ) -> tuple[Claim | None, Judgement]:
        """The sentence as a claim with these citations, where all of them pass it; ``quotes`` are their text."""
        titles = "; ".join(dict.fromkeys(citation.title for citation in citations))
        judgement = Judgement.of(self.support(sentence, [quotes], language, titles))
        if not judgement.supported:
            return None, judgement
        marks = "".join(f"[{citation.number}]" for citation in citations)
        claim = self.outgoing(Claim(f"{opening}{sentence} {marks}", tuple(citations)))
        if claim is None or not self.holds(claim, language):
            return None, Judgement(False, ("quotes" if claim else "outgoing",), judgement.share)
        return claim, judgement
