"""Whether a text is language: bad character maps and bad recognition give letters enough, but no words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]{2,}")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_SIGN = re.compile(r"[^\s\d]")
_LEADER = re.compile(r"(?:[.·…_] ?){4,}")
_VOWEL = re.compile(r"[aeiouyæøœı]")
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxzß]{6,}")
_SPOKEN = frozenset(
    # German and English, and the most frequent words of a few neighbours.
    _WORD.findall(
        "der die das und für mit von nicht werden ist sind oder des den dem ein eine einer im in zu zur zum auf bei "
        "nach als auch wird kann an am aus durch über sich es wir sie ihr the and for with of not are is or by this "
        "to on at from that be as it you your will can we our le la les de du et en un une pour que est el los il per"
    )
)
_FEWEST_WORDS = 6
_SAMPLE = 600


def is_language(text: str, *, recognised: bool = False) -> bool:
    """Whether a text has words of some language; too short a text is given the benefit of the doubt.

    ``recognised`` text is judged more strictly and as German or English: what was recognised as such in
    another script is noise. A text that was in the file may be in any language.
    """
    words = _sample(_WORD.findall(text))
    letters = "".join(words)
    latin = len(_LATIN.findall(letters))
    if not recognised and latin < 0.5 * len(letters):
        return True
    if len(words) < _FEWEST_WORDS:
        return _is_short_text(text, words, recognised)
    solid = _solid(text)
    if solid < 0.4:
        return False
    if sum(word.lower() in _SPOKEN for word in words) >= 0.12 * len(words):
        return True
    shape = _share(words, is_shaped)
    if recognised:
        longer = [word for word in words if len(word) > 3]
        return solid >= 0.5 and (shape >= 0.95 or _share(longer, _is_known) >= 0.5)
    return shape >= 0.6 or _share(words, _is_known) >= 0.3


def is_shaped(word: str) -> bool:
    """Whether a word could be one: vowels among consonants, capitals only where they belong."""
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    plain = word.lower() if word.isascii() else unicodedata.normalize("NFD", word.lower())
    return 0.15 * len(word) <= len(_VOWEL.findall(plain)) <= 0.75 * len(word) and not _CONSONANTS.search(plain)


def _is_short_text(text: str, words: list[str], recognised: bool) -> bool:
    if not words:
        return False
    if recognised:
        return _solid(text) >= 0.6 and any(len(word) >= 4 and _is_known(word) for word in words)
    return _solid(text) >= 0.3


def _share(words: list[str], holds: Callable[[str], bool]) -> float:
    """The share of letters that stand in words for which something holds."""
    return sum(len(word) for word in words if holds(word)) / max(sum(map(len, words)), 1)


def _solid(text: str) -> float:
    """The share of signs that stand in words of two letters or more, figures and leaders of dots aside."""
    return sum(map(len, _WORD.findall(text))) / max(len(_SIGN.findall(_LEADER.sub("", text))), 1)


def _sample(words: list[str]) -> list[str]:
    """At most about so many words, from everywhere in the text."""
    return words[:: len(words) // _SAMPLE + 1]


@lru_cache(maxsize=4096)
def _is_known(word: str) -> bool:
    """Whether German or English has the word, by simplemma's lists."""
    import simplemma

    return any(
        simplemma.is_known(form, lang=language)
        for language in ("en", "de")
        for form in {word, word.lower(), word.capitalize()}
    )
