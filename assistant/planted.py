"""Planted instructions: sentences of a document that speak to a machine instead of its readers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.disguise import readings
from assistant.german import detect_language
from assistant.patterns import any_fits, rules

_FEWEST_FOREIGN_LETTERS = 20


def planted_among(texts: Sequence[str], language: str = "de") -> list[bool]:
    """For each of the texts that follow each other in a document of ``language``, whether it is planted.

    An order right after a planted text counts as planted too, an honest sentence does not.
    """
    found: list[bool] = []
    for text in texts:
        after = bool(found) and found[-1]
        found.append(is_planted(text, language) or (after and _fits("goes_on", text)))
    return found


@lru_cache(maxsize=20_000)
def is_planted(text: str, language: str = "de") -> bool:
    """Whether the text addresses a machine, or orders its reader what to answer."""
    return _fits("planted", text) or (language == "de" and _is_english(text) and _fits("foreign", text))


def _is_english(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= _FEWEST_FOREIGN_LETTERS and detect_language(text) == "en"


def _fits(name: str, text: str) -> bool:
    found = rules("assistant", "planted.toml")[name]
    return any(any_fits(found, reading) for reading in readings(text, shifted=False))
