"""Questions to the index terms that satisfy them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from typing import Literal

from assistant.german.english import english_key
from assistant.german.filler import filler
from assistant.german.lexicon import Lexicon, lexicon
from assistant.german.mention import NumberMention
from assistant.german.mention_terms import mention_entries
from assistant.german.normalise import normalise
from assistant.german.spelling import corrections
from assistant.german.term import QuestionTerm, TermKind
from assistant.german.tokens import tokens
from assistant.german.word import Entry, entries

PART_WEIGHT = 0.6
PIECE_WEIGHT = 0.9
WORD_IN_PHRASE = 0.5
FILLER_PHRASE = 0.5
OTHER_READING = 0.8
SYNONYM_OF_PART = 0.5
_MASKED = re.compile(r"\[[A-ZÄÖÜ][A-Za-zäöü-]+\]")
"""What stands in the place of personal data asks for nothing."""
_SEPARATOR = re.compile("[-._&+]")
_NAME_IN_CAPITALS = re.compile(r"[^\Wa-zäöüß_]{2,}!?")


def analyse_question(
    text: str, language: Literal["de", "en"] = "de", vocabulary: Container[str] | None = None
) -> list[QuestionTerm]:
    """What ``text`` asks for: one term for each content word, known phrase, number and part of a compound.

    Question words and filler are left out. ``vocabulary`` holds the terms of the index: where it is given, a word
    that it lacks is also read as those it was probably meant to be.
    """
    plain = normalise(_MASKED.sub(" ", text))
    words = list(tokens(plain))
    weights = filler(language).weights(words)
    if plain.upper() != plain:
        weights = [1.0 if _is_name(word) else weight for word, weight in zip(words, weights, strict=True)]
    found: dict[str, QuestionTerm] = {}
    book = lexicon()
    for term in [*_phrases(words, weights, language, book, vocabulary), *_words(words, weights, language, book)]:
        key = term.variants[0][0]
        if key not in found or found[key].weight < term.weight:
            found[key] = _corrected(term, vocabulary, book)
    return list(found.values())


def _is_name(word: str | NumberMention) -> bool:
    return isinstance(word, str) and _NAME_IN_CAPITALS.fullmatch(word) is not None


def _phrases(
    words: list[str | NumberMention],
    weights: list[float],
    language: str,
    book: Lexicon,
    vocabulary: Container[str] | None,
) -> Iterable[QuestionTerm]:
    """The known expressions of several words; the weights of their words are lowered in place."""
    stems = [_entries(word)[0][0] for word in words]
    matches = book.phrases.matches(stems)
    if language == "de":
        matches += [match for match in book.spoken.matches(stems) if _leads_to(match.names, book, vocabulary)]
    spans = [(match.start, match.end, dict.fromkeys(match.names, 1.0)) for match in matches]
    if language == "en":
        spans += _english_phrases(words, book)
    for start, end, targets in spans:
        surface = " ".join(_surface(word) for word in words[start:end])
        weight = 1.0 if any(weights[start:end]) else FILLER_PHRASE
        for place in range(start, end):
            weights[place] = min(weights[place], WORD_IN_PHRASE)
        yield QuestionTerm(surface, weight, _with_synonyms(targets, book))


def _leads_to(names: Iterable[str], book: Lexicon, vocabulary: Container[str] | None) -> bool:
    """Whether the documents hold what an everyday expression stands for; themselves they seldom hold it."""
    return vocabulary is None or any(other in vocabulary for name in names for other in book.variants.get(name, ()))


def _english_phrases(words: list[str | NumberMention], book: Lexicon) -> list[tuple[int, int, dict[str, float]]]:
    found = []
    place = 0
    while place < len(words):
        for length in range(min(6, len(words) - place), 1, -1):
            key = tuple(stem for word in words[place : place + length] for stem in english_key(_surface(word)))
            if key in book.english:
                found.append((place, place + length, book.english[key]))
                place += length - 1
                break
        place += 1
    return found


def _words(
    words: list[str | NumberMention], weights: list[float], language: str, book: Lexicon
) -> Iterable[QuestionTerm]:
    for word, weight in zip(words, weights, strict=True):
        if weight <= 0:
            continue
        first, *others = _entries(word)
        if isinstance(word, NumberMention):
            lesser = {text: OTHER_READING**place for place, (text, _) in enumerate(others, start=1)}
            yield QuestionTerm(word.text, 1.0, tuple({first[0]: 1.0, **lesser}.items()))
            continue
        readings = {first[0]: 1.0} | {text: 1.0 for text, kind in others if kind is not TermKind.PART}
        for spelling in (word.lower(), word.capitalize()):
            readings.setdefault(entries(spelling)[0][0], OTHER_READING)
        if f"{first[0]}!" in book.names:
            readings[f"{first[0]}!"] = 1.0
        translated = book.english.get(english_key(word), {}) if language == "en" else {}
        if translated:
            # "rate" is not the German "Rate": only what it is translated to has synonyms.
            yield QuestionTerm(word, weight, tuple(({first[0]: 1.0} | dict(_with_synonyms(translated, book))).items()))
            continue
        yield QuestionTerm(word, weight, _with_synonyms(readings, book))
        pieces = {entries(piece)[0][0] for piece in _SEPARATOR.split(word) if piece} - {first[0]}
        for part in dict.fromkeys(text for text, kind in others if kind is TermKind.PART):
            share, synonyms = (PIECE_WEIGHT, 1.0) if part in pieces else (PART_WEIGHT, SYNONYM_OF_PART)
            yield QuestionTerm(part, round(weight * share, 3), _with_synonyms({part: 1.0}, book, synonyms))


def _with_synonyms(terms: dict[str, float], book: Lexicon, share: float = 1.0) -> tuple[tuple[str, float], ...]:
    """``terms`` and what means the same, the best weight of each, the terms first."""
    found = dict(terms)
    for term, weight in terms.items():
        for other, likeness in book.variants.get(term, {}).items():
            if other not in terms:
                found[other] = max(found.get(other, 0.0), round(weight * likeness * share, 3))
    return tuple(found.items())


def _corrected(term: QuestionTerm, vocabulary: Container[str] | None, book: Lexicon) -> QuestionTerm:
    if vocabulary is None or any(text in vocabulary for text, weight in term.variants if weight >= OTHER_READING):
        return term
    near = corrections(term.surface, vocabulary)
    if not near:
        return term
    known = dict(term.variants)
    more = {text: weight for text, weight in _with_synonyms(near, book) if text not in known}
    return QuestionTerm(term.surface, term.weight, (*term.variants, *more.items()))


def _entries(word: str | NumberMention) -> tuple[Entry, ...]:
    return mention_entries(word) if isinstance(word, NumberMention) else entries(word.rstrip("-"))


def _surface(word: str | NumberMention) -> str:
    return word.text if isinstance(word, NumberMention) else word
