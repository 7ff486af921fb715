"""Models that lie in a package beside its code (``model/``), loaded once, and what they are fed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

_TOGETHER = 8
_PADDING = 1


@cache
def tokenizer(most: int) -> Tokenizer:
    """The one of all these models; cuts texts, or pairs of them, off after ``most`` tokens."""
    from tokenizers import Tokenizer

    found = Tokenizer.from_str(files(__package__).joinpath("model/tokenizer.json").read_text("utf-8"))
    found.enable_truncation(most)
    return found


@cache
def session(package: str, model: str, threads: int) -> InferenceSession:
    """A package's model file, ready to run."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    with as_file(files(package).joinpath("model", model)) as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def digest(package: str, model: str) -> str:
    """Names a model: another one reads otherwise."""
    with as_file(files(package).joinpath("model", model)) as path:
        return blake2b(path.read_bytes(), digest_size=8).hexdigest()


def batches(tokens: Sequence[Sequence[int]]) -> Iterator[tuple[list[int], NDArray[np.int64], NDArray[np.float32]]]:
    """Texts of like length together: their numbers, their ids and their mask (both texts × tokens)."""
    order = sorted(range(len(tokens)), key=lambda number: len(tokens[number]))
    for start in range(0, len(order), _TOGETHER):
        numbers = order[start : start + _TOGETHER]
        longest = max(len(tokens[number]) for number in numbers)
        ids = np.full((len(numbers), longest), _PADDING, dtype=np.int64)
        mask = np.zeros((len(numbers), longest), dtype=np.float32)
        for row, number in enumerate(numbers):
            ids[row, : len(tokens[number])] = tokens[number]
            mask[row, : len(tokens[number])] = 1
        yield numbers, ids, mask
