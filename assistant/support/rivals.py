"""Whether a number is said of the same thing as in the passage, or of what another number there is said of."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.support.alignment import Alignment

_BESIDE, _OTHER_COLUMN, _OTHER_LINE, _PER_LINE, _PER_CLAUSE = 3, 30, 40, 5, 10
_NEAREST, _CLEARLY, _IN_CELL = 4, 2, 6


@dataclass(frozen=True, slots=True)
class _Place:
    line: int
    cell: int


def rival(given: Alignment) -> float:
    """How clearly another number of the passage stands nearer to what a number is said of; 0 to 1, the worst."""
    numbers = [column for column, word in enumerate(given.held) if word.number]
    layout = _Layout(given)
    return max(
        (_of_number(given, row, numbers, layout) for row, word in enumerate(given.said) if word.number), default=0.0
    )


def _of_number(given: Alignment, row: int, numbers: list[int], layout: _Layout) -> float:
    mention, mine = given.said[row].number, given.matches[row]
    others = [column for column in numbers if column not in mine and _kind(given, column) is (mention and mention.kind)]
    if not mention or not mine or not others:
        return 0.0
    clause = given.said[row].clause
    near = sorted(
        (
            other
            for other, columns in given.matches.items()
            if columns and other != row and _may_tell(given, row, other)
        ),
        key=lambda other: (given.said[other].clause != clause, abs(other - row)),
    )[:_NEAREST]
    wrong = counted = 0.0
    for rank, other in enumerate(near):
        columns = given.matches[other]
        own = min(layout.apart(one, column) for one in mine for column in columns)
        best = min(layout.apart(one, column) for one in others for column in columns)
        counted += 1 / (rank + 1.5)
        wrong += (best + _CLEARLY < own) / (rank + 1.5)
    return wrong / counted if counted else 0.0


def _may_tell(given: Alignment, row: int, other: int) -> bool:
    first, second = given.said[row].number, given.said[other].number
    return second is None or first is None or first.kind is not second.kind


def _kind(given: Alignment, column: int) -> object:
    mention = given.held[column].number
    return mention.kind if mention else None


class _Layout:
    """Lines and cells of the passage."""

    def __init__(self, given: Alignment) -> None:
        text = given.passage
        self._held = given.held
        self._places = [
            _Place(text.count("\n", 0, word.start), text.count("\t", text.rfind("\n", 0, word.start) + 1, word.start))
            for word in given.held
        ]
        rows = [piece for piece in given.pieces if piece.row]
        self._rows = {text.count("\n", 0, piece.start) for piece in rows}
        self._heads = {
            text.count("\n", 0, piece.start): text.count("\n", 0, piece.lead[0]) for piece in rows if piece.lead
        }

    def apart(self, number: int, word: int) -> int:
        """How far a word is from a number: in words, in a table by row and column."""
        here, there = self._places[number], self._places[word]
        between = abs(number - word)
        if here.line == there.line:
            if here.line not in self._rows:
                return between + _PER_CLAUSE * abs(self._held[number].clause - self._held[word].clause)
            if here.cell == there.cell:
                return min(between, _IN_CELL)
            return _BESIDE if 0 in (here.cell, there.cell) else _OTHER_COLUMN
        if self._heads.get(here.line) == there.line:
            return _BESIDE if here.cell == there.cell else _OTHER_COLUMN
        return _OTHER_LINE + _PER_LINE * abs(here.line - there.line)
