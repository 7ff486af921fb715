"""Numbers between the German way of writing them and the English: 7.500,50 and 7,500.50."""

from __future__ import annotations

import re

_SWAP = str.maketrans(".,", ",.")
_GERMAN = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d{1,2})(?![\d]|[.,]\d)")
_ENGLISH = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d+\.\d{1,2}(?=\s?(?:%|percent|million|billion|bn|euro|EUR|€)))(?![\d]|[.,]\d)"
)


def in_english(sentence: str, source: str) -> str:
    """An English sentence with the numbers that it has taken from a German source as they stand written in English."""
    written = set(_GERMAN.findall(source))
    return _GERMAN.sub(lambda found: found[0].translate(_SWAP) if found[0] in written else found[0], sentence)


def in_german(sentence: str) -> str:
    """An English sentence with its numbers written in German, as ``numbers_in`` reads them."""
    return _ENGLISH.sub(lambda found: found[0].translate(_SWAP), sentence)
