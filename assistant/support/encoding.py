"""Contextual token states of texts, from the multilingual encoder on onnxruntime."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

LONGEST = 384  # tokens of a text that are read


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text's vector (of length 1), the states of its tokens (n × 384) and their spans in the text (n × 2)."""

    vector: NDArray[np.float32]
    states: NDArray[np.float32]
    spans: NDArray[np.int64]


Encode = Callable[[Sequence[str]], Sequence[Encoded]]
"""Gives the states of each text; all texts of one call are compared with one another."""


class TokenEncoder:
    """The encoder in ``folder`` (``model.onnx``, ``tokenizer.json``), loaded with the first text; one thread."""

    def __init__(self, folder: Path, prefix: str = "query: ") -> None:
        self._folder = folder
        self._prefix = prefix

    def __call__(self, texts: Sequence[str]) -> list[Encoded]:
        return [self._encode(text) for text in texts]

    def _encode(self, text: str) -> Encoded:
        read = self._tokenizer.encode(self._prefix + text)
        ids = np.asarray([read.ids[:LONGEST]], dtype=np.int64)
        mask = np.ones(ids.shape, dtype=np.float32)
        vectors, states = self._session.run(["vectors", "tokens"], {"ids": ids, "mask": mask})
        spans = np.asarray(read.offsets[:LONGEST], dtype=np.int64) - len(self._prefix)
        kept = spans[:, 1] > 0
        return Encoded(vectors[0], states[0][kept], np.maximum(spans[kept], 0))

    @cached_property
    def _session(self) -> InferenceSession:
        # Imported here: where no model is set nothing of it is loaded.
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        return onnxruntime.InferenceSession(
            str(self._folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        return Tokenizer.from_file(str(self._folder / "tokenizer.json"))
