"""Telling German from English in a short text."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from assistant.german.data_files import DataFileError, read_toml

_WORD = re.compile(r"[^\W\d_]+")
_UMLAUT = re.compile("[äöüß]")
_FILE = "function_words.toml"


def detect_language(text: str) -> Literal["de", "en"]:
    """The language of a question by its function words; German where nothing speaks for English.

    Names do not decide: capitalised words count only at the beginning of a sentence.

    >>> detect_language("Who founded automotiveland.nrw?"), detect_language("Was ist go-cluster?")
    ('en', 'de')
    """
    german, english = _function_words()
    scores = {"de": 0.0, "en": 0.0}
    for word in _WORD.findall(text):
        lowered = word.lower()
        scores["de"] += lowered in german
        scores["en"] += lowered in english
        if _UMLAUT.search(lowered) and word[0].islower():
            scores["de"] += 0.5
    return "en" if scores["en"] > scores["de"] else "de"


@cache
def _function_words() -> tuple[frozenset[str], frozenset[str]]:
    table = read_toml(_FILE)
    lists = []
    for language in ("de", "en"):
        words = table.get(language)
        if not isinstance(words, list) or not all(isinstance(word, str) and word == word.lower() for word in words):
            raise DataFileError(_FILE, None, f"{language} ist eine Liste klein geschriebener Wörter")
        lists.append(frozenset(words))
    if shared := lists[0] & lists[1]:
        raise DataFileError(_FILE, None, f"in beiden Listen: {', '.join(sorted(shared))}")
    return lists[0], lists[1]
