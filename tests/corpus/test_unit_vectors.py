from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.corpus.unit_vectors import packed, size_of, unpacked


def _vectors(count: int) -> NDArray[np.float32]:
    found = np.random.default_rng(3).normal(size=(count, 512)).astype(np.float32)
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    return found


def test_vectors_come_back_so_alike_that_cosines_hardly_differ() -> None:
    vectors, questions = _vectors(200), _vectors(220)[200:]
    again = unpacked(packed(vectors), 512)
    assert again.shape == vectors.shape
    assert np.abs(again @ questions.T - vectors @ questions.T).max() < 0.002


def test_a_vector_takes_little_more_than_a_byte_a_number() -> None:
    assert len(packed(_vectors(3))) == 3 * size_of(512) == 3 * 516


def test_no_vectors_and_vectors_of_zeros_come_back_too() -> None:
    assert unpacked(packed(_vectors(0)), 512).shape == (0, 512)
    assert not unpacked(packed(np.zeros((2, 512), np.float32)), 512).any()


def test_bytes_that_are_no_vectors_are_refused() -> None:
    with pytest.raises(ValueError, match="515 bytes"):
        unpacked(packed(_vectors(1))[:-1], 512)
