"""Text that is not text: fonts without a usable character map give control signs or a soup of symbols."""

from __future__ import annotations

import re

_BROKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
_SYMBOLS = re.compile(r"[!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~]")
_LETTERS = re.compile(r"[^\W\d_]")
_RARE = re.compile(r"[!#$&*<=>?@\[\\\]^_`{|}~]")
_SAME = re.compile(r"(.)\1{3,}")
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{3,}")
_WITH_VOWEL = re.compile(r"\b\w*?[aeiouyäöüAEIOUYÄÖÜ]\w*")
_CONTROLS = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
_SAMPLE = 3000
_SUSPICIOUS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff!#$&*<=>?@\\[\\\\\\]^_`{|}~]")
_ADDRESS = re.compile(r"https?:|www\.|@|\w\.\w{2,3}\b")


def is_garbage(text: str) -> bool:
    """Whether a line, as read, says nothing: mostly broken signs, or symbols where words should be."""
    if not _SUSPICIOUS.search(text):
        return False
    packed = re.sub(r"\s", "", text)
    if len(packed) < 4:
        return False
    broken = len(_BROKEN.findall(packed))
    if broken > 1 and broken / len(packed) > 0.25:
        return True
    if _SAME.search(packed) and len(set(packed)) <= 3:
        return False
    if _ADDRESS.search(text):
        return False
    symbols, letters = len(_SYMBOLS.findall(packed)), len(_LETTERS.findall(packed))
    if len(packed) >= 8 and symbols > letters and len(set(_RARE.findall(packed))) >= 2:
        return symbols / len(packed) > 0.5
    return False


def is_mostly_garbage(lines: list[str], garbage: list[bool]) -> bool:
    """Whether a whole page's text is unusable: most of it stands in garbage lines, or no word is one.

    ``garbage`` says of each line what :func:`is_garbage` said. Some fonts shift every
    letter: such a text has letters enough but hardly a word with a vowel in it.
    """
    total = sum(map(len, lines))
    if not total:
        return False
    if sum(len(line) for line, bad in zip(lines, garbage, strict=True) if bad) > 0.5 * total:
        return True
    text = " ".join(lines)
    if total > 20 and len(_CONTROLS.findall(text)) > 0.06 * total:
        return True
    words = _WORD.findall(text[:_SAMPLE])
    if len(words) < 15 or sum(map(len, words)) < 0.5 * len(text[:_SAMPLE]):
        return False
    return len(_WITH_VOWEL.findall(" ".join(words))) < 0.5 * len(words)
