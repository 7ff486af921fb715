"""The numbers of passages in what a model writes, in all the ways that models write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_NUMBER = r"\d{1,2}(?!\d)"
_LIST = rf"{_NUMBER}(?:\s*(?:[,;/&–-]|und|and|bis|to)\s*{_NUMBER})*"
_WORD = r"(?:Textstellen?|Textpassagen?|Passagen?|Passages?|Quellen?|Sources?)"
_BRACKETS = re.compile(
    rf"\\?[\[【［]\s*\^?(?:(?:siehe|see)\s+)?(?:{_WORD}\s*)?(?:Nr\.\s*)?(?P<list>{_LIST})\s*(?:†[^\]】]*)?\\?[\]】］]"
    rf"(?:\([^()\s]*\))?|\(\s*(?:(?:siehe|vgl\.|see|cf\.|laut)\s+)?{_WORD}\s+(?P<named>{_LIST})\s*\)",
    re.IGNORECASE,
)
_ROUND = re.compile(rf"\(\s*(?P<list>{_LIST})\s*\)(?=\s*[.!?]*\s*(?:$|\n))|(?<=[.!?])\s*\(\s*(?P<after>{_LIST})\s*\)")
_OF_LAW = re.compile(r"(?:§+|Abs\.|Absatz|Artikel|Article|Art\.|Satz|Nr\.)(?:\s*\d+\w?)?\s*$")
_LIST_OF_NUMBERS = re.compile(r"(\d+)(?:\s*(?:[–-]|bis|to)\s*(\d+))?")
_SAID = re.compile(
    rf"\b(?P<before>(?:laut|gemäß|nach|aus|in|von|according\s+to|from)\s+)?(?P<article>(?:der|die|den|the)\s+)?"
    rf"(?:(?P<word>{_WORD})\s+(?:Nr\.\s*)?(?P<list>{_LIST})\b)",
    re.IGNORECASE,
)
_LEANS = re.compile(r"\b(laut|gemäß|according\s+to)\s+(?=[\[【［(]\s*\d)", re.IGNORECASE)


class Marker(NamedTuple):
    """A marker's place in a text, and the numbers it names."""

    start: int
    end: int
    numbers: tuple[int, ...]


def markers_in(text: str) -> list[Marker]:
    """The markers that stand apart from the sentence: [1], [1, 2], 【1】, (Textstelle 1), (1) at a sentence's end."""
    found = [Marker(*match.span(), _numbers(match["list"] or match["named"])) for match in _BRACKETS.finditer(text)]
    taken = [(marker.start, marker.end) for marker in found]
    for match in _ROUND.finditer(text):
        free = not any(start < match.end() and match.start() < end for start, end in taken)
        if free and not _OF_LAW.search(text, 0, match.start()):
            found.append(Marker(*match.span(), _numbers(match["list"] or match["after"])))
    return sorted(found)


def without_markers(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without its markers, and the numbers named by them and in words ("laut Textstelle 1")."""
    text = _LEANS.sub(lambda leaning: f"{leaning[1]} {_source(leaning[1], leaning[1], False)} ", text)
    numbers: list[int] = []
    kept, place = [], 0
    for marker in markers_in(text):
        kept.append(text[place : marker.start].rstrip())
        numbers += marker.numbers
        place = marker.end
    bare = "".join((*kept, text[place:]))

    def named(said: re.Match[str]) -> str:
        numbers.extend(_numbers(said["list"]))
        before = said["before"] or ""
        source = _source(before, said["word"], len(_numbers(said["list"])) > 1)
        return before + (source[0].upper() + source[1:] if said.start() == 0 and not before else source)

    return _SAID.sub(named, bare), tuple(dict.fromkeys(numbers))


def masked(text: str) -> str:
    """The text with blanks in the place of its markers; offsets stay."""
    letters = list(text)
    for marker in markers_in(text):
        letters[marker.start : marker.end] = " " * (marker.end - marker.start)
    return "".join(letters)


def _numbers(listed: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(_each(listed)))


def _each(listed: str) -> Iterator[int]:
    for found in _LIST_OF_NUMBERS.finditer(listed):
        first, last = int(found[1]), int(found[2] or found[1])
        yield from range(first, last + 1) if first <= last < first + 20 else (first, last)


def _source(before: str, word: str, several: bool) -> str:
    """What stands in the place of "Textstelle 1" inside a sentence."""
    if word.lower().startswith(("passages", "source", "according")) or word.lower() == "passage":
        return "the sources" if several else "the source"
    if before:
        return "den Quellen" if several else "der Quelle"
    return "die Quellen" if several else "die Quelle"
