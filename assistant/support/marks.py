"""Words that turn, bound or weaken a statement, found in a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of the ``kind`` named in ``markers.toml`` at ``start`` to ``end``."""

    kind: str
    start: int
    end: int


def marks_in(text: str) -> tuple[Mark, ...]:
    """The marks of a text, by kind."""
    return tuple(
        Mark(kind, found.start(), found.end()) for kind, pattern in kinds().items() for found in pattern.finditer(text)
    )


@cache
def kinds() -> Mapping[str, re.Pattern[str]]:
    """The kinds of marks with what finds them."""
    return {kind: re.compile(pattern, re.I) for kind, pattern in _table()["marks"].items()}


@cache
def instead(kind: str) -> frozenset[str]:
    """The kinds that may stand for ``kind`` in another wording."""
    return frozenset(_table()["instead"].get(kind, "").split())


@cache
def opposites() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Pairs of words that exclude one another, in both orders."""
    pairs = [pair.split("|") for pair in _table()["opposites"]["pairs"].split()]
    return tuple(
        (_word(one), _word(other)) for first, second in pairs for one, other in ((first, second), (second, first))
    )


def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{word}(?:e[nrsm]?|s)?\b", re.I)


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("markers.toml").read_text("utf-8"))
