"""A number, date or reference as it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NumberKind(StrEnum):
    """What a number says."""

    AMOUNT = "amount"
    PERCENT = "percent"
    DATE = "date"
    YEAR = "year"
    COUNT = "count"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number in a text: ``text[start:end]``, and ``canonical``, the same for every way of writing it.

    amount "1100000 EUR" · percent "70 %" · date "2024-11-28", "2024-11" or "--11-28" · year "2024" ·
    count "6" or "2.5" · reference "art:25", "par:23", "abs:2", "nr:5.2", "bst:a", "anh:1", "act:651/2014".
    """

    text: str
    canonical: str
    start: int
    end: int
    kind: NumberKind
