"""The default encoder: Universal Sentence Encoder Multilingual v3 on onnxruntime."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
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
MAX_CHARACTERS = 4000


class UseEncoder(Embeddings):
    """512 float32 numbers per text, of length 1. The model is loaded with the first text.

    ``find_model`` gives the path of the ONNX file. Texts are cut at ``MAX_CHARACTERS``. Each text is a run
    of its own, several at a time: the int8 model scales by what else is in a batch (the same text came out
    up to 0.007 different), and batches were no faster (5.1 against 5.3 ms of one core per paragraph).
    """

    def __init__(self, find_model: Callable[[], Path], threads: int | None = None) -> None:
        self._find_model = find_model
        self._threads = threads or min(os.cpu_count() or 1, 8)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """An array of shape (texts, 512)."""
        vectors = np.empty((len(texts), DIMENSION), dtype=np.float32)
        run = self._session.run

        def encode_one(number: int) -> None:
            vectors[number] = run(["outputs"], {"inputs": [texts[number][:MAX_CHARACTERS]]})[0][0]

        # Longest first, so that no thread is left with a long text at the end.
        order = sorted(range(len(texts)), key=lambda number: -len(texts[number]))
        if len(texts) == 1:
            encode_one(0)
        else:
            list(self._pool.map(encode_one, order))
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
