"""Small trained scorers: their numbers are data files, written by ``eval.training``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Trained:
    """Gradient-boosted regression trees over named features, kept as arrays.

    Every tree is stored flat: ``feature`` (column, -1 for a leaf), ``threshold`` (left where not above),
    ``left`` and ``right`` (rows), ``value`` (of a leaf). A linear part may stand beside the trees.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._weights = np.asarray(data["weights"], dtype=np.float64)
        self._bias = float(data["bias"])
        self._trees = [_Tree(tree) for tree in data.get("trees", ())]

    @classmethod
    def of(cls, data: Mapping[str, Any], columns: tuple[str, ...]) -> Trained:
        """The scorer of ``data``; ``ValueError`` where it was trained on other columns."""
        if tuple(data["columns"]) != columns:
            raise ValueError("the scorer was trained on other features: train it again")
        return cls(data)

    def __call__(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Scores (log odds) of rows (``n`` × columns)."""
        scores = rows @ self._weights + self._bias
        for tree in self._trees:
            scores += tree(rows)
        return np.asarray(scores, dtype=np.float64)


class _Tree:
    def __init__(self, data: dict[str, list[float]]) -> None:
        self.feature = np.asarray(data["feature"], dtype=np.int64)
        self.threshold = np.asarray(data["threshold"], dtype=np.float64)
        self.left = np.asarray(data["left"], dtype=np.int64)
        self.right = np.asarray(data["right"], dtype=np.int64)
        self.value = np.asarray(data["value"], dtype=np.float64)

    def __call__(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        at = np.zeros(len(rows), dtype=np.int64)
        while (inner := self.feature[at] >= 0).any():
            column = np.where(inner, self.feature[at], 0)
            goes_left = rows[np.arange(len(rows)), column] <= self.threshold[at]
            at = np.where(inner, np.where(goes_left, self.left[at], self.right[at]), at)
        return np.asarray(self.value[at], dtype=np.float64)


def trained_data(name: str) -> dict[str, Any]:
    """The data file ``models/<name>.json``."""
    data: dict[str, Any] = json.loads(files(__package__).joinpath(f"models/{name}.json").read_text("utf-8"))
    return data


@cache
def trained(name: str, columns: tuple[str, ...]) -> Trained:
    """The scorer of that name, read once."""
    return Trained.of(trained_data(name), columns)
