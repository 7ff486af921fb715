"""A text as its words, each with the terms that it may be found by."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.german import NumberMention, TermKind, numbers_in
from assistant.german.english import english_key
from assistant.german.lexicon import lexicon
from assistant.german.normalise import fold
from assistant.german.suspended import completions
from assistant.german.word import entries
from assistant.support.vocabulary import empty_words, translations

_WORD = re.compile(r"[^\W_]+(?:[-._&+'’][^\W_]+)*!?-?")
_CLAUSE_END = re.compile(r"[,;:.!?()–—\n\t]|\s-\s")
_SEPARATOR = re.compile("[-._&+']")
PART, PIECE, OTHER_CASE, COMPLETED, PART_SYNONYM = 0.55, 0.85, 0.9, 0.9, 0.5
_LONGEST_PHRASE = 6


@dataclass(frozen=True, slots=True)
class Word:
    """``text`` at ``start`` to ``end``. ``terms``: the index terms it is found by, with how surely they say the same.

    ``own`` are those without synonyms and translations: its stem, its parts, the expression it belongs to. ``clause``
    counts the stretches between commas and the like. ``empty`` words state nothing by themselves.
    """

    text: str
    start: int
    end: int
    clause: int
    stem: str
    terms: Mapping[str, float]
    own: frozenset[str]
    empty: bool = False
    number: NumberMention | None = None

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


@lru_cache(maxsize=512)
def read(text: str, language: str = "de") -> tuple[Word, ...]:
    """The words and numbers of ``text`` in order; English words are found by what they are translated to."""
    mentions = {mention.start: mention for mention in numbers_in(text)}

    def free(found: re.Match[str]) -> bool:
        return not any(mention.start <= found.start() < mention.end for mention in mentions.values())

    breaks = [found.start() for found in _CLAUSE_END.finditer(text) if free(found)]
    spans = [found.span() for found in _WORD.finditer(text) if free(found)]
    spans += [(mention.start, mention.end) for mention in mentions.values()]
    words = [
        _number(mentions[start], bisect_left(breaks, start))
        if start in mentions
        else _word(text[start:end], start, bisect_left(breaks, start), language)
        for start, end in sorted(spans)
    ]
    _complete(words)
    _join_german(words)
    if language == "en":
        _join_english(words)
    return tuple(words)


def _number(mention: NumberMention, clause: int) -> Word:
    term = f"#{mention.canonical}"
    return Word(mention.text, mention.start, mention.end, clause, term, {term: 1.0}, frozenset({term}), number=mention)


def _word(said: str, start: int, clause: int, language: str) -> Word:
    bare = said.rstrip("-").replace("’", "'")
    found = entries(bare)
    stem = found[0][0]
    pieces = {entries(piece)[0][0] for piece in _SEPARATOR.split(bare) if piece} - {stem}
    parts = [term for term, kind in found if kind is TermKind.PART]
    names = {f"{stem}!"} & lexicon().names
    terms = {stem: 1.0} | dict.fromkeys(names, 1.0) | {part: PIECE if part in pieces else PART for part in parts}
    for other in (bare.lower(), bare.capitalize()):
        terms.setdefault(entries(other)[0][0], OTHER_CASE)
    translated = translations(bare) if language == "en" else {}
    _widen(terms, translated)
    _widen(terms, _variants(translated or {stem: 1.0, **dict.fromkeys(parts, PART_SYNONYM)}))
    empty = fold(bare) in empty_words(language) or (len(bare) < 2 and not bare.isupper())
    return Word(said, start, start + len(said), clause, stem, terms, frozenset({stem, *parts} | names), empty)


def _complete(words: list[Word]) -> None:
    """ "Forschungs-" in "Forschungs- und Entwicklungsvorhaben" is found by "Forschungsvorhaben" too."""
    for place, word in enumerate(words):
        if word.text.endswith("-"):
            rest = (other for other in words[place + 1 : place + 5] if not other.empty and other.text[-1] != "-")
            if last := next(rest, None):
                completed = dict.fromkeys(completions(word.text, last.text), COMPLETED)
                words[place] = _found_by(word, completed, completed)


def _join_german(words: list[Word]) -> None:
    """Known expressions let each of their words be found by what the whole stands for."""
    for match in lexicon().phrases.matches([word.stem for word in words]):
        names = dict.fromkeys(match.names, 1.0)
        for place in range(match.start, match.end):
            words[place] = _found_by(words[place], _variants(names) | names, names)


def _join_english(words: list[Word]) -> None:
    keys = [english_key(word.text) for word in words]
    place = 0
    while place < len(words):
        for length in range(min(_LONGEST_PHRASE, len(words) - place), 1, -1):
            targets = lexicon().english.get(tuple(stem for key in keys[place : place + length] for stem in key))
            if targets:
                for inner in range(place, place + length):
                    words[inner] = _found_by(words[inner], _variants(targets) | targets)
                place += length - 1
                break
        place += 1


def _variants(terms: Mapping[str, float]) -> dict[str, float]:
    """What means the same as the terms."""
    found: dict[str, float] = {}
    for term, weight in terms.items():
        _widen(found, {other: weight * share for other, share in lexicon().variants.get(term, {}).items()})
    return found


def _widen(terms: dict[str, float], more: Mapping[str, float]) -> None:
    for term, weight in more.items():
        terms[term] = max(weight, terms.get(term, 0.0))


def _found_by(word: Word, more: Mapping[str, float], own: Iterable[str] = ()) -> Word:
    terms = dict(word.terms)
    _widen(terms, more)
    return replace(word, terms=terms, own=word.own.union(own))
