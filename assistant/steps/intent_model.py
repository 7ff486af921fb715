"""Trained judges of what a message wants and what it is about, for what the rules do not tell."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.steps.intent import Intent, Topic

ALL_BUT_CERTAIN = 0.97
_KEPT = 64


class _Head:
    """Multinomial logistic regression over a vector."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.names: tuple[str, ...] = tuple(data["names"])
        self._weights = np.asarray(data["weights"], dtype=np.float32)
        self._bias = np.asarray(data["bias"], dtype=np.float32)

    def __call__(self, vector: NDArray[np.float32]) -> tuple[str, float]:
        """The likeliest name and its share."""
        shares = self._shares(vector)
        best = int(shares.argmax())
        return self.names[best], float(shares[best])

    def share(self, vector: NDArray[np.float32], name: str) -> float:
        """How likely one of the names is."""
        return float(self._shares(vector)[self.names.index(name)])

    def _shares(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        scores = self._weights @ vector + self._bias
        shares = np.exp(scores - scores.max())
        result: NDArray[np.float32] = shares / shares.sum()
        return result


class IntentModel:
    """Two judges over the message's vector; ``embed`` makes it (normalised)."""

    def __init__(self, embed: Callable[[str], Sequence[float]]) -> None:
        data = json.loads(files(__package__).joinpath("intent.json").read_text("utf-8"))
        self._intents, self._topics = _Head(data["intents"]), _Head(data["topics"])
        self._certain = {Intent(name): float(value) for name, value in data["certain"].items()}
        # A message is judged twice in a row.
        self._vector = lru_cache(_KEPT)(lambda message: np.asarray(embed(message), dtype=np.float32))

    def __call__(self, message: str, *, about_funding: bool = False) -> Intent:
        """The likeliest intent; ``FUNDING`` where another is not certain enough.

        A message that speaks of funding is taken for something else only where that is all but certain.
        """
        name, share = self._intents(self._vector(message))
        intent = Intent(name)
        needed = max(self._certain.get(intent, 1.1), ALL_BUT_CERTAIN if about_funding else 0.0)
        return intent if share >= needed else Intent.FUNDING

    def advice(self, message: str) -> float:
        """How likely the message asks for advice on a single case, from 0 to 1."""
        return self._intents.share(self._vector(message), Intent.ADVICE)

    def topic(self, message: str) -> Topic:
        """The likeliest topic of a message about funding."""
        return Topic(self._topics(self._vector(message))[0])
