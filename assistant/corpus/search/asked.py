"""What kind of answer a question asks for, and which sentences hold such an answer."""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Asked(StrEnum):
    """The kinds of answer a question may ask for."""

    AMOUNT = "amount"
    PERCENT = "percent"
    DURATION = "duration"
    DATE = "date"
    COUNT = "count"
    ACTOR = "actor"
    PLACE = "place"
    PERMISSION = "permission"
    DEFINITION = "definition"
    REASON = "reason"
    LIST = "list"


def asked_of(question: str) -> frozenset[Asked]:
    """The kinds of answer the question's words ask for; empty where they tell none."""
    return frozenset(kind for kind, pattern in _patterns("question").items() if pattern.search(question.strip()))


def can_give(sentence: str, kind: Asked) -> bool:
    """Whether a sentence can give an answer of that kind."""
    return _patterns("sentence")[kind].search(sentence) is not None


@cache
def _patterns(side: str) -> dict[Asked, re.Pattern[str]]:
    data = tomllib.loads(files(__package__).joinpath("asked.toml").read_text("utf-8"))
    return {Asked(kind): re.compile("|".join(lists[side]), re.IGNORECASE) for kind, lists in data.items()}
