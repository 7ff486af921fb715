"""A text as its words, each with the terms it may be found by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
import tomllib

from assistant.german import NumberMention, TermKind, numbers_in
from assistant.german.english import english_key
from assistant.german.lexicon import lexicon
from assistant.german.normalise import fold
from assistant.german.suspended import completions
from assistant.german.word import entries

_WORD = re.compile(r"[^\W_]+(?:[-._&+'’][^\W_]+)*!?-?")
_CLAUSE = re.compile(r"[,;:.!?()–—\n\t]|\s[-]\s")
PART, PIECE, OTHER_CASE = 0.55, 0.85, 0.9


@dataclass(frozen=True, slots=True)
class Word:
    """``text[start:end]``. ``terms``: the index terms it is found by, with how surely they say the same.

    ``own`` are those it has without synonyms and translations: its stem, its parts, the expression it belongs to.
    ``clause`` counts the stretches between commas. ``number`` is the mention that begins here.
    """

    text: str
    start: int
    end: int
    clause: int
    stem: str
    terms: Mapping[str, float]
    own: frozenset[str]
    empty: bool
    number: NumberMention | None = None

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a text in order, numbers among them."""

    text: str
    words: tuple[Word, ...]


def read(text: str, language: str = "de") -> Reading:
    """The words of ``text``; English ones are found by what they are translated to."""
    mentions = numbers_in(text)
    breaks = [found.start() for found in _CLAUSE.finditer(text) if not _inside(found.start(), mentions)]
    tokens = [
        (found.start(), found.end()) for found in _WORD.finditer(text) if not _inside(found.start(), mentions)
    ]
    tokens += [(mention.start, mention.end) for mention in mentions]
    numbered = {mention.start: mention for mention in mentions}
    words = []
    for start, end in sorted(tokens):
        clause = sum(place < start for place in breaks)
        words.append(_word(text, start, end, clause, language, numbered.get(start)))
    return Reading(text, tuple(_with_phrases(_completed(words), language)))


def _inside(place: int, mentions: list[NumberMention]) -> bool:
    return any(mention.start <= place < mention.end for mention in mentions)


def _word(text: str, start: int, end: int, clause: int, language: str, number: NumberMention | None) -> Word:
    said = text[start:end]
    if number is not None:
        return Word(said, start, end, clause, f"#{number.canonical}", {f"#{number.canonical}": 1.0}, frozenset({f"#{number.canonical}"}), False, number)
    bare = said.rstrip("-").replace("’", "'")
    found = entries(bare)
    stem = found[0][0]
    terms = {stem: 1.0}
    pieces = {entries(piece)[0][0] for piece in re.split("[-._&+']", bare) if piece} - {stem}
    parts = tuple(dict.fromkeys(term for term, kind in found if kind is TermKind.PART))
    for part in parts:
        terms.setdefault(part, PIECE if part in pieces else PART)
    for other in (bare.lower(), bare.capitalize()):
        terms.setdefault(entries(other)[0][0], OTHER_CASE)
    if f"{stem}!" in lexicon().names:
        terms.setdefault(f"{stem}!", 1.0)
    folded = fold(bare)
    translated = _translations(bare) if language == "en" else {}
    for term, weight in translated.items():
        terms[term] = max(weight, terms.get(term, 0.0))
    source = translated or {stem: 1.0, **dict.fromkeys(parts, 0.5)}
    for term, weight in list(source.items()):
        for other, likeness in lexicon().variants.get(term, {}).items():
            terms[other] = max(terms.get(other, 0.0), round(weight * likeness, 3))
    empty = folded in empty_words("en" if language == "en" else "de") or (len(folded) < 2 and not bare.isupper())
    own = frozenset({stem, *parts} | ({f"{stem}!"} & lexicon().names))
    return Word(said, start, end, clause, stem, terms, own, empty)


def _completed(words: list[Word]) -> list[Word]:
    """"Forschungs-" in "Forschungs- und Entwicklungsvorhaben" is found by "Forschungsvorhaben" too."""
    made = list(words)
    for place, word in enumerate(words):
        if not word.text.endswith("-"):
            continue
        last = next((other for other in words[place + 1 : place + 5] if not other.empty and not other.text.endswith("-")), None)
        if last is not None:
            more = dict.fromkeys(completions(word.text, last.text), 0.9)
            made[place] = _found_by(word, more, tuple(more))
    return made


def _with_phrases(words: list[Word], language: str) -> list[Word]:
    """Known expressions let each of their words be found by what the whole stands for."""
    made = list(words)
    book = lexicon()
    for match in book.phrases.matches([word.stem for word in words]):
        more = {name: 1.0 for name in match.names}
        for name in match.names:
            more |= {other: weight for other, weight in book.variants.get(name, {}).items() if other not in more}
        for place in range(match.start, match.end):
            made[place] = _found_by(made[place], more, match.names)
    if language != "en":
        return made
    keys = [english_key(word.text) for word in words]
    place = 0
    while place < len(words):
        for length in range(min(6, len(words) - place), 1, -1):
            key = tuple(stem for one in keys[place : place + length] for stem in one)
            targets = book.english.get(key)
            if targets:
                more = dict(targets)
                for term, weight in targets.items():
                    for other, likeness in book.variants.get(term, {}).items():
                        more[other] = max(more.get(other, 0.0), weight * likeness)
                for inner in range(place, place + length):
                    made[inner] = _found_by(made[inner], more)
                place += length - 1
                break
        place += 1
    return made


def _found_by(word: Word, more: Mapping[str, float], own: Iterable[str] = ()) -> Word:
    terms = dict(word.terms)
    for term, weight in more.items():
        terms[term] = max(weight, terms.get(term, 0.0))
    return replace(word, terms=terms, own=word.own.union(own))


def _translations(word: str) -> dict[str, float]:
    """The terms that an English word is translated to: those of the field, then those of common words."""
    key = english_key(word)
    return {**general_terms().get(key, {}), **lexicon().english.get(key, {})}


@cache
def general_terms() -> dict[tuple[str, ...], dict[str, float]]:
    """Common English words by their stems, with the German index terms for them."""
    found: dict[tuple[str, ...], dict[str, float]] = {}
    for line in files(__package__).joinpath("general.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        english, german = line.split("\t")
        for expression in english.split("|"):
            known = found.setdefault(english_key(expression), {})
            known |= {entries(word)[0][0]: 0.9 for word in german.split("|")}
    return found


@cache
def empty_words(language: str) -> frozenset[str]:
    """Folded words that state nothing by themselves."""
    table = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    return frozenset(fold(word) for word in table["empty"][language].split())
