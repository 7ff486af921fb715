"""The matters of the field: what a question is after and what a sentence says something about.

A matter is finer than a topic: not who may apply, but whether apprentices count. People ask for it in everyday
words, documents say it in official ones; ``matters.toml`` knows both.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_GAP = re.compile(r"\s*…\s*")
_GAP_PATTERN = ".{0,60}"
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_SIGNS = {"%": " prozent", "€": " euro", "–": "-", "—": "-", "\N{NON-BREAKING HYPHEN}": "-", "’": "'"}
_PLAIN = str.maketrans(_UMLAUTS | _SIGNS | dict.fromkeys('„“”"‚‘»«\N{SOFT HYPHEN}', ""))
_GRAM = 4
_SHORT_GRAM = 3


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


def needles(pattern: str) -> list[frozenset[str]]:
    """For each branch of a pattern, the sets of literals of which one must occur wherever the branch matches."""
    return [literals for branch in _branches(pattern) for literals in [_best(_required(branch), Counter())]]


class _Finder:
    """Finds the keys of matching patterns, trying only those of which a literal's letters occur in the text."""

    def __init__(self, patterns: Iterable[tuple[str, str]]) -> None:
        branches = [
            (key, branch, list(_required(branch))) for key, pattern in patterns for branch in _branches(pattern)
        ]
        often = Counter(
            gram for *_, sets in branches for literals in sets for word in literals for gram in _grams(word)
        )
        self._tried: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        self._short: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for key, branch, sets in branches:
            for literal in _best(sets, often):
                rarest = min(_grams(literal), key=lambda gram: (often[gram], gram))
                (self._tried if len(rarest) == _GRAM else self._short)[rarest].add((key, branch))

    def found(self, text: str) -> frozenset[str]:
        text = plain(text)
        grams = {text[start : start + _GRAM] for start in range(len(text) - _GRAM + 1)}
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


def _grams(literal: str) -> list[str]:
    size = _GRAM if len(literal) >= _GRAM else _SHORT_GRAM
    return [literal[start : start + size] for start in range(len(literal) - size + 1)]


def _best(sets: Iterable[frozenset[str]], often: Counter[str]) -> frozenset[str]:
    """The set whose literals are the rarest among all patterns."""
    usable = [literals for literals in sets if literals and min(map(len, literals)) >= _SHORT_GRAM]
    if not usable:
        raise ValueError("A pattern needs a literal of three letters in every branch")

    def cost(literals: frozenset[str]) -> tuple[int, int, list[str]]:
        rarest = [min(often[gram] for gram in _grams(literal)) for literal in literals]
        short = sum(len(literal) < _GRAM for literal in literals)
        return short, sum(rarest), sorted(literals)

    return min(usable, key=cost)


def _branches(pattern: str) -> list[str]:
    """The pattern's alternatives outside any group."""
    found, start, position = [], 0, 0
    while position < len(pattern):
        if pattern[position] == "|":
            found.append(pattern[start:position])
            start = position + 1
        position = _after(pattern, position)
    return [*found, pattern[start:]]


def _after(pattern: str, position: int) -> int:
    """Where the element at ``position`` ends: a group, a class, an escape or one character."""
    sign = pattern[position]
    if sign == "\\":
        return position + 2
    if sign == "[":
        return pattern.index("]", position + 2) + 1
    if sign == "{":
        return pattern.index("}", position) + 1
    if sign == "(":
        position += 1
        while pattern[position] != ")":
            position = _after(pattern, position)
    return position + 1


def _required(branch: str) -> Iterator[frozenset[str]]:
    """Sets of literals of which one must occur where the branch matches."""
    run, position = "", 0
    while position < len(branch):
        end = _after(branch, position)
        element, follows = branch[position:end], branch[end : end + 1]
        position = end
        if len(element) == 1 and element not in ".^$?*+":
            if follows in ("?", "*", "{"):
                yield frozenset({run})
                run = ""
            else:
                run += element
            continue
        yield frozenset({run})
        run = ""
        if element.startswith("(?:") and follows not in ("?", "*", "{"):
            inner = [list(_required(part)) for part in _branches(element[3:-1])]
            best = [max(sets, key=lambda literals: min(map(len, literals)), default=frozenset()) for sets in inner]
            if all(best):
                yield frozenset().union(*best)
    yield frozenset({run})
