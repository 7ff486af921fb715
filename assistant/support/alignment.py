"""The words of a sentence with the words of a passage that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.support.numbers import held_by, wanted
from assistant.support.passage import Piece, pieces_of
from assistant.support.reading import Word, read
from assistant.support.shared import Table, best_of, shared_terms

SEEN = 0.5
"""From here a word counts as said by the passage."""
BY_CONTEXT, NEAR_BEST, SMALL = 0.9, 0.8, 0.7


@dataclass(frozen=True)
class Alignment:
    """``sentence`` beside ``passage``; rows are the words of the one, columns those of the other.

    ``context`` (title, headings) carries names and subjects too.
    """

    sentence: str
    passage: str
    language: str
    context: str = ""

    @cached_property
    def said(self) -> tuple[Word, ...]:
        return read(self.sentence, self.language)

    @cached_property
    def held(self) -> tuple[Word, ...]:
        return read(self.passage)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        return pieces_of(self.passage)

    @cached_property
    def content(self) -> list[int]:
        """The rows of the words that state something; of all words where none does."""
        return [row for row, word in enumerate(self.said) if not word.empty and not word.number] or list(
            range(len(self.said))
        )

    @cached_property
    def weight(self) -> Table:
        """How much each word of the sentence counts: German nouns most."""
        counts = [1.0 if word.capital or self.language == "en" else SMALL for word in self.said]
        return np.asarray(counts, dtype=np.float32)

    @cached_property
    def lexical(self) -> Table:
        """For each pair of words the weight of the best term that they share."""
        stating = np.asarray([not word.empty for word in self.held], dtype=np.float32)
        return np.asarray(shared_terms(self.said, self.held) * stating, dtype=np.float32)

    @cached_property
    def by_context(self) -> Table:
        words = read(self.context) if self.context else ()
        return best_of(shared_terms(self.said, words)) * BY_CONTEXT

    @cached_property
    def by_terms(self) -> Table:
        """How surely each word of the sentence is said by the passage or its headings."""
        return np.asarray(np.maximum(best_of(self.lexical), self.by_context), dtype=np.float32)

    @cached_property
    def matches(self) -> dict[int, list[int]]:
        """For each row of a stating word or number its columns that say the same, none or several."""
        found: dict[int, list[int]] = {}
        for row, word in enumerate(self.said):
            if word.number:
                needed = wanted(self.sentence, word.number)
                found[row] = [
                    column
                    for column, other in enumerate(self.held)
                    if other.number and held_by(self.passage, other.number) & needed
                ]
            elif not word.empty:
                least = max(SEEN, float(best_of(self.lexical[row : row + 1])[0]) * NEAR_BEST)
                found[row] = np.flatnonzero(self.lexical[row] >= least).tolist()
        return found

    @cached_property
    def inside(self) -> NDArray[np.bool_]:
        """Pieces × columns: whether a word belongs to a piece or to its lead-in or head."""
        table = np.zeros((len(self.pieces), len(self.held)), dtype=bool)
        for place, piece in enumerate(self.pieces):
            low, high = piece.lead or (0, 0)
            for column, word in enumerate(self.held):
                table[place, column] = piece.start <= word.start < piece.end or low <= word.start < high
        return table

    @cached_property
    def cover(self) -> Table:
        """Pieces × rows: how surely each piece says each word of the sentence."""
        if not self.held or not self.pieces:
            return np.zeros((max(len(self.pieces), 1), len(self.said)), dtype=np.float32)
        return np.stack([best_of(self.lexical * inside) for inside in self.inside])

    def share(self, rows: Sequence[int]) -> Table:
        """For each piece the weighted share of the words at ``rows`` that it says."""
        weight = self.weight[list(rows)]
        return np.asarray((self.cover[:, list(rows)] * weight).sum(axis=1) / max(float(weight.sum()), 1e-6))

    @cached_property
    def best_piece(self) -> int:
        return int(self.share(self.content).argmax())

    @cached_property
    def clauses(self) -> dict[int, list[int]]:
        """The stating words of each clause of the sentence."""
        found: dict[int, list[int]] = {}
        for row in self.content:
            found.setdefault(self.said[row].clause, []).append(row)
        return found
