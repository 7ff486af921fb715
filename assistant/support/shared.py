"""How surely words of two texts say the same, by their terms."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.support.reading import Word

Table = NDArray[np.float32]
PART_ONLY = 0.85
"""What a match is worth where the passage has the word only as a part of a longer one."""


def shared_terms(said: Sequence[Word], held: Sequence[Word]) -> Table:
    """For each pair of words (said × held) the weight of the best term that they share, from 0 to 1."""
    table = np.zeros((len(said), len(held)), dtype=np.float32)
    places: dict[str, list[tuple[int, float]]] = {}
    for column, word in enumerate(held):
        for term in word.own:
            places.setdefault(term, []).append((column, 1.0 if term == word.stem else PART_ONLY))
    for row, word in enumerate(said):
        for term, weight in word.terms.items():
            for column, share in places.get(term, ()):
                table[row, column] = max(table[row, column], weight * share)
    return table


def best_of(table: Table) -> Table:
    """The greatest of each row; 0 where there are no columns."""
    return table.max(axis=1) if table.shape[1] else np.zeros(len(table), dtype=np.float32)
