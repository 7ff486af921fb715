"""Every number, date and reference of a text, in one canonical form each."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.german.dates import date_at, dates_from_months
from assistant.german.mention import NumberKind, NumberMention
from assistant.german.normalise import DASHES
from assistant.german.quantities import quantity_at, spelled_at
from assistant.german.references import lettered_references, references_at

_NARROW_SPACES = "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
# One character for one character, so that offsets stay right; a tab parts the cells of a table and stays.
_LEGIBLE = str.maketrans({**dict.fromkeys(DASHES, "-"), **dict.fromkeys(_NARROW_SPACES, "\u00a0")})
_ILLEGIBLE = re.compile(f"[{DASHES}{_NARROW_SPACES}]")
_DIGITS = re.compile("[0-9]+")
_WORDS = re.compile(r"(?<![^\W_])[^\W\d_]{1,12}(?![^\W_])")
_RANGE = re.compile("[ \u00a0]?(?:-|bis(?: zu)?|und|oder|bzw\\.|to|and)[ \u00a0]?")
# "3 und 50.000 EUR" are two things, "3 bis 5 Mio. EUR" is one.
_LISTING = ("und", "oder", "bzw.", "and")
_SCALED = re.compile("(?i)mio|mill|mrd|tsd|tausend|thousand|billion|bn")


def numbers_in(text: str, words: bool = True) -> list[NumberMention]:
    """The numbers, dates and references of ``text``, in order, without overlap; offsets count in ``text``.

    Number words from "zwei" are counts where ``words``. A range shares its unit: "50 bis 70 %" gives 50 % and 70 %.

    >>> [mention.canonical for mention in numbers_in("nach Art. 25 AGVO bis zu 1,1 Mio. € (70 %) ab 28. November 2024")]
    ['art:25', '1100000 EUR', '70 %', '2024-11-28']
    """
    legible = text.translate(_LEGIBLE) if _ILLEGIBLE.search(text) else text
    found = [*dates_from_months(legible), *lettered_references(legible)]
    found += _from_digits(legible, {mention.start: mention for mention in found})
    if words:
        spelled = (spelled_at(legible, word.start(), word.group()) for word in _WORDS.finditer(legible))
        found += [mention for mention in spelled if mention and not _overlaps(mention, found)]
    found = _apart(found)
    for place in range(len(found) - 2, -1, -1):
        found[place] = _share_unit(legible, found[place], found[place + 1])
    return found if legible is text else [replace(each, text=text[each.start : each.end]) for each in found]


def _from_digits(text: str, taken: dict[int, NumberMention]) -> list[NumberMention]:
    found: list[NumberMention] = []
    place = 0
    ends = sorted((mention.start, mention.end) for mention in taken.values())
    for run in _DIGITS.finditer(text):
        start = run.start()
        if start < place or any(first <= start < last for first, last in ends) or _inside_word(text, start):
            continue
        mentions = references_at(text, start)
        if not mentions:
            mention = date_at(text, start) or quantity_at(text, start)
            mentions = [mention] if mention else []
        found += mentions
        place = mentions[-1].end if mentions else run.end()
    return found


def _inside_word(text: str, place: int) -> bool:
    before = text[place - 1 : place]
    if before.isalnum() or before == "_":
        return True
    return before in (".", ",", "/") and text[place - 2 : place - 1].isdigit()


def _apart(mentions: list[NumberMention]) -> list[NumberMention]:
    """The mentions in order; of two that overlap the first stays."""
    kept: list[NumberMention] = []
    for mention in sorted(mentions, key=lambda mention: mention.start):
        if not kept or kept[-1].end <= mention.start:
            kept.append(mention)
    return kept


def _overlaps(mention: NumberMention, others: list[NumberMention]) -> bool:
    return any(mention.start < other.end and other.start < mention.end for other in others)


def _share_unit(text: str, first: NumberMention, second: NumberMention) -> NumberMention:
    if first.kind is not NumberKind.COUNT or second.kind not in (NumberKind.PERCENT, NumberKind.AMOUNT):
        return first
    between = _RANGE.fullmatch(text, first.end, second.start)
    if between is None or ("." in first.canonical and first.canonical in first.text):
        return first
    if second.kind is NumberKind.PERCENT:
        return replace(first, canonical=f"{first.canonical} %", kind=NumberKind.PERCENT)
    if between.group().strip(" \u00a0") in _LISTING:
        return first
    scaled = _SCALED.search(second.text)
    if scaled and not _SCALED.search(first.text):
        unit = quantity_at(f"{first.text} {second.text[scaled.start() :]}", 0)
        return replace(first, canonical=unit.canonical, kind=NumberKind.AMOUNT) if unit else first
    return replace(first, canonical=f"{first.canonical} EUR", kind=NumberKind.AMOUNT)
