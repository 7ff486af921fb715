"""Amounts of money, percentages and counts."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.german.mention import NumberKind, NumberMention
from assistant.german.numerals import NUMBER_WORDS

_SPELLED = {word.replace("ue", "ü").replace("oe", "ö"): value for word, value in NUMBER_WORDS.items()} | {
    **dict.fromkeys(("ein", "eine", "einer", "one", "a"), 1),
    "dreißig": 30,
}
# Alone these are articles, pronouns or vague more often than numbers; with a unit ("eine Million Euro") they count.
_ONLY_WITH_UNIT = frozenset({"ein", "eine", "einer", "one", "a", "beide", "beiden", "dutzend", "dozen"})
_SCALES = {
    **dict.fromkeys(("mio", "mill", "million", "millionen", "millions", "m"), 1_000_000),
    **dict.fromkeys(("mrd", "milliarde", "milliarden", "billion", "bn"), 1_000_000_000),
    **dict.fromkeys(("tsd", "tausend", "thousand", "t", "k"), 1_000),
}
_FIGURE = (
    r"[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9]|\.[0-9])(?:,[0-9]{1,2}(?![0-9]))?"  # 1.100.000,00
    "|[0-9]{1,3}(?:[\u00a0'][0-9]{3})+(?![0-9])(?:,[0-9]{1,2}(?![0-9]))?"  # 1 100 000 with narrow spaces
    r"|[0-9]{1,3}(?: [0-9]{3}){2,}(?![0-9])(?:,[0-9]{1,2}(?![0-9]))?"  # 1 100 000
    r"|[0-9]{1,3} [0-9]{3}(?:,[0-9]{1,2})?(?=[ \u00a0]?(?:€|EUR|Euro))"  # 25 000 EUR
    r"|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}(?![0-9])|[1-9][0-9]{0,2},000(?![0-9])"  # 1,100,000 in English
    r"|[0-9]+(?:\.[0-9]{1,2})+(?![0-9])"  # 5.2, 4.0, 1.5 million
    r"|[0-9]+(?:,[0-9]+)?"
)
_UNIT = (
    r"(?:[\s\u00a0-]?(?P<percent>%|Prozent(?:punkten?)?\b|v\.?[ \u00a0]?H\.|vH\b|per ?cent\b|percent\b))"
    r"|(?:[\s\u00a0-]?(?P<scale>(?i:Mio|Mill|Mrd|Tsd|Millionen|Million|Milliarden|Milliarde|Tausend|thousand|millions|billion"
    r"|bn)\b\.?|[TkMm](?=[\s\u00a0]?(?:€|EUR)))?[\s\u00a0-]?(?P<currency>(?:€|EUR|Euros?|euros?)(?!\w))?)"
)
_FIGURE_AND_UNIT = re.compile(rf"(?P<figure>{_FIGURE})(?:,-+)?(?:{_UNIT})(?!\w)")
_WORD_AND_UNIT = re.compile(rf"(?P<figure>[^\W\d_]+)(?:{_UNIT})(?!\w)")
_LEADING_CURRENCY = re.compile("(?:€|EUR)[ \u00a0]?$")
_DOTTED = re.compile(r"[0-9]+(?:\.[0-9]{1,2})+")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}|[1-9][0-9]{0,2},000")
_GROUPING = re.compile("[. \u00a0']")


def quantity_at(text: str, place: int) -> NumberMention | None:
    """The amount, percentage or count whose digits begin at ``place``."""
    found = _FIGURE_AND_UNIT.match(text, place)
    if found is None:
        return None
    if found["currency"] or found["percent"]:
        return _mention(text, place, found, False)
    leading = _LEADING_CURRENCY.search(text, max(0, place - 4), place)
    return _mention(text, leading.start() if leading else place, found, leading is not None)


def spelled_at(text: str, place: int, word: str) -> NumberMention | None:
    """The quantity whose number word begins at ``place``: "sechs", "zehn Millionen Euro"."""
    if word.lower() not in _SPELLED:
        return None
    found = _WORD_AND_UNIT.match(text, place)
    if found is None:
        return None
    has_unit = found["scale"] or found["percent"] or found["currency"]
    return None if word.lower() in _ONLY_WITH_UNIT and not has_unit else _mention(text, place, found, False)


def _mention(text: str, start: int, found: re.Match[str], leading: bool) -> NumberMention:
    figure, scale = found["figure"], found["scale"]
    value = _value(figure, bool(scale))
    if scale and value is not None:
        value *= _SCALES[scale.rstrip(".").lower()]
    canonical = figure if value is None else _plain(value)
    kind = NumberKind.COUNT
    if found["percent"]:
        kind, canonical = NumberKind.PERCENT, f"{canonical} %"
    elif found["currency"] or leading:
        kind, canonical = NumberKind.AMOUNT, f"{canonical} EUR"
    surface = text[start : found.end()].rstrip(" \u00a0\n-")
    return NumberMention(surface, canonical, start, start + len(surface), kind)


def _value(figure: str, scaled: bool) -> Decimal | None:
    """The number written; ``None`` for section numbers and versions such as "5.2"."""
    spelled = _SPELLED.get(figure.lower())
    if spelled is not None:
        return Decimal(spelled)
    if _DOTTED.fullmatch(figure):
        return Decimal(figure) if scaled and figure.count(".") == 1 else None
    if _ENGLISH.fullmatch(figure):
        return Decimal(figure.replace(",", ""))
    return Decimal(_GROUPING.sub("", figure).replace(",", "."))


def _plain(value: Decimal) -> str:
    """``value`` without trailing zeros: "2.5", "1100000"."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
