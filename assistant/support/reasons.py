"""Why a sentence was found unsupported, in words for evaluators."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.support.alignment import SEEN, Alignment
from assistant.support.marks import marks_in

MOST = 3
LEAST = 0.15
"""Log odds from which a feature is a reason."""

_SAYS = {
    "entailed": "does not follow from the passage",
    "english entailed": "does not follow from the passage",
    "nouns unsaid": "says what the passage does not: {unsaid}",
    "least said": "says what the passage does not: {unsaid}",
    "english unsaid": "says what the passage does not: {unsaid}",
    "number missing": "a number that the passage does not have",
    "name missing": "a name that the passage does not have",
    "office missing": "an office or level of government that the passage does not name",
    "other number": "the number is said of something else in the passage",
    "other number, close": "the number is said of something else in the passage",
    "said of another, close": "the passage says it of something else",
    "broken": "joins what stands apart in the passage",
    "torn": "joins what stands apart in the passage",
    "swapped": "the passage has the nouns in the other order",
    "turned round": "says the opposite of the passage",
    "turned": "denied on one side only",
    "turned, close": "denied on one side only",
    "clause turned": "denied on one side only",
    "denies, close": "denies what the passage does not deny",
    "opening wrong": "the yes or no at the beginning does not fit",
    "opposite": "the opposite of a word of the passage",
    "bound turned": "a lower for an upper bound, or the other way",
    "stronger": "says it more strongly than the passage",
    "weakening lost, close": "leaves out that it only may or should be",
    "weakening lost and stronger": "makes a must or an always of what only may be",
    "judged": "not supported, says the judge",
}


def reasons_of(given: Alignment, contributions: Mapping[str, float]) -> tuple[str, ...]:
    """The weightiest reasons against a sentence; ``contributions`` are the features' log odds."""
    against = sorted((value, name) for name, value in contributions.items() if value <= -LEAST)
    found = [_told(given, name) for _, name in against]
    return tuple(dict.fromkeys(found))[:MOST] or ("says too little of what the passage says",)


def _told(given: Alignment, name: str) -> str:
    side, _, kind = name.partition(": ")
    if kind:
        text = given.sentence if side == "added" else given.passage
        words = dict.fromkeys(text[mark.start : mark.end] for mark in marks_in(text) if mark.kind == kind)
        shown = ", ".join(f"„{word}“" for word in list(words)[:3])
        return f"adds {shown}" if side == "added" else f"leaves out {shown}"
    unsaid = [given.said[row].text for row in given.content if given.by_terms[row] < SEEN]
    return _SAYS[name].format(unsaid=", ".join(unsaid))
