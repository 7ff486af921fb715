"""Does what a sentence cites support it?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from assistant.corpus.search.trained import Trained
from assistant.support.alignment import Alignment
from assistant.support.entailment import Entailment
from assistant.support.features import BROKEN, COLUMNS, features, missing
from assistant.support.narrowing import narrowed
from assistant.support.reasons import reasons_of
from assistant.support.verbatim import is_verbatim

_PROMISE = re.compile(
    r"(?i)\b(?:Sie|Ihr\s+(?:Unternehmen|Betrieb|Vorhaben|Projekt))\s+(?:sind|ist)\s+(?:\w+\s+){0,2}(?:förder|antrags|anspruchs)berechtigt"
    r"|\b(?:Sie|Ihr\s+\w+)\s+(?:haben|hat)\s+(?:einen\s+)?(?:Rechts)?anspruch\b"
    r"|\byou\s+(?:(?:are|will\s+be)\s+(?:eligible|entitled)|qualify)\b|\byour\s+(?:company|project|business)\s+(?:is\s+eligible|qualifies)\b"
)
_CONDITION = re.compile(r"(?i)\b(?:wenn|falls|sofern|soweit|if|provided|unless)\b|\b(?:kein\w*|nicht|not|no)\b")


@dataclass(frozen=True, slots=True)
class Verdict:
    """``share``: how likely the sentence is supported, from 0 to 1. ``reasons`` say why not, for evaluators."""

    supported: bool
    reasons: tuple[str, ...]
    share: float


STRICT = 0.7
"""The share from which a sentence is said to a user. It costs nearly half of the supported ones and lets one in ten of
the unsupported ones pass (docs/verification.md): an answer that is left with nothing is given in quotations."""

SURE = 0.75
"""The share from which a small model's sentence is said beside the quotes, which lose nothing without it."""


class Support:
    """Checks a sentence against what it cites, by hard rules and a trained weighing of explainable features.

    ``threshold`` replaces the share from which a sentence counts as supported, ``entails`` the entailment model.
    """

    def __init__(self, threshold: float | None = None, entails: Callable[[str, str], float] | None = None) -> None:
        data = _model()
        self._weights = np.asarray(data["weights"], dtype=np.float64)
        self._score = Trained.of(data, COLUMNS)
        self._entails = entails or Entailment()
        self.threshold = float(data["threshold"]) if threshold is None else threshold

    def __call__(self, sentence: str, passages: Sequence[str], language: str, context: str = "") -> Verdict:
        """The verdict on ``sentence``, which cites ``passages``; ``context`` are their titles and headings.

        Names and subjects may come from the context; everything else has to stand in a passage.
        """
        passages = [passage for passage in passages if passage.strip()]
        if not passages or not sentence.strip():
            return Verdict(False, ("cites nothing",), 0.0)
        if is_verbatim(sentence, passages, context):
            return Verdict(True, (), 1.0)
        text = narrowed(sentence, passages, language)
        given = Alignment(sentence, text, language, context)
        lacking = missing(given, "\n\n".join(passages))
        values = features(given, lacking, self._entails(sentence, text))
        broken = [_told(name, lacking) for name in BROKEN if values[name]]
        if _PROMISE.search(sentence) and not _CONDITION.search(sentence):
            broken.append("a promise")
        row = np.asarray([[values[name] for name in COLUMNS]], dtype=np.float32)
        share = float(1 / (1 + np.exp(-self._score(row)[0])))
        if broken:
            return Verdict(False, tuple(broken), min(share, self.threshold / 2))
        if share >= self.threshold:
            return Verdict(True, (), share)
        return Verdict(False, reasons_of(given, dict(zip(COLUMNS, self._weights * row[0], strict=True))), share)


def _told(name: str, lacking: Mapping[str, Sequence[str]]) -> str:
    found = lacking.get(name.split()[0], ())
    return f"{BROKEN[name]}: {', '.join(found)}" if found else BROKEN[name]


@cache
def _model() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
    return data
