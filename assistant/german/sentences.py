"""Cutting German legal and funding text into sentences."""

from __future__ import annotations

import re
from functools import cache

from assistant.german.data_files import read_lines
from assistant.german.dates import MONTHS

_OPENING = "\"'„“‚‘»«›‹(\\["
# A mark that may end a sentence, with the quotes and brackets that still belong to it.
_END = re.compile("(?:(?<!\\.)\\.(?!\\.)|\\.{2,}|…|[!?]+)[\"'“”’»«›‹)\\]]*(?=\\s|$)")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*|\f")
_LAST_WORD = re.compile(f"[^\\s{_OPENING}/-]+$")
_NEXT_WORD = re.compile(f"[\\s{_OPENING}•–-]*([^\\s{_OPENING}]\\S*)")
_MONTH = re.compile(rf"(?i:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b")
# What an ordinal stands before: "im 4. Quartal", "das 1. Halbjahr", "die 2. Änderung".
_COUNTED = re.compile(
    r"(?:Quartal|Halbjahr|Kalender\w+|Tage?s?\b|Monate?s?\b|Jahr\w*|Woche|Auflage|Ausgabe|Änderung|Stufe|Phase|Rahmen|Runde|Satz)"
)
_SECTION = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})*")
_ROMAN = re.compile("[IVX]{1,5}")
# Abbreviations that stand at the end of a list and so may end the sentence, if one of these words follows.
_LAST_IN_LIST = frozenset({"usw", "etc", "ff", "f", "usf"})
# Abbreviations that are words too; they are abbreviations only before a number.
_BEFORE_NUMBERS = frozenset({"abs", "art", "max", "min", "nr"})
_SENTENCE_START = re.compile(
    r"(?:Der|Die|Das|Den|Dem|Dies\w*|Ein\w*|Es|Er|Sie|Wir|Im|In|Bei|Für|Wird|Zu\w?|Auch|Hier\w*|Nach|Mit|Von)\b"
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """The character spans of the sentences of ``text``, in order, without the white space between them.

    A line feed alone, a colon or a semicolon ends no sentence; a blank line or a form feed does. The full stops of
    abbreviations, ordinals ("28. November"), initials, references ("Abs. 2") and list numbers ("1.") end none.
    Together the spans hold every character that is not white space.

    >>> text = "Gefördert werden z. B. KMU. Die Frist endet am 28. November 2024."
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Gefördert werden z. B. KMU.', 'Die Frist endet am 28. November 2024.']
    """
    cuts = {found.start() for found in _PARAGRAPH.finditer(text)}
    cuts |= {found.end() for found in _END.finditer(text) if _ends_sentence(text, found)}
    spans = []
    start = 0
    for cut in sorted(cuts | {len(text)}):
        stripped = text[start:cut].strip()
        if stripped:
            first = text.index(stripped, start)
            spans.append((first, first + len(stripped)))
        start = cut
    return spans


def _ends_sentence(text: str, found: re.Match[str]) -> bool:
    following = _NEXT_WORD.match(text, found.end())
    if following is None:
        return True
    word = following[1]
    if word[0].islower() or word[0] in ",;:)":
        return False
    mark = found.group()
    if mark[0] != "." or mark.startswith(".."):
        return True
    last = _LAST_WORD.search(text, max(0, found.start() - 40), found.start())
    if last is None:
        return True
    before = last.group().rstrip(".")
    opens_line = not text[_line_start(text, found.start()) : last.start()].strip()
    if before[-1:].isdigit():
        return not _number_goes_on(before, word, opens_line)
    return len(mark) > 1 or not _is_abbreviation(text, last.start(), found.start(), word, opens_line)


def _number_goes_on(number: str, word: str, opens_line: bool) -> bool:
    """Whether a full stop after a number ends nothing: list numbers, ordinals, the days of dates."""
    if opens_line and _SECTION.fullmatch(number):
        return True
    if not number.isdigit() or len(number) > 2:
        return False
    return bool(_MONTH.match(word) or _COUNTED.match(word)) or word[0].isdigit()


def _is_abbreviation(text: str, start: int, stop: int, word: str, opens_line: bool) -> bool:
    bare = text[start:stop].lower()
    if len(bare) == 1:
        return bare.isalpha()
    if opens_line and _ROMAN.fullmatch(text, start, stop):
        return True
    if bare not in _abbreviations():
        # "z.B", "i.d.R", "e.V" written without spaces; a name such as "automotiveland.nrw" is none.
        return "." in bare and all(len(piece) < 3 for piece in bare.split("."))
    if bare in _BEFORE_NUMBERS:
        return word[0].isdigit() or _ROMAN.match(word) is not None
    return not (bare in _LAST_IN_LIST and _SENTENCE_START.match(word))


def _line_start(text: str, place: int) -> int:
    return max(text.rfind("\n", 0, place), text.rfind("\f", 0, place)) + 1


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(line.strip().lower() for _, line in read_lines("sentence_abbreviations.txt"))
