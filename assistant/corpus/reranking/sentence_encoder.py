"""The default reranker: a small multilingual encoder, trained on which sentence answers a question of the field."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from assistant.corpus.reranking.kept_readings import KeptReadings
from assistant.corpus.reranking.loaded import batches, digest, session, tokenizer

DIMENSION, ASPECTS = 384, 64
MOST_TOKENS = 120
"""Tokens of a text that are read; the rest is cut off."""
KEPT = 10_000
"""Texts of which it is known in memory what was read, those used last; about 5 kB each."""
ASKED = 200
"""Questions whose reading is kept, those asked last."""
_FINENESS = 127
_MODEL = "model.onnx"
QUESTION, SENTENCE = "query: ", "passage: "


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What was read of a text: its vector (384, the mean of its tokens' states), each token's own vector (n × 64), all
    of length 1, and how much each token weighs where the text is a question (n, together 1)."""

    vector: NDArray[np.float32]
    aspects: NDArray[np.float32]
    weights: NDArray[np.float32]

    def packed(self) -> bytes:
        """A sentence's reading in few bytes, without the weights: float16, and one byte for each number of a token."""
        return self.vector.astype(np.float16).tobytes() + np.rint(self.aspects * _FINENESS).astype(np.int8).tobytes()

    @classmethod
    def unpacked(cls, data: bytes) -> Reading:
        """Of :meth:`packed`."""
        vector = np.frombuffer(data, np.float16, DIMENSION).astype(np.float32)
        aspects = np.frombuffer(data, np.int8, offset=2 * DIMENSION).reshape(-1, ASPECTS)
        return cls(vector, np.float32(1 / _FINENESS) * aspects.astype(np.float32), np.zeros(0, np.float32))


class SentenceEncoder:
    """How like a question and sentences are: in all, and token by token.

    The model is multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672; MIT licence) with its vocabulary cut down
    to German and English, its weights in 4 bits, and low-rank weights beside the upper layers that
    ``eval.training.sentence_encoder`` trains. It is loaded with the first question.
    """

    def __init__(self, threads: int | None = None, kept: Path | None = None) -> None:
        """``kept`` is a folder for what was read of sentences, so that each is read once and not after each start."""
        self._threads = threads or min(os.cpu_count() or 1, 4)
        self._known: OrderedDict[str, bytes] = OrderedDict()
        self._asked = lru_cache(ASKED)(lambda question: self.encode([QUESTION + question])[0])
        self._lock = Lock()
        self._kept = KeptReadings(kept / f"{digest(__package__, _MODEL)}.sqlite3") if kept else None

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Two likenesses of the question and each text (texts × 2), from -1 to 1.

        The first is the cosine of their vectors. The second goes token by token: the cosine of each of the question's
        tokens and the nearest token of the text, weighed (late interaction; Khattab and Zaharia 2020,
        arXiv:2004.12832). In training the first came to tell better whether a text answers, the second which does.
        """
        if not texts:
            return np.zeros((0, 2), np.float32)
        asked = self._asked(question)
        known = self._read([SENTENCE + text for text in texts], self._threads)
        read = [Reading.unpacked(known[SENTENCE + text]) for text in texts]
        whole = np.stack([one.vector for one in read]) @ asked.vector
        starts = np.cumsum([0, *(len(one.aspects) for one in read[:-1])])
        near = np.concatenate([one.aspects for one in read]) @ asked.aspects.T
        by_token = np.maximum.reduceat(near, starts, axis=0) @ asked.weights
        return np.column_stack((whole, by_token)).astype(np.float32)

    def read_ahead(self, texts: Sequence[str]) -> None:
        """Reads sentences that a question may want later, on one thread."""
        self._read([SENTENCE + text for text in texts], 1)

    def close(self) -> None:
        """Closes the file of what was read."""
        if self._kept:
            self._kept.close()

    def _read(self, wanted: Sequence[str], threads: int) -> dict[str, bytes]:
        with self._lock:
            known = {text: self._known[text] for text in wanted if text in self._known}
        unknown = [text for text in dict.fromkeys(wanted) if text not in known]
        if self._kept and unknown:
            known |= self._kept.find(unknown)
        missing = [text for text in unknown if text not in known]
        new = {text: one.packed() for text, one in zip(missing, self.encode(missing, threads), strict=True)}
        known |= new
        if self._kept and new:
            self._kept.keep(new)
        with self._lock:
            for text in wanted:
                self._known[text] = known[text]
                self._known.move_to_end(text)
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        return known

    def encode(self, texts: Sequence[str], threads: int | None = None) -> list[Reading]:
        """Reads the texts, which hold their prefix."""
        found: dict[int, Reading] = {}
        if not texts:
            return []
        tokens = [encoded.ids for encoded in tokenizer(MOST_TOKENS).encode_batch(list(texts))]
        model = session(__package__, _MODEL, threads or self._threads)
        for numbers, ids, mask in batches(tokens):
            vectors, aspects, weights = model.run(["vectors", "aspects", "weights"], {"ids": ids, "mask": mask})
            for row, number in enumerate(numbers):
                length = len(tokens[number])
                weight = np.exp(weights[row, :length] - weights[row, :length].max())
                found[number] = Reading(vectors[row], aspects[row, :length], weight / weight.sum())
        return [found[number] for number in range(len(texts))]
