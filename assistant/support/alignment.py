"""Each word of a sentence with the words of a passage that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.support.encoding import Encoded
from assistant.support.reading import Word

PART_ONLY = 0.85
"""What a match is worth where the passage has the word only as a part of a longer one."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """``lexical`` and ``soft`` (said × held): how surely two words say the same, by terms and by token states."""

    said: tuple[Word, ...]
    held: tuple[Word, ...]
    lexical: NDArray[np.float32]
    soft: NDArray[np.float32]


def lexical(said: Sequence[Word], held: Sequence[Word]) -> NDArray[np.float32]:
    """For each pair of words the weight of the best term that they share; 0 to 1."""
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


def states(words: Sequence[Word], encoded: Encoded) -> NDArray[np.float32]:
    """The mean state of the tokens of each word (n × 384); zeros where the text was cut before it."""
    found = np.zeros((len(words), encoded.states.shape[1]), dtype=np.float32)
    for row, word in enumerate(words):
        inside = (encoded.spans[:, 0] < word.end) & (encoded.spans[:, 1] > word.start)
        if inside.any():
            found[row] = encoded.states[inside].mean(axis=0)
    return found


def cosines(first: NDArray[np.float32], second: NDArray[np.float32], centre: NDArray[np.float32]) -> NDArray[np.float32]:
    """The cosines of all pairs, measured from ``centre``, which all states of this encoder lie around."""
    return _unit(first - centre) @ _unit(second - centre).T


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
