"""What a reranker is, and which one the settings ask for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.corpus.errors import EncoderUnavailable
from assistant.corpus.reranking.cross_encoder import CrossEncoderReranker
from assistant.corpus.reranking.sentence_encoder import SentenceEncoder
from assistant.settings import Settings

DEFAULT = "sentence-encoder"
NONE = "none"


class Reranker(Protocol):
    """Tells how well texts answer a question."""

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Two numbers a text (texts × 2), the higher the better: whether it answers at all, and whether it rather than
        the others does, each on the scale of the default reranker's."""
        ...


def reranker_from(settings: Settings) -> Reranker | None:
    """The reranker named by ``reranker``; ``None`` where it is switched off.

    Raises EncoderUnavailable for an unknown name and where a package is missing.
    """
    name = settings.reranker
    if name == NONE:
        return None
    if name == DEFAULT:
        return SentenceEncoder(kept=settings.data / "reading")
    provider, _, model = name.partition(":")
    if provider != "huggingface" or not model:
        raise EncoderUnavailable(
            f"FOERDERLOTSE_RERANKER nennt ein unbekanntes Modell: {name}.",
            f"Möglich sind {DEFAULT}, {NONE} und huggingface:Modell, etwa huggingface:BAAI/bge-reranker-v2-m3.",
        )
    return CrossEncoderReranker(model)
