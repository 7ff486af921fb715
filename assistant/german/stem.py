"""Snowball stems that keep "Förderung" and "Forderung" apart."""

from __future__ import annotations

import re

import Stemmer

_GERMAN = Stemmer.Stemmer("german", 0)
_ENGLISH = Stemmer.Stemmer("english", 0)
# "ue" after a vowel or q is no umlaut: "neue", "Steuer", "Quelle" (the rule of Snowball itself).
_DIGRAPH = re.compile("ae|oe|(?<![aeiouyq])ue")


def stem(folded: str) -> str:
    """The German stem of a folded word, itself folded; the stem of a stem is itself.

    Snowball reads both "ö" and "oe" as "o" and so makes one stem of "Förderung" and "Forderung"; here it only
    says how much of the end is to go. It is asked again until nothing goes, so that "Förderung" meets "fördern".

    >>> stem("foerderung"), stem("foerdern"), stem("forderung"), stem("neue")
    ('foerd', 'foerd', 'ford', 'neu')
    """
    while len(folded) > 3 and folded.isalpha():
        shorter = _once(folded)
        if shorter == folded:
            break
        folded = shorter
    return folded


def _once(folded: str) -> str:
    plain = _DIGRAPH.sub(lambda found: found.group()[0], folded)
    short: str = _GERMAN.stemWord(plain)
    if plain == folded or not plain.startswith(short):
        return short
    units = _DIGRAPH.sub(lambda found: found.group()[0].upper(), folded)
    return "".join(unit.lower() + "e" if unit.isupper() else unit for unit in units[: len(short)])


def english_stem(folded: str) -> str:
    """The English Snowball stem of a word in lower case."""
    short: str = _ENGLISH.stemWord(folded)
    return short
