"""A question with its misspelt words put right."""

from __future__ import annotations

import re
from collections.abc import Container

from assistant.german import dictionary, informal
from assistant.german.lexicon import lexicon
from assistant.german.spelling import SHORTEST_WORD, distance, near_in_dictionary
from assistant.german.word import entries

_HEARD = (("ß", "s"), ("äu", "eu"), ("ä", "e"), ("ie", "i"), ("ih", "i"), ("th", "t"), ("ck", "k"), ("tz", "z"),
          ("ph", "f"), ("v", "f"), ("y", "i"), ("ü", "i"), ("ah", "a"), ("eh", "e"), ("oh", "o"),
          ("uh", "u"))  # fmt: skip
SHORTEST = 4
"""Letters from which a word is put right where it sounds the same; where it does not, :data:`SHORTEST_WORD`."""
_WORD = re.compile(r"[^\W\d_]+")


def respelled(text: str, vocabulary: Container[str]) -> str:
    """``text`` with the German words that its misspelt ones were meant to be, where ``vocabulary`` tells which.

    Function words and common verbs as they are typed on a phone are put right whatever the vocabulary.

    >>> respelled("wan steht der Jahresabschlus bei der foerderung", {"jahresabschluss"})
    'wann steht der Jahresabschluss bei der förderung'
    """
    return _WORD.sub(lambda found: _meant(found[0], vocabulary), text)


def _meant(word: str, vocabulary: Container[str]) -> str:
    """The one word in ``vocabulary`` that ``word`` was probably meant to be, else ``word``."""
    if (usual := informal.spelt(word)) != word:
        return usual
    plain = dictionary.with_umlauts(word)
    term = entries(word)[0][0]
    if word.isupper() or dictionary.as_written(plain.lower()) is not None:
        return plain
    if len(word) < SHORTEST or term in lexicon().variants or term in vocabulary:
        return word
    heard = _sound(plain)
    near = [(other, of) for other, of in near_in_dictionary(plain.lower()) if of in vocabulary]
    if len(word) < SHORTEST_WORD:
        near = [(other, of) for other, of in near if _sound(other) == heard]
    if len({of for _, of in near}) != 1:
        return word
    return min(
        (other for other, _ in near),
        key=lambda other: (_sound(other) != heard, distance(other.lower(), plain.lower()), other),
    )


def _sound(word: str) -> str:
    """What spelling by ear does not tell apart: doubled letters, ä and e, a long i, -ig and -ich."""
    text = word.lower()
    for written, heard in _HEARD:
        text = text.replace(written, heard)
    text = re.sub(r"(.)\1", r"\1", text)
    return re.sub(r"ig$", "ich", re.sub(r"dt?$", "t", text))
