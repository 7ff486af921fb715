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
    return _found("question", question.strip())


def held_by(sentence: str) -> frozenset[Asked]:
    """The kinds of answer that a sentence can give."""
    return _found("sentence", sentence)


def _found(side: str, text: str) -> frozenset[Asked]:
    return frozenset(kind for kind, pattern in _patterns(side).items() if pattern.search(text))


@cache
def _patterns(side: str) -> dict[Asked, re.Pattern[str]]:
    data = tomllib.loads(files(__package__).joinpath("asked.toml").read_text("utf-8"))
    return {Asked(kind): re.compile("|".join(lists[side]), re.IGNORECASE) for kind, lists in data.items()}
