"""Example questions, kept in a file until the corpus changes."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from assistant.answer import Language
from assistant.steps.intent import Topic
from bots.shared.whole_file import write_whole

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Example:
    """A question that the documents answer."""

    topic: Topic
    question: str


Examples = dict[Language, tuple[Example, ...]]


def kept(file: Path, of: str) -> Examples | None:
    """The examples in a file, where they are ``of`` this corpus and revision and of the present candidates."""
    try:
        data = json.loads(file.read_text("utf-8"))
        if data["of"] != _stamp(of):
            return None
        return {
            language: tuple(Example(Topic(topic), question) for topic, question in data[language])
            for language in ("de", "en")
        }
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(file: Path, of: str, examples: Examples) -> None:
    """Writes the examples, wholly or not at all; a disk that cannot be written to is no error."""
    found = {language: [(one.topic.value, one.question) for one in own] for language, own in examples.items()}
    text = json.dumps({"of": _stamp(of), **found}, ensure_ascii=False)
    try:
        write_whole(file, text.encode())
    except OSError as error:
        logger.warning("the example questions were not kept: %s", type(error).__name__)


def _stamp(of: str) -> str:
    return f"{of} {_candidates()}"


@cache
def _candidates() -> str:
    return hashlib.sha256(files(__package__).joinpath("offers.toml").read_bytes()).hexdigest()[:12]
