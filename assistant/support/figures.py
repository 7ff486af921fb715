"""Whether the numbers of a sentence stand in the passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation

from assistant.german import NumberKind, NumberMention, numbers_in

_FRACTIONS = {
    "Hälfte": "50", "hälftig": "50", "Drittel": "33", "Viertel": "25", "Fünftel": "20", "Zehntel": "10",
    "half": "50", "third of": "33", "quarter of": "25", "fifth of": "20", "tenth of": "10",
    "zwei Drittel": "67", "two thirds": "67", "drei Viertel": "75", "three quarters": "75",
}
_LENGTHS = (
    (re.compile(r"(?i)^\W*(?:Stunden?|hours?)\b"), "hour"), (re.compile(r"(?i)^\W*(?:Tage?n?|days?)\b"), "day"),
    (re.compile(r"(?i)^\W*(?:Wochen?|weeks?)\b"), "week"), (re.compile(r"(?i)^\W*(?:Monate?n?|months?)\b"), "month"),
    (re.compile(r"(?i)^\W*(?:Jahre?n?|years?)\b"), "year"),
)
_SAME = {("hour", "day"): 24, ("day", "week"): 7, ("month", "year"): 12}
_POINTS = re.compile(r"(?i)^\W{0,2}(?:Prozentpunkte?n?|percentage\s+points?|points?)")


def missing_numbers(sentence: str, sources: Sequence[str]) -> list[str]:
    """The numbers, amounts, dates, §§ and fractions of ``sentence`` that stand in none of the ``sources``."""
    held = {value for source in sources for value in values(source)}
    said = [(mention.text, _readings(sentence, mention)) for mention in numbers_in(sentence)]
    known = set(held)
    found = []
    for text, readings in said:
        if readings & known:
            continue
        if _shown(readings, said, known):
            continue
        found.append(text)
    return found + [word for word, value in fractions(sentence) if value not in held]


def values(text: str) -> set[str]:
    """Every value that a text says, in all the ways it may be said again."""
    found = {value for _, value in fractions(text)}
    for mention in numbers_in(text):
        found |= _readings(text, mention)
    return found


def fractions(text: str) -> list[tuple[str, str]]:
    """The fractions of a text with their share in per cent."""
    return [(word, share) for word, share in _FRACTIONS.items() if re.search(rf"(?i)\b{word}(?:s|n|e[nr]?)?\b", text)]


def _readings(text: str, mention: NumberMention) -> set[str]:
    canonical = mention.canonical
    if mention.kind is NumberKind.REFERENCE:
        return {canonical, canonical.partition(":")[2]}
    if mention.kind in (NumberKind.DATE,):
        pieces = canonical.lstrip("-").split("-")
        return {canonical, *( {"-".join(pieces[:2]), pieces[0]} if canonical[0] != "-" else set() )}
    bare = canonical.split(" ")[0]
    found = {bare}
    for pattern, unit in _LENGTHS:
        if pattern.match(text[mention.end : mention.end + 14]) and bare.isdigit():
            for (small, large), times in _SAME.items():
                if unit == large:
                    found.add(f"{int(bare) * times} {small}")
                if unit == small:
                    found.add(f"{bare} {small}")
                    if int(bare) % times == 0:
                        found.add(f"{int(bare) // times} {large}")
                if unit == large:
                    found.add(f"{bare} {large}")
    return found


def _shown(readings: Iterable[str], said: Sequence[tuple[str, set[str]]], held: set[str]) -> bool:
    """Whether a number is worked out of two others that the sentence names and the sources hold ("30 % von 300")."""
    wanted = [value for value in map(_decimal, readings) if value is not None]
    operands = [value for _, others in said for one in others & held if (value := _decimal(one)) is not None]
    return any(
        result in wanted
        for place, one in enumerate(operands)
        for other in operands[place + 1 :]
        for result in (one * other / 100, one * other)
    )


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
