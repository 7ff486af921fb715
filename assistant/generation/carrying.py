"""Finds the units of passages that a sentence rests on."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Language
from assistant.corpus.search.indexed import IndexedUnit
from assistant.german import QuestionTerm, analyse_question

MOST = 3
"""Units quoted for one sentence."""
NEARNESS = 0.6
"""Weight of a unit's vector beside its words, in the choice of the first."""
ENOUGH = 0.2
"""Share of a sentence's weight that a further unit must add, unless it brings a number."""


def carrying(
    sentence: str, language: Language, units: Sequence[IndexedUnit], nearness: Sequence[float]
) -> tuple[int, ...]:
    """The places of the units that hold the sentence's words and numbers, in order; the best alone where it holds all.

    ``nearness`` is the cosine of each unit's vector and the sentence's.
    """
    if not units:
        return ()
    missing = analyse_question(sentence, language)
    total = sum(term.weight for term in missing) or 1.0
    held = [unit.positions.keys() | unit.lead_terms for unit in units]
    chosen: list[int] = []
    while len(chosen) < MOST:
        gains = [_gain(missing, terms) / total for terms in held]
        first = not chosen
        best = max(range(len(units)), key=lambda place: gains[place] + (NEARNESS * nearness[place] if first else 0.0))
        if not first and (best in chosen or not (gains[best] >= ENOUGH or _brings_number(missing, held[best]))):
            break
        chosen.append(best)
        missing = [term for term in missing if not _holds(term, held[best])]
    return tuple(sorted(chosen))


def overlap(sentence: str, language: Language, units: Sequence[IndexedUnit]) -> float:
    """The share of a sentence's weight that the units hold."""
    terms = analyse_question(sentence, language)
    held = set[str]().union(*(unit.positions.keys() | unit.lead_terms for unit in units))
    return _gain(terms, held) / (sum(term.weight for term in terms) or 1.0)


def _gain(terms: Sequence[QuestionTerm], held: set[str]) -> float:
    return sum(
        term.weight * max((weight for name, weight in term.variants if name in held), default=0.0) for term in terms
    )


def _holds(term: QuestionTerm, held: set[str]) -> bool:
    return any(name in held for name, _ in term.variants)


def _brings_number(terms: Sequence[QuestionTerm], held: set[str]) -> bool:
    return any(name.startswith("#") and name in held for term in terms for name, _ in term.variants[:1])
