"""A judge model's second look at sentences that words and vectors leave uncertain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Language
from assistant.generation.asking import supported_messages
from assistant.generation.passage import NumberedPassage
from assistant.generation.support import Judgement, Support
from assistant.models import ChatModel, ModelUnavailable

UNCERTAIN = (0.35, 0.85)
"""Shares from which on and below which the judge is asked; below stands what breaks a hard rule."""
WITHIN_S = 5.0
"""Seconds that the judge has for a sentence."""
LONGEST = 40
"""Characters that are read of its reply."""

_YES = re.compile(r"\W*(?:ja|yes)\b", re.IGNORECASE)
_NO = re.compile(r"\W*(?:nein|no)\b", re.IGNORECASE)


class SecondLook:
    """Judges as ``support`` does where that is sure, else as the judge says; without its word nothing passes."""

    def __init__(self, support: Support, judge: ChatModel) -> None:
        self._support = support
        self._judge = judge

    def __call__(self, sentence: str, passages: Sequence[str], language: str, context: str, /) -> Judgement:
        first = Judgement.of(self._support(sentence, passages, language, context))
        low, high = UNCERTAIN
        if not low <= first.share < high:
            return first
        says = self._asked(sentence, passages, "en" if language == "en" else "de", context)
        if says:
            return Judgement(True, (), first.share)
        return Judgement(False, (*first.reasons, "no word of the judge" if says is None else "the judge"), first.share)

    def _asked(self, sentence: str, passages: Sequence[str], language: Language, context: str) -> bool | None:
        """What the judge says; ``None`` where it says nothing that can be read, or not in time."""
        shown = [NumberedPassage(number, context, "–", (text,)) for number, text in enumerate(passages, start=1)]
        try:
            reply = self._judge.complete(
                supported_messages(sentence, shown, language), timeout_s=WITHIN_S, max_characters=LONGEST
            )
        except ModelUnavailable:
            return None
        return True if _YES.match(reply) else False if _NO.match(reply) else None
