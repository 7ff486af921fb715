"""A question that asks for several things: which of them are answered, and which are not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.corpus.search.need import Need
from assistant.corpus.search.parts import MOST, Part
from assistant.corpus.search.searcher import Searcher
from assistant.state import State
from assistant.steps.choose import Choice, Place, choose
from assistant.steps.confidence import evidence, is_of_the_past
from assistant.steps.retrieve import PASSAGES
from assistant.wording import quotation_marks

PART = 0.5
"""Share of the confidence needed that is enough for a part of a question that is answered as a whole."""
NAMED = 0.05
"""The same where one question is asked of each programme that it names: there it also names the others, in vain."""
ALONE = 1.0
"""The same for a part that leans on the one before it, asked alone: with that one, what answers that one counts too."""
CONTENT = 1.5
"""Weight of the words that such a part must hold to be asked alone: "how fast?" says too little."""
SURE = 0.8
"""Confidence from which such a part is asked alone where otherwise what answers the one before it would come first."""
ELSEWHERE = 0.6
"""Confidence from which a part is answered by other documents than those of the programme that the question names."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a question that are answered, those that are not as they were typed, and the confidence of the best
    one."""

    answered: tuple[tuple[Need, Choice], ...] = ()
    open: tuple[str, ...] = ()
    confidence: float = 0.0

    def named_open(self, language: str) -> tuple[str, ...]:
        """The open ones in quotation marks."""
        first, last = quotation_marks(language)
        return tuple(f"{first}{part.strip(' ?')}?{last}" for part in self.open)


@dataclass(frozen=True, slots=True)
class _Said:
    need: Need
    choice: Choice
    confidence: float

    @property
    def best(self) -> Place | None:
        """Where the likeliest sentence stands."""
        return self.choice.place(self.choice.best[0]) if self.choice.best else None

    @property
    def pair(self) -> tuple[Need, Choice]:
        return self.need, self.choice


class WeighParts:
    """Looks for each part of a question by itself."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def __call__(self, state: State, needed: float, *, whole: bool) -> Parts:
        """What of the question is answered; nothing where it asks for one thing or no part is answered for sure.

        A question that calls two or three programmes is asked of each. ``whole``: whether the question is answered as
        a whole, so that less than ``needed`` is enough for a part.
        """
        assert state.need is not None  # noqa: S101 - the step before sees to it
        parts, named = self._searcher.parts(state.need)
        if not parts:
            return self._of_each(state, needed * NAMED, named) if whole else Parts()
        said: list[tuple[Part, _Said | None]] = []
        for part in parts:
            before = {one.best for _, one in said if one and one.best}
            said.append((part, self._said(part, state, needed, PART if whole else 1.0, named, before)))
        answered = [one for _, one in said if one]
        others = tuple(part.typed for part, one in said if not one)
        best = max((one.confidence for one in answered), default=0.0)
        sure = answered and (best >= needed or not others)
        return Parts(tuple(one.pair for one in answered), others, best) if sure else Parts()

    def _of_each(self, state: State, least: float, named: frozenset[int]) -> Parts:
        """The question asked of each programme that it names, where each answers it."""
        if state.need is None or not 1 < len(named) <= MOST:
            return Parts()
        found = [self._found(state.need.question, state, only=frozenset({one})) for one in sorted(named)]
        if any(one.confidence < least for one in found):
            return Parts()
        return Parts(tuple(one.pair for one in found), (), max(one.confidence for one in found))

    def _said(
        self, part: Part, state: State, needed: float, share: float, named: frozenset[int], before: set[Place]
    ) -> _Said | None:
        """What is said to a part, if anything; ``share`` of the confidence needed is enough for it.

        ``before``: the best sentences of the parts before it.
        """
        found = self._found(part.asked, state, meant=named)
        if part.leans:
            alone = self._found(part.alone, state, meant=named)
            if sum(term.term.weight for term in alone.need.terms) >= CONTENT:
                if alone.confidence >= SURE and found.best in before:
                    return alone
                found = replace(found, confidence=min(found.confidence, alone.confidence * share / ALONE))
        if found.confidence >= needed * share:
            return found
        elsewhere = self._found(part.alone, state) if named else None
        return elsewhere if elsewhere and elsewhere.confidence >= ELSEWHERE else None

    def _found(
        self,
        question: str,
        state: State,
        meant: frozenset[int] = frozenset(),
        only: frozenset[int] = frozenset(),
    ) -> _Said:
        found = self._searcher.find(question, PASSAGES, state.question.filters, meant, only)
        choice = choose(found.need, found.passages, self._searcher.units, self._searcher.reranker)
        past = is_of_the_past(question, choice, state.today)
        sure = 0.0 if past or not choice.best else evidence(found.need, found.passages, choice)
        return _Said(found.need, choice, sure)
