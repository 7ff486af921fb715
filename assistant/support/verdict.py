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
from assistant.support.features import BROKEN, COLUMNS, JUDGED, JUDGED_COLUMNS, features, missing
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
    """``share``: how likely the sentence is supported, from 0 to 1. ``reasons`` say why not, for evaluators.

    ``judged`` are the judge's log odds, where one was asked.
    """

    supported: bool
    reasons: tuple[str, ...]
    share: float
    judged: float | None = None


STRICT = 0.7
"""The share from which a sentence is said to a user. It costs nearly half of the supported ones and lets one in ten of
the unsupported ones pass (docs/verification.md): an answer that is left with nothing is given in quotations."""

SURE = 0.75
"""The share from which a small model's sentence is said beside the quotes, which lose nothing without it."""


Judge = Callable[[str, str, str], float | None]
"""Log odds that a passage supports a sentence, of sentence, passage and context; ``None`` where it cannot tell now."""

UNLIKELY = 0.05
"""Below this share no judge is asked."""


class Support:
    """Checks a sentence against what it cites, by hard rules and a trained weighing of explainable features.

    ``threshold`` replaces the share from which a sentence counts as supported, ``entails`` the entailment model. With a
    ``judge`` its log odds are weighed too, and then ``with_judge`` is the threshold, or the one fitted for that; where
    the judge cannot tell, the sentence is weighed as without one.
    """

    def __init__(
        self,
        threshold: float | None = None,
        entails: Callable[[str, str], float] | None = None,
        judge: Judge | None = None,
        with_judge: float | None = None,
    ) -> None:
        self._alone, self._judged = _weighing("weights.json", COLUMNS), _weighing("weights-judged.json", JUDGED_COLUMNS)
        self._entails = entails or Entailment()
        self._judge = judge
        self._with_judge = self._judged.threshold if with_judge is None else with_judge
        self.threshold = self._alone.threshold if threshold is None else threshold

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
        weighing, threshold = self._alone, self.threshold
        share = weighing.share(values)
        if broken:
            return Verdict(False, tuple(broken), min(share, threshold / 2))
        judged = self._judge(sentence, text, context) if self._judge and share >= UNLIKELY else None
        if judged is not None:
            values |= {JUDGED: judged}
            weighing, threshold = self._judged, self._with_judge
            share = weighing.share(values)
        if share >= threshold:
            return Verdict(True, (), share, judged)
        return Verdict(False, reasons_of(given, weighing.parts(values)), share, judged)


@dataclass(frozen=True, slots=True)
class _Weighing:
    """The trained sum of features, and the share from which a sentence counts as supported."""

    columns: tuple[str, ...]
    weights: tuple[float, ...]
    score: Trained
    threshold: float

    def share(self, values: Mapping[str, float]) -> float:
        row = np.asarray([[values[name] for name in self.columns]], dtype=np.float32)
        return float(1 / (1 + np.exp(-self.score(row)[0])))

    def parts(self, values: Mapping[str, float]) -> dict[str, float]:
        """What each feature adds."""
        return {name: weight * values[name] for name, weight in zip(self.columns, self.weights, strict=True)}


def _told(name: str, lacking: Mapping[str, Sequence[str]]) -> str:
    found = lacking.get(name.split()[0], ())
    return f"{BROKEN[name]}: {', '.join(found)}" if found else BROKEN[name]


@cache
def _weighing(name: str, columns: tuple[str, ...]) -> _Weighing:
    data: dict[str, Any] = json.loads(files(__package__).joinpath(name).read_text("utf-8"))
    return _Weighing(columns, tuple(data["weights"]), Trained.of(data, columns), float(data["threshold"]))
