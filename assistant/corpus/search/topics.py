"""The topics that funding documents treat under headings much alike, and questions ask for in many words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: what finds it in a question and in a heading, and the plain question for it by language."""

    key: str
    question: re.Pattern[str]
    heading: re.Pattern[str]
    questions: dict[str, str]


@cache
def topics() -> tuple[Topic, ...]:
    """The topics of ``topics.toml``, in the order of suggestion."""
    data = tomllib.loads(files(__package__).joinpath("topics.toml").read_text("utf-8"))
    return tuple(
        Topic(
            entry["key"],
            re.compile(entry["question"], re.IGNORECASE),
            re.compile(entry["heading"], re.IGNORECASE),
            {"de": entry["de"], "en": entry["en"]},
        )
        for entry in data["topic"]
    )


def asked_topics(question: str) -> frozenset[str]:
    """The keys of the topics that a question asks for."""
    return frozenset(topic.key for topic in topics() if topic.question.search(question))


def treated_topics(headings: Iterable[str]) -> frozenset[str]:
    """The keys of the topics that any of the headings announces."""
    known = tuple(headings)
    return frozenset(topic.key for topic in topics() if any(topic.heading.search(heading) for heading in known))
