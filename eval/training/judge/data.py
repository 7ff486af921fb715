"""What the judge is trained on: passages, each with statements of which some are supported."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MOST = 14
"""Statements that are read with a passage."""
FEWEST = 5
"""Statements that a stretch of a longer text must have."""
STRETCH = (2, 3, 4, 5)
"""Sentences of a stretch."""
_APART = 2


@dataclass(frozen=True, slots=True)
class Group:
    """A passage with its title and headings, and statements on it: text, and whether the passage supports it."""

    context: str
    passage: str
    statements: tuple[tuple[str, bool], ...]

    def drawn(self, chance: random.Random) -> Group:
        """With as many statements as are read at once."""
        return Group(self.context, self.passage, tuple(_some(self.statements, MOST, chance)))


def of_passages(path: Path) -> Iterator[Group]:
    """The passages of ``training-passages.jsonl`` (docs/datasets.md)."""
    for one in _lines(path):
        context = " – ".join(filter(None, (one["title"], one.get("heading"))))
        statements = tuple((claim["claim"], claim["kind"] == "supported") for claim in one["claims"])
        yield Group(context, " ".join(one["sentences"]), statements)


def of_texts(path: Path, chance: random.Random) -> Iterator[Group]:
    """Stretches of the texts of ``training-claims.jsonl`` (docs/datasets.md).

    With each stands one statement that another stretch supports. Those whose support stands elsewhere by intention are
    left out: a stretch may hold it.
    """
    for text in _lines(path):
        sentences, claims = text["sentences"], text["claims"]
        start = 0
        while start < len(sentences):
            end = min(len(sentences), start + chance.choice(STRETCH))
            own = [
                (claim["claim"], claim["kind"] == "supported")
                for claim in claims
                if claim["kind"] != "elsewhere" and start <= claim["on"][0] and claim["on"][1] < end
            ]
            strange = [
                (claim["claim"], False)
                for claim in claims
                if claim["kind"] == "supported" and (claim["on"][1] < start - _APART or claim["on"][0] > end + 1)
            ]
            if len(own) >= FEWEST:
                passage = " ".join(sentences[start:end])
                yield Group(text["title"], passage, (*own[:MOST], *_some(strange, 1, chance)))
            start = end


def _some(statements: Sequence[tuple[str, bool]], most: int, chance: random.Random) -> list[tuple[str, bool]]:
    return chance.sample(list(statements), min(most, len(statements)))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, path.read_text("utf-8").splitlines())
