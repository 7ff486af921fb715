"""A question with its misspelt words put right."""

from __future__ import annotations

import re
from collections.abc import Container

from assistant.german import dictionary
from assistant.german.lexicon import lexicon
from assistant.german.spelling import SHORTEST_WORD, distance, near_in_dictionary
from assistant.german.word import entries

_WORD = re.compile(r"[^\W\d_]+")


def respelled(text: str, vocabulary: Container[str]) -> str:
    """``text`` with the German words that its misspelt ones were meant to be, where ``vocabulary`` tells which.

    >>> respelled("wo steht der Jahresabschlus bei der foerderung", {"jahresabschluss"})
    'wo steht der Jahresabschluss bei der förderung'
    """
    return _WORD.sub(lambda found: _meant(found[0], vocabulary), text)


def _meant(word: str, vocabulary: Container[str]) -> str:
    """The one word in ``vocabulary`` that ``word`` was probably meant to be, else ``word``."""
    plain = dictionary.with_umlauts(word)
    term = entries(word)[0][0]
    if word.isupper() or dictionary.as_written(plain.lower()) is not None:
        return plain
    if len(word) < SHORTEST_WORD or term in lexicon().variants or term in vocabulary:
        return word
    near = [(other, of) for other, of in near_in_dictionary(plain.lower()) if of in vocabulary]
    if len({of for _, of in near}) != 1:
        return word
    return min((other for other, _ in near), key=lambda other: (distance(other.lower(), plain.lower()), other))
