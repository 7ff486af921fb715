"""Whether the numbers of a sentence stand in the passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation

from assistant.german import NumberKind, NumberMention, numbers_in

_FRACTIONS = {
    "zwei Drittel": "67",
    "two thirds": "67",
    "drei Viertel": "75",
    "three quarters": "75",
    "Hälfte": "50",
    "hälftig": "50",
    "Drittel": "33",
    "Viertel": "25",
    "Fünftel": "20",
    "Zehntel": "10",
    "half (?:of|the)": "50",
    "third of": "33",
    "quarter of": "25",
    "fifth of": "20",
    "tenth of": "10",
}
_LENGTHS = {
    unit: re.compile(rf"(?i)\W{{0,2}}(?:Kalender|Arbeits|Werk|Geschäfts)?(?:{words})\b")
    for unit, words in {
        "hour": "Stunden?|hours?",
        "day": "Tage?n?s?|days?",
        "week": "Wochen?|weeks?",
        "month": "Monate?n?s?|months?",
        "year": "Jahre?n?s?|years?",
    }.items()
}
_TIMES = (("hour", "day", 24), ("day", "week", 7), ("month", "year", 12))


def missing_numbers(sentence: str, sources: Sequence[str]) -> list[str]:
    """The numbers, amounts, dates, §§ and fractions of ``sentence`` that stand in none of the ``sources``."""
    held = frozenset(value for source in sources for value in values(source))
    mentions = numbers_in(sentence)
    said = [(mention.text, wanted(sentence, mention)) for mention in mentions]
    found = [text for text, needed in said if not needed & held and not _shown(needed, said, held)]
    return found + [word for word, share in fractions(sentence) if f"{share} %" not in held]


def values(text: str) -> set[str]:
    """Every value that a text says, in all the ways in which it may be said again."""
    found = {f"{share} %" for _, share in fractions(text)}
    for mention in numbers_in(text):
        found |= held_by(text, mention)
    return found


def wanted(text: str, mention: NumberMention) -> frozenset[str]:
    """The values of which a source has to hold one for this mention of a sentence."""
    canonical = mention.canonical
    if mention.kind is NumberKind.REFERENCE:
        return frozenset({f"ref {canonical.partition(':')[2]}"})
    if mention.kind in (NumberKind.DATE, NumberKind.YEAR):
        return frozenset({canonical})
    bare = canonical.split(" ")[0]
    if unit := _unit(text, mention):
        return frozenset({bare, f"{bare} {unit}"})
    if mention.kind is NumberKind.COUNT:
        return frozenset({bare, f"{bare} %", f"{bare} EUR", *(f"{bare} {unit}" for unit in _LENGTHS)})
    return frozenset({canonical, bare})


def held_by(text: str, mention: NumberMention) -> set[str]:
    """The values that a mention of a source holds: a date its month and year, two years 24 months."""
    canonical = mention.canonical
    if mention.kind is NumberKind.REFERENCE:
        return {f"ref {canonical.partition(':')[2]}"}
    if mention.kind is NumberKind.DATE and canonical[0] != "-":
        pieces = canonical.split("-")
        yearless = {f"--{pieces[1]}-{pieces[2]}"} if len(pieces) > 2 else set()
        return {"-".join(pieces[: place + 1]) for place in range(len(pieces))} | yearless
    if mention.kind in (NumberKind.DATE, NumberKind.YEAR):
        return {canonical}
    bare = canonical.split(" ")[0]
    unit = _unit(text, mention)
    if unit is None:
        return {canonical} if mention.kind is not NumberKind.COUNT else {bare}
    found = {f"{bare} {unit}"}
    for small, large, times in _TIMES:
        if unit == large and bare.isdigit():
            found.add(f"{int(bare) * times} {small}")
        if unit == small and bare.isdigit() and int(bare) % times == 0:
            found.add(f"{int(bare) // times} {large}")
    return found


def fractions(text: str) -> list[tuple[str, str]]:
    """The fractions of a text with their share in per cent."""
    found: list[tuple[str, str]] = []
    left = text
    for word, share in _FRACTIONS.items():
        if re.search(rf"(?i)\b{word}(?:s|n|e[nr]?)?\b", left):
            found.append((word, share))
            left = re.sub(rf"(?i)\b{word}(?:s|n|e[nr]?)?\b", " ", left)
    return found


def _unit(text: str, mention: NumberMention) -> str | None:
    if mention.kind is not NumberKind.COUNT:
        return None
    after = text[mention.end : mention.end + 18]
    return next((unit for unit, pattern in _LENGTHS.items() if pattern.match(after)), None)


def _shown(needed: Iterable[str], said: Sequence[tuple[str, frozenset[str]]], held: frozenset[str]) -> bool:
    """Whether a number is worked out of two others that the sentence names and the sources hold ("30 % von 300")."""
    results = {value for one in needed if (value := _decimal(one)) is not None}
    operands = [value for _, others in said if others & held for one in others if (value := _decimal(one)) is not None]
    return any(
        result in results
        for place, one in enumerate(operands)
        for other in operands[place + 1 :]
        for result in (one * other / 100,)
    )


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text.split(" ")[0])
    except InvalidOperation:
        return None
