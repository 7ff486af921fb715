"""The verbatim pieces of a passage that carry a sentence best."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.support.alignment import Alignment
from assistant.support.numbers import held_by, wanted

MOST = 3
WORTH = 0.12
"""A further piece is quoted where it adds this share of the sentence, or a number that the others lack."""


@dataclass(frozen=True, slots=True)
class Quote:
    """``passage[start:end]``, verbatim; ``lead`` is the lead-in or the column heads that it leans on."""

    text: str
    start: int
    end: int
    lead: str = ""


def quotes(sentence: str, passage: str, language: str) -> tuple[Quote, ...]:
    """The sentences, list items or table rows of ``passage`` that say most of ``sentence``, in reading order.

    One where one suffices, at most ``MOST``; none where the passage has no word of the sentence.
    """
    given = Alignment(sentence, passage, language)
    rows = [*given.content, *(row for row, word in enumerate(given.said) if word.number)]
    weight = given.weight[rows]
    whole, reached = float(weight.sum()), weight * 0
    chosen: list[int] = []
    while given.pieces and len(chosen) < MOST:
        gains = [
            float(((given.cover[place, rows] - reached).clip(0) * weight).sum()) for place in range(len(given.pieces))
        ]
        gains = [gain + _numbers(given, place, chosen) * float(weight.sum()) for place, gain in enumerate(gains)]
        best = max(range(len(gains)), key=lambda place: gains[place])
        if best in chosen or gains[best] < WORTH * whole:
            break
        chosen.append(best)
        reached = reached.clip(given.cover[best, rows])
    return tuple(_quote(given, place) for place in sorted(chosen))


def _numbers(given: Alignment, place: int, chosen: list[int]) -> float:
    """What the numbers count that a piece has and the chosen ones lack."""
    needed = [wanted(given.sentence, word.number) for word in given.said if word.number]
    lacking = [one for one in needed if not any(one & _values(given, other) for other in chosen)]
    return 0.2 * sum(bool(one & _values(given, place)) for one in lacking)


def _values(given: Alignment, place: int) -> set[str]:
    piece = given.pieces[place]
    own = (word.number for word in given.held if word.number and piece.start <= word.start < piece.end)
    return {value for number in own for value in held_by(given.passage, number)}


def _quote(given: Alignment, place: int) -> Quote:
    piece = given.pieces[place]
    text = given.passage[piece.start : piece.end]
    start = piece.start + len(text) - len(text.lstrip())
    lead = given.passage[slice(*piece.lead)].strip() if piece.lead else ""
    return Quote(text.strip(), start, start + len(text.strip()), lead)
