"""A plain and strict judge for tests: numbers and long words of a sentence must stand in its passages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Claim
from assistant.generation.digits import in_german
from assistant.generation.support import Judgement
from assistant.german import analyse, analyse_question, numbers_in

_NAME = re.compile(r"\b(?:[A-ZÄÖÜ][\w-]+ )*(?:GmbH|AG|e\. ?V\.|Verein)\b")
_TURNS = re.compile(
    r"\b(?:nicht|kein\w*|nur|ausgeschlossen|mindestens|höchstens|not|no|only|excluded)\b", re.IGNORECASE
)
_ENOUGH = 0.7


def strict(sentence: str, passages: Sequence[str], language: str, context: str, /) -> Judgement:  # noqa: ARG001 - the shape
    """Supported where each number and firm, in German also 70 % of the words and each "nicht", stand in them."""
    text = "\n".join(passages)
    held = {term.text for term in analyse(text)}
    terms = analyse_question(sentence, "de" if language == "de" else "en")
    total = sum(term.weight for term in terms) or 1.0
    share = sum(term.weight for term in terms if any(name in held for name, _ in term.variants)) / total
    said = sentence if language == "de" else in_german(sentence)
    known = {number.canonical for number in numbers_in(text)}
    reasons = [f"number {number.text}" for number in numbers_in(said) if number.canonical not in known]
    reasons += [f"name {name}" for name in _NAME.findall(sentence) if name not in text]
    reasons += [f"turn {word}" for word in _TURNS.findall(sentence) if language == "de" and word not in text]
    if share < _ENOUGH and language == "de":
        reasons.append("words")
    return Judgement(not reasons, tuple(reasons), share)


def no_promise(claim: Claim) -> Claim | None:
    """The claim, unless it promises something or holds a link."""
    return None if re.search(r"förderberechtigt|you qualify|https?://|www\.", claim.text) else claim
