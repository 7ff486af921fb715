"""Names of persons in a text, told by what stands before them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import Any

import simplemma

_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+|[!?]\s+|\n+")
_MOST = 4
"""Words of a name, titles and particles not counted."""
_FIRST = re.compile(rf"[\s,]{{0,2}}({_WORD})")
_NEXT = re.compile(rf"\s({_WORD})")
_INITIAL = re.compile(r"\s([A-ZÄÖÜ])\.(?=\s?[A-ZÄÖÜ])")
_NO_TITLE = re.compile(r"\b(?:als|eine[rn]?|keine[rn]?|jede[rn]?|meine[rn]?|unsere[rn]?|as|a)\s+$", re.IGNORECASE)


def find_names(text: str) -> Iterator[tuple[int, int]]:
    """Where names stand that follow a cue, from left to right.

    "Herr" and "Frau" are no cue where the sentence is about somebody in office.
    """
    found = sorted({span for start, end in _sentences(text) for span in _in_sentence(text, start, end)})
    last = -1
    for start, end in found:
        if start >= last:
            yield start, end
            last = end


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)


def _in_sentence(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    sentence = text[start:end]
    for name in ("introduction", "relation", "title"):
        if name == "title" and _pattern("office").search(sentence):
            continue
        for cue in _pattern(name).finditer(sentence):
            if not (name == "title" and _NO_TITLE.search(sentence[: cue.start()])):
                yield from _name(text, start + cue.end(), _trust(name, cue[0]))


class _Trust(IntEnum):
    """How far a cue is trusted: only a first name is one, also a surname or an unknown word, or any capital."""

    FIRST_NAME = 0
    SURNAME = 1
    CAPITAL = 2


def _trust(name: str, cue: str) -> _Trust:
    if name == "title":
        return _Trust.CAPITAL
    if name == "introduction":
        return _Trust.SURNAME if _pattern("certain").fullmatch(cue.strip()) else _Trust.FIRST_NAME
    return _Trust.FIRST_NAME if _pattern("business").search(cue) else _Trust.SURNAME


def _name(text: str, at: int, trust: _Trust) -> Iterator[tuple[int, int]]:
    """The name that begins at a place, if one does."""
    begin, end, words = at, at, 0
    while words < _MOST:
        if (words or trust) and (initial := _INITIAL.match(text, end)):
            begin = begin if words else initial.start(1)
            end, trust = initial.end(), _Trust.CAPITAL
            continue
        if not (found := (_NEXT if words else _FIRST).match(text, end)):
            break
        word = found[1]
        if _pattern("degrees").fullmatch(word) and not _is_first(word):
            end, trust = found.end() + text.startswith(".", found.end()), max(trust, _Trust.SURNAME)
        elif following := _pattern("noble").match(text, found.start(1)):
            if not words and (trust is not _Trust.CAPITAL or _is_first(following["surname"])):
                break  # "mein Mitarbeiter von Siemens", "die Frau von Thomas"
            begin = begin if words else found.start(1)
            words, end = words + 1, following.end("surname")
        elif _fits(word, trust, after_first=words > 0):
            begin = begin if words or begin > at else found.start(1)
            words, end = words + 1, found.end()
        else:
            break
    if words and not _pattern("firm").match(text, end):
        yield begin, end


def _fits(word: str, trust: _Trust, *, after_first: bool) -> bool:
    """Whether a word may be the first of a name, or go on with one."""
    large = word[0].isupper()
    if after_first:
        return (large and not _pattern("nouns").search(word)) or not _is_word(word)
    if _is_first(word):
        return True
    if trust is _Trust.CAPITAL:
        return large and not _pattern("nouns").search(word)
    return (
        trust is _Trust.SURNAME
        and large
        and word[1:].islower()
        and (word.casefold() in _list("surnames") or not _is_word(word))
    )


def _is_first(word: str) -> bool:
    return all(part in _list("first") for part in word.casefold().split("-"))


def _is_word(word: str) -> bool:
    """Whether a dictionary knows it, in German or English."""
    return any(simplemma.is_known(form, lang) for lang in ("de", "en") for form in (word, word.lower()))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("assistant").joinpath("names.toml").read_text("utf-8"))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(_data()["names"][name].split())


@cache
def _pattern(name: str) -> re.Pattern[str]:
    patterns = _data()["cues"]
    filled = re.sub(r"<<(\w+)>>", lambda found: f"(?:{patterns[found[1]]})", patterns[name])
    return re.compile(filled, re.IGNORECASE)
