"""The default reranker: a small multilingual encoder, trained on which sentence answers a question of the field."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from importlib.resources import as_file, files
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.corpus.reranking.kept_vectors import KeptVectors

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

DIMENSION = 384
MOST_TOKENS = 120
"""Tokens of a text that are read; the rest is cut off."""
KEPT = 20_000
"""Texts whose vectors are kept, those used last."""
_TOGETHER = 8
QUESTION, SENTENCE = "query: ", "passage: "


class SentenceEncoder:
    """Cosines of the vectors of a question and of sentences, 384 numbers each.

    The model is multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672; MIT licence) with its vocabulary cut down
    to German and English, its weights in 4 bits, and low-rank weights beside the upper layers that
    ``eval.training.sentence_encoder`` trains. It is loaded with the first question.
    """

    def __init__(self, threads: int | None = None, kept: Path | None = None) -> None:
        """``kept`` is a folder for the vectors of sentences, so that each is read once and not after each start."""
        self._threads = threads or min(os.cpu_count() or 1, 4)
        self._known: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()
        self._kept = KeptVectors(kept / f"{_model_digest()}.sqlite3") if kept else None

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """The cosine of the question and each text, from -1 to 1."""
        if not texts:
            return np.zeros(0, np.float32)
        asked, sentences = QUESTION + question, [SENTENCE + text for text in texts]
        known = self._vectors([asked, *sentences], self._threads)
        return np.asarray(np.stack([known[text] for text in sentences]) @ known[asked], dtype=np.float32)

    def read_ahead(self, texts: Sequence[str]) -> None:
        """Reads sentences that a question may want later, on one thread."""
        self._vectors([SENTENCE + text for text in texts], 1)

    def close(self) -> None:
        """Closes the file of vectors."""
        if self._kept:
            self._kept.close()

    def _vectors(self, wanted: Sequence[str], threads: int) -> dict[str, NDArray[np.float32]]:
        with self._lock:
            known = {text: self._known[text] for text in wanted if text in self._known}
        sentences = [text for text in wanted if text not in known and text.startswith(SENTENCE)]
        if self._kept and sentences:
            known |= self._kept.find(sentences)
        missing = [text for text in dict.fromkeys(wanted) if text not in known]
        new = dict(zip(missing, self.encode(missing, threads), strict=True))
        known |= new
        if self._kept and (told := {text: vector for text, vector in new.items() if text.startswith(SENTENCE)}):
            self._kept.keep(told)
        with self._lock:
            for text in wanted:
                self._known[text] = known[text]
                self._known.move_to_end(text)
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        return known

    def encode(self, texts: Sequence[str], threads: int | None = None) -> NDArray[np.float32]:
        """An array of shape (texts, 384), each row of length 1; the texts hold their prefix."""
        vectors = np.empty((len(texts), DIMENSION), dtype=np.float32)
        if not texts:
            return vectors
        session = _session(threads or self._threads)
        tokens = [encoded.ids for encoded in self._tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(texts)), key=lambda number: len(tokens[number]))
        for start in range(0, len(order), _TOGETHER):
            numbers = order[start : start + _TOGETHER]
            longest = max(len(tokens[number]) for number in numbers)
            ids = np.ones((len(numbers), longest), dtype=np.int64)
            mask = np.zeros((len(numbers), longest), dtype=np.float32)
            for row, number in enumerate(numbers):
                ids[row, : len(tokens[number])] = tokens[number]
                mask[row, : len(tokens[number])] = 1
            vectors[numbers] = session.run(["vectors"], {"ids": ids, "mask": mask})[0]
        return vectors

    @property
    def _tokenizer(self) -> Tokenizer:
        return _tokenizer()


@cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    found = Tokenizer.from_str(files(__package__).joinpath("model/tokenizer.json").read_text("utf-8"))
    found.enable_truncation(MOST_TOKENS)
    return found


@cache
def _model_digest() -> str:
    """Names the model: another one makes other vectors."""
    with as_file(files(__package__).joinpath("model/model.onnx")) as path:
        return blake2b(path.read_bytes(), digest_size=8).hexdigest()


@cache
def _session(threads: int) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    with as_file(files(__package__).joinpath("model/model.onnx")) as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
