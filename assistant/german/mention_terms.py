"""A number mention to its index terms."""

from __future__ import annotations

from assistant.german.dates import GERMAN_MONTHS
from assistant.german.mention import NumberKind, NumberMention
from assistant.german.term import TermKind
from assistant.german.word import Entry, entries


def mention_entries(mention: NumberMention) -> tuple[Entry, ...]:
    """The terms of a mention; the first is the most exact.

    An amount and a count of the same size share a term ("1,1 Mio." and "1.100.000 Euro"); a percentage also gives its
    bare number, for tables that have "%" only in the column head; both give their unit as a word ("wie viel Prozent",
    "wie viel Euro"); a date also gives its month, year and month name.
    """
    canonical = mention.canonical
    if mention.kind is NumberKind.REFERENCE:
        bare = canonical.partition(":")[2]
        named: tuple[Entry, ...] = () if bare.isdigit() or "." in bare or "/" in bare else ((bare, TermKind.PART),)
        return ((canonical, TermKind.REFERENCE), *named)
    if mention.kind is NumberKind.PERCENT:
        bare = canonical.removesuffix(" %")
        return ((f"#{bare}%", TermKind.NUMBER), (f"#{bare}", TermKind.NUMBER), ("prozent", TermKind.PART))
    if mention.kind is NumberKind.AMOUNT:
        return ((f"#{canonical.removesuffix(' EUR')}", TermKind.NUMBER), ("euro", TermKind.PART))
    if mention.kind is NumberKind.DATE:
        return _date_entries(canonical)
    return ((f"#{canonical}", TermKind.NUMBER),)


def _date_entries(canonical: str) -> tuple[Entry, ...]:
    pieces = canonical.rsplit("-", maxsplit=2)[-3:] if canonical.startswith("-") else canonical.split("-")
    year = pieces[0] if pieces[0].isdigit() and len(pieces[0]) == 4 else ""
    month = int(pieces[1])
    found: list[Entry] = [(f"#{canonical}", TermKind.NUMBER)]
    if year and len(pieces) == 3:
        found.append((f"#{year}-{month:02d}", TermKind.NUMBER))
    if year:
        found.append((f"#{year}", TermKind.NUMBER))
    return (*found, (entries(GERMAN_MONTHS[month - 1])[0][0], TermKind.PART))
