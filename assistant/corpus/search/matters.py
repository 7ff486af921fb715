"""The matters of the field: what a question is after and what a sentence says something about.

A matter is finer than a topic: not who may apply, but whether apprentices count. People ask for it in everyday
words, documents say it in official ones; ``matters.toml`` knows both.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from assistant.corpus.search.literals import GRAM, branches_of, grams_of, rarest_literals, required

_GAP = re.compile(r"\s*…\s*")
_GAP_PATTERN = ".{0,60}"
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_SIGNS = {"%": " prozent", "€": " euro", "–": "-", "—": "-", "\N{NON-BREAKING HYPHEN}": "-", "’": "'"}
_PLAIN = str.maketrans(_UMLAUTS | _SIGNS | dict.fromkeys('„“”"‚‘»«\N{SOFT HYPHEN}', ""))


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter: the patterns that find it in a question and those that find it in a sentence of a document."""

    key: str
    question: tuple[str, ...]
    text: tuple[str, ...]


@cache
def matters() -> tuple[Matter, ...]:
    """The matters of ``matters.toml``, in its order."""
    data = tomllib.loads(files(__package__).joinpath("matters.toml").read_text("utf-8"))
    return tuple(
        Matter(key, _patterns(entry["question"], umlaut="e?"), _patterns(entry["text"], umlaut="e"))
        for key, entry in data.items()
    )


@lru_cache(maxsize=1024)
def asked_matters(question: str) -> frozenset[str]:
    """The keys of the matters that a question asks about."""
    return _question_finder().found(question)


@lru_cache(maxsize=32768)
def treated_matters(text: str) -> frozenset[str]:
    """The keys of the matters that a sentence says something about."""
    return _text_finder().found(text)


def plain(text: str) -> str:
    """The text as the patterns see it: lower case, umlauts written out, single spaces, no quotation marks."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.lower().translate(_PLAIN).split())


class _Finder:
    """Finds the keys of matching patterns, trying only those of which a literal's letters occur in the text."""

    def __init__(self, patterns: Iterable[tuple[str, str]]) -> None:
        branches = [
            (key, branch, list(required(branch))) for key, pattern in patterns for branch in branches_of(pattern)
        ]
        often = Counter(
            gram for *_, sets in branches for literals in sets for word in literals for gram in grams_of(word)
        )
        self._tried: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        self._short: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for key, branch, sets in branches:
            for literal in rarest_literals(sets, often):
                rarest = min(grams_of(literal), key=lambda gram: (often[gram], gram))
                (self._tried if len(rarest) == GRAM else self._short)[rarest].add((key, branch))

    def found(self, text: str) -> frozenset[str]:
        text = plain(text)
        grams = {text[start : start + GRAM] for start in range(len(text) - GRAM + 1)}
        keys: set[str] = set()
        tried = [branch for gram in self._tried.keys() & grams for branch in self._tried[gram]]
        tried += [branch for literal, branches in self._short.items() if literal in text for branch in branches]
        for key, branch in tried:
            if key not in keys and _compiled(branch).search(text):
                keys.add(key)
        return frozenset(keys)


@cache
def _question_finder() -> _Finder:
    return _Finder((matter.key, pattern) for matter in matters() for pattern in matter.question)


@cache
def _text_finder() -> _Finder:
    return _Finder((matter.key, pattern) for matter in matters() for pattern in matter.text)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _patterns(lines: str, umlaut: str) -> tuple[str, ...]:
    written = _GAP.sub(lambda _: _GAP_PATTERN, lines).replace("ß", "ss")
    for letter, base in (("ä", "a"), ("ö", "o"), ("ü", "u")):
        written = written.replace(letter, base + umlaut)
    return tuple(line.strip() for line in written.splitlines() if line.strip())
