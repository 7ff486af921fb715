"""Reads a statement and a passage as one, and tells whether the statement follows from the passage."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np

from assistant.corpus.reranking.loaded import batches, session, tokenizer
from assistant.german.sentences import split_sentences

MOST_TOKENS = 240
"""Tokens of both texts that are read; of the longer one the rest is cut off."""
WINDOW = 720
"""Characters of a passage that are read at once; they fit into those tokens with a statement of usual length."""
_MODEL = "entailment.onnx"


class Entailment:
    """A small model of natural language inference for the sentences of this field.

    It is multilingual-e5-small (MIT licence) like the default reranker, with low-rank weights that
    ``eval.training.entailment`` trains. It is loaded with the first pair.
    """

    def __init__(self, threads: int | None = None) -> None:
        self._threads = threads or min(os.cpu_count() or 1, 4)

    def __call__(self, statement: str, passage: str) -> float:
        """Log odds that the passage says what the statement says; of a long one, that some stretch of it does."""
        return max(self.of([(statement, window) for window in windows(passage)]))

    def of(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """The log odds of several pairs of statement and passage, each read as it is."""
        found = [0.0] * len(pairs)
        if not pairs:
            return found
        model = session(__package__, _MODEL, self._threads)
        encoded = tokenizer(MOST_TOKENS).encode_batch(list(pairs))
        for numbers, ids, mask in batches([one.ids for one in encoded]):
            sides = np.full(ids.shape, 2)
            for row, number in enumerate(numbers):
                own = encoded[number].sequence_ids
                sides[row, : len(own)] = [2 if side is None else side for side in own]
            first, second = ((sides == side).astype(np.float32) for side in (0, 1))
            (values,) = model.run(["supports"], {"ids": ids, "mask": mask, "first": first, "second": second})
            for number, value in zip(numbers, values, strict=True):
                found[number] = float(value)
        return found


def windows(passage: str) -> list[str]:
    """A long passage in stretches of whole sentences, each of which begins with the last sentence of the one before."""
    if len(passage) <= WINDOW:
        return [passage]
    found: list[list[str]] = [[]]
    for start, end in split_sentences(passage):
        if found[-1] and sum(map(len, found[-1])) + end - start > WINDOW:
            found.append(found[-1][-1:])
        found[-1].append(passage[start:end])
    return [" ".join(sentences) for sentences in found]
