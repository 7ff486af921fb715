"""The vectors of a chunk's units as one value of the registry.

Each number takes one byte, and each vector a factor besides: a quarter of what float32 takes. Cosines with a
question come out at most 0.002 different; on labelled questions the share found among the first 1 to 60 did not change.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_FACTOR = 4  # bytes
_STEPS = 127


def packed(vectors: NDArray[np.float32]) -> bytes:
    """Vectors, an array of shape (units, dimensions), as bytes: the factors, then the rounded numbers."""
    factors: NDArray[np.float32] = (np.abs(vectors).max(axis=1, initial=0) / _STEPS).astype(np.float32)
    rounded: NDArray[np.int8] = np.rint(vectors / np.where(factors == 0, 1, factors)[:, None]).astype(np.int8)
    return factors.tobytes() + rounded.tobytes()


def unpacked(value: bytes, dimension: int) -> NDArray[np.float32]:
    """An array of shape (units, dimensions). Raises ValueError where the bytes are not such vectors."""
    count, rest = divmod(len(value), size_of(dimension))
    if rest:
        raise ValueError(f"{len(value)} bytes are not vectors of {dimension} numbers")
    factors = np.frombuffer(value, np.float32, count)
    rounded = np.frombuffer(value, np.int8, offset=factors.nbytes).reshape(count, dimension)
    return rounded.astype(np.float32) * factors[:, None]


def size_of(dimension: int) -> int:
    """How many bytes one vector takes."""
    return _FACTOR + dimension
