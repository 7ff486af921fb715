"""Word lists of this package: words that state nothing by themselves, and common English words in German."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from assistant.german.english import english_key
from assistant.german.lexicon import lexicon
from assistant.german.normalise import fold
from assistant.german.word import entries

GENERAL = 0.9
"""What a translation by the list of common words is worth."""


@cache
def empty_words(language: str) -> frozenset[str]:
    """Folded words that a sentence may have where its source does not."""
    table = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    return frozenset(fold(word) for word in table["empty"][language].split())


def translations(word: str) -> Mapping[str, float]:
    """The German terms of an English word: by the list of the field first, then by that of common words."""
    key = english_key(word)
    return {**_general().get(key, {}), **lexicon().english.get(key, {})}


@cache
def _general() -> dict[tuple[str, ...], dict[str, float]]:
    found: dict[tuple[str, ...], dict[str, float]] = {}
    for line in files(__package__).joinpath("general.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        english, german = line.split("\t")
        for expression in english.split("|"):
            known = found.setdefault(english_key(expression), {})
            known |= {entries(word)[0][0]: GENERAL for word in german.split("|")}
    return found
