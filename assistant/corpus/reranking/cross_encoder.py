"""A cross-encoder of sentence-transformers as the reranker, for sites that can reach a model hub."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.corpus.errors import EncoderUnavailable

USUAL = (0.56, 0.54)
"""Mean of the default reranker's two numbers over the sentences that it reads."""
SPREAD = (0.077, 0.078)
"""How far they lie apart: their standard deviation within a question."""


class CrossEncoderReranker:
    """Puts a cross-encoder's scores on the scale of the default reranker's, on which the sentence scorer was trained.

    Only the order and the distances within a question carry over: a score of another model says nothing of how surely
    a sentence answers, so the evidence gate sees an ordinary one.
    """

    def __init__(self, model: str) -> None:
        self._name = model

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """The cross-encoder's number of each text twice (texts × 2), with the means and spreads of the default's."""
        if not texts:
            return np.zeros((0, 2), np.float32)
        found = np.asarray(self._model.predict([(question, text) for text in texts]), dtype=np.float32).reshape(-1)
        spread = float(found.std()) or 1.0
        apart = (found - found.mean()) / spread
        return np.asarray(USUAL + np.outer(apart, SPREAD), dtype=np.float32)

    @cached_property
    def _model(self) -> Any:
        try:
            from sentence_transformers import CrossEncoder
        except ImportError as error:
            raise EncoderUnavailable(
                f"Für das Modell {self._name} fehlt ein Paket ({error}).",
                "Abhilfe: pip install 'foerderlotse[reranker]'",
            ) from error
        try:
            return CrossEncoder(self._name)
        except (OSError, ValueError) as error:
            raise EncoderUnavailable(
                f"Das Modell {self._name} lässt sich nicht laden: {error}",
                "Ist der Name richtig, und ist der Modell-Hub erreichbar?",
            ) from error
