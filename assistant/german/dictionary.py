"""The German word list: one million forms with their lemmas, loaded once when the first word is looked up."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from functools import cache, lru_cache

from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

from assistant.german.data_files import DataFileError, read_columns

_UMLAUTS = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("ss", "ß"))


@cache
def _forms() -> Mapping[str, str]:
    return DEFAULT_DICTIONARY_FACTORY.get_dictionary("de")


@cache
def overrides() -> dict[str, str]:
    """Lemmas that replace those of the dictionary, from ``lemmas.tsv``; words and lemmas in lower case."""
    found: dict[str, str] = {}
    for line, (word, lemma) in read_columns("lemmas.tsv", 2):
        if word != word.lower() or lemma != lemma.lower() or word in found:
            raise DataFileError("lemmas.tsv", line, f"{word!r}: klein geschrieben und nur einmal")
        found[word] = lemma
    return found


@lru_cache(maxsize=65536)
def noun(word: str) -> str | None:
    """The lemma of ``word`` (lower case) read as a noun, in lower case; ``None`` if the list has no such noun."""
    lemma = _forms().get(word.capitalize())
    if lemma is None or not lemma[0].isupper():
        return None
    return lemma.lower()


def lower_case(word: str) -> str | None:
    """The lemma of ``word`` (lower case) read as a verb, adjective or function word."""
    return _forms().get(word)


def verb(part: str) -> str | None:
    """The verb whose stem ``part`` is: "förder" is "fördern", "prüf" is "prüfen"."""
    forms = _forms()
    return next((part + ending for ending in ("n", "en") if forms.get(part + ending) == part + ending), None)


def as_written(word: str) -> str | None:
    """The lemma of ``word`` as it stands, else with its first letter in the other case."""
    forms = _forms()
    found = forms.get(word)
    if found is None:
        found = forms.get(word.lower() if word[:1].isupper() else word.capitalize())
    return found


def with_umlauts(word: str) -> str:
    """``word`` with ae, oe, ue, ss read as umlauts and ß where only that gives a known word.

    >>> with_umlauts("Foerderung"), with_umlauts("Steuer"), with_umlauts("aktuell")
    ('Förderung', 'Steuer', 'aktuell')
    """
    lowered = word.lower()
    places = [pair for pair in _UMLAUTS if pair[0] in lowered]
    if not places or as_written(word) is not None:
        return word
    for count in range(len(places), 0, -1):
        for chosen in itertools.combinations(places, count):
            candidate = word
            for plain, umlaut in chosen:
                candidate = candidate.replace(plain, umlaut).replace(plain.capitalize(), umlaut.upper())
            if as_written(candidate) is not None:
                return candidate
    return word
