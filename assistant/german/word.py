"""One word to its index terms: the stem of its lemma, the stems of its parts, the number it spells."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.german import compound, dictionary
from assistant.german.normalise import fold
from assistant.german.numerals import NUMBER_WORDS
from assistant.german.stem import stem
from assistant.german.term import TermKind

Entry = tuple[str, TermKind]

_SEPARATOR = re.compile(r"[-._&+'/]+")
_LETTERS_OR_DIGITS = re.compile(r"[^\W\d_]+|\d+")


@lru_cache(maxsize=200_000)
def entries(token: str) -> tuple[Entry, ...]:
    """The terms of a token as the tokeniser cuts it; the first is the whole, always a WORD.

    >>> [text for text, _ in entries("Fördersätze")]
    ['foerdersatz', 'foerd', 'satz']
    >>> [text for text, _ in entries("go-cluster")]
    ['goclust', 'go', 'clust']
    """
    instead = dictionary.overrides().get(token.lower())
    if instead is not None and instead != token.lower():
        return entries(instead)
    if token.endswith("!"):
        return ((fold(token), TermKind.WORD), *entries(token[:-1]))
    pieces = [piece for piece in _SEPARATOR.split(token) if piece]
    if len(pieces) > 1:
        return _joined(token, pieces)
    word = pieces[0] if pieces else token
    if not word.isalpha():
        return _with_digits(word)
    whole, parts = read(word)
    found: dict[Entry, None] = {(whole, TermKind.WORD): None}
    for part in parts:
        found.setdefault((part, TermKind.PART))
    number = NUMBER_WORDS.get(fold(word))
    if number is not None:
        found.setdefault((f"#{number}", TermKind.NUMBER))
    return tuple(found)


def read(word: str) -> tuple[str, tuple[str, ...]]:
    """The stem of a plain word and the stems of its parts."""
    if len(word) < 3:
        return fold(word), ()
    if word.isupper() and len(word) > 3:
        word = word.capitalize()
    word = dictionary.with_umlauts(word)
    lowered = word.lower()
    instead = dictionary.overrides().get(lowered)
    lemma = instead or dictionary.as_written(word)
    if lemma is None:
        found = compound.split(lowered) or compound.split(_umlauts_everywhere(lowered))
        lemma = found.lemma if found else lowered
        splits = True
    else:
        splits = lemma[0].isupper() or word[0].isupper()
        # "verbundener" is a form of "verbunden", and that one of "verbinden".
        again = None if splits or instead else dictionary.lower_case(lemma)
        lemma = (again or lemma).lower()
    if lemma.endswith("erin") and len(lemma) > 6:
        lemma = lemma[:-2]
    whole = stem(fold(lemma))
    parts = compound.constituents(lemma)
    if parts and not splits and parts[-1] not in compound.part_lists().adjective_heads:
        parts = ()
    return whole, tuple(part for part in map(_part_stem, parts) if part != whole)


@lru_cache(maxsize=65536)
def _part_stem(part: str) -> str:
    return stem(fold(part))


def _joined(token: str, pieces: list[str]) -> tuple[Entry, ...]:
    """A word with hyphens, dots or underscores: all of it as one term, then each piece."""
    last = entries(pieces[-1])[0][0]
    joiner = "&" if "&" in token else ""
    found: dict[Entry, None] = {(joiner.join([*map(fold, pieces[:-1]), last]), TermKind.WORD): None}
    for piece in pieces:
        for text, kind in entries(piece):
            found.setdefault((text, TermKind.PART if kind is TermKind.WORD else kind))
    return tuple(found)


def _with_digits(word: str) -> tuple[Entry, ...]:
    """A name with digits ("CO2", "Clusters4Future", "35c"): the whole and its longer pieces."""
    found: dict[Entry, None] = {(fold(word), TermKind.WORD): None}
    for piece in _LETTERS_OR_DIGITS.findall(word):
        if len(piece) > 2 and piece.isalpha():
            found.setdefault((entries(piece)[0][0], TermKind.PART))
    return tuple(found)


def _umlauts_everywhere(word: str) -> str:
    return word.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")
