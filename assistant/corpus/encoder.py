"""The default encoder: Universal Sentence Encoder Multilingual v3 on onnxruntime."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from langchain_core.embeddings import Embeddings

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

NAME = "use-multilingual-v3"
DIMENSION = 512
MAX_CHARACTERS = 4000  # of a text, and of the texts of one run together
_TOGETHER = 16


class UseEncoder(Embeddings):
    """512 float32 numbers per text, of length 1. The model is loaded with the first text.

    ``find_model`` gives the path of the ONNX file. Texts are cut at ``MAX_CHARACTERS``. One text is a run of
    its own; of several, those of like length share a run, which takes half the time for short ones. The int8
    model scales by what else is in a run: the cosine of a text's vectors in two companies is 0.998 on average
    and at least 0.99; what a search finds stayed the same.
    """

    def __init__(self, find_model: Callable[[], Path], threads: int | None = None) -> None:
        self._find_model = find_model
        self._threads = threads or min(os.cpu_count() or 1, 8)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """An array of shape (texts, 512). The same texts give the same vectors."""
        vectors = np.empty((len(texts), DIMENSION), dtype=np.float32)
        run = self._session.run

        def encode_together(numbers: list[int]) -> None:
            inputs = [texts[number][:MAX_CHARACTERS] for number in numbers]
            vectors[numbers] = run(["outputs"], {"inputs": inputs})[0]

        runs = list(_runs(texts))
        if len(runs) == 1:
            encode_together(runs[0])
        else:
            list(self._pool.map(encode_together, runs))
        return vectors

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[float(number) for number in vector] for vector in self.encode(texts)]

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]

    @cached_property
    def _session(self) -> InferenceSession:
        # Imported here: commands that need no vectors start without them.
        import onnxruntime
        from onnxruntime_extensions import get_library_path

        options = onnxruntime.SessionOptions()
        options.register_custom_ops_library(get_library_path())
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        return onnxruntime.InferenceSession(str(self._find_model()), options, providers=["CPUExecutionProvider"])

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._threads, thread_name_prefix="encoder")


def _runs(texts: Sequence[str]) -> Iterator[list[int]]:
    """The numbers of texts to be encoded together; longest first, so that no thread is left with them at the end."""
    together: list[int] = []
    for number in sorted(range(len(texts)), key=lambda number: -len(texts[number])):
        longest = min(len(texts[together[0]]), MAX_CHARACTERS) if together else 0
        if together and (len(together) == _TOGETHER or (len(together) + 1) * longest > MAX_CHARACTERS):
            yield together
            together = []
        together.append(number)
    if together:
        yield together
