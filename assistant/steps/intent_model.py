"""A trained judge of what a message wants, for what the rules do not tell."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from importlib.resources import files

import numpy as np

from assistant.steps.intent import Intent

ALL_BUT_CERTAIN = 0.97


class IntentModel:
    """Multinomial logistic regression over the message's vector; ``embed`` makes it (normalised)."""

    def __init__(self, embed: Callable[[str], Sequence[float]]) -> None:
        data = json.loads(files(__package__).joinpath("intent.json").read_text("utf-8"))
        self._embed = embed
        self._intents = tuple(Intent(name) for name in data["intents"])
        self._weights = np.asarray(data["weights"], dtype=np.float32)
        self._bias = np.asarray(data["bias"], dtype=np.float32)
        self._certain = {Intent(name): float(value) for name, value in data["certain"].items()}

    def __call__(self, message: str, *, about_funding: bool = False) -> Intent:
        """The likeliest intent; ``FUNDING`` where another is not certain enough.

        A message that speaks of funding is taken for something else only where that is all but certain.
        """
        scores = self._weights @ np.asarray(self._embed(message), dtype=np.float32) + self._bias
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        best = int(shares.argmax())
        intent = self._intents[best]
        needed = max(self._certain.get(intent, 1.1), ALL_BUT_CERTAIN if about_funding else 0.0)
        return intent if shares[best] >= needed else Intent.FUNDING
