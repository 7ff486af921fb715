"""Likeness of words and texts by the encoder's token states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.support.encoding import Encoded
from assistant.support.reading import Word

_UNLIKE, _SPAN = 0.35, 0.45
"""The cosine of two words that have nothing in common, and how far above it those lie that say the same."""


@dataclass(frozen=True)
class Similar:
    """A sentence's states (``said``) beside those of a passage (``held``)."""

    said: Encoded
    held: Encoded

    @cached_property
    def _centre(self) -> NDArray[np.float32]:
        """All states of this encoder lie around one point; likeness is measured from there."""
        return np.asarray(self.held.states.mean(axis=0), dtype=np.float32)

    def words(self, said: Sequence[Word], held: Sequence[Word]) -> NDArray[np.float32]:
        """How alike each pair of words is, from 0 to 1 (said × held)."""
        first, second = _of_words(said, self.said), _of_words(held, self.held)
        cosines = _unit(first - self._centre) @ _unit(second - self._centre).T
        return np.asarray(np.clip((cosines - _UNLIKE) / _SPAN, 0.0, 1.0), dtype=np.float32)

    @property
    def texts(self) -> float:
        """The cosine of the two texts' vectors."""
        return float(self.said.vector @ self.held.vector)


def _of_words(words: Sequence[Word], encoded: Encoded) -> NDArray[np.float32]:
    """The mean state of the tokens of each word (n × 384); zeros where the text was cut before it."""
    found = np.zeros((len(words), encoded.states.shape[1]), dtype=np.float32)
    for row, word in enumerate(words):
        inside = (encoded.spans[:, 0] < word.end) & (encoded.spans[:, 1] > word.start)
        if inside.any():
            found[row] = encoded.states[inside].mean(axis=0)
    return found


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6), dtype=np.float32)
