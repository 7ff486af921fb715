"""Whether a question asks when something is in this year or later, and a sentence knows only of years that are over."""

from __future__ import annotations

import re
from datetime import date

from assistant.german import NumberKind, numbers_in, split_sentences

_WHEN = re.compile(
    r"\b(?:wann|(?:annahme|einreichungs?|einsende|bewerbungs|antrags)?(?:schluss|frist\w*)|stichtag\w*|termin\w*|"
    r"when|deadlines?|cut-?off)\b",
    re.IGNORECASE,
)
_FROM_NOW_ON = re.compile(
    r"\b(?:dieses|diesem|kommende[ns]|nächste[ns])\s+jahr|\bheuer\b|\b(?:this|next|the\s+coming)\s+year"
    r"|\b(?:nächste|kommende)[mnrs]?\s+(?:\w+\s+)?\w*(?:stichtag|frist|termin|runde|aufruf|ausschreibung|schluss)\w*"
    r"|\b(?:next|upcoming)\s+(?:\w+\s+)?(?:deadline|cut-?off|call|round|date)s?\b",
    re.IGNORECASE,
)
"""This year or later, or what comes next: the next deadline, call or round."""


def knows_only_the_past(question: str, said: str, today: date) -> bool:
    """Whether ``question`` asks for a date from this year on and ``said`` gives dates of years before alone.

    A day without a year ("jeweils zum 15. April") comes again each year, so it is none of the past.
    """
    asked = (question[start:end] for start, end in split_sentences(question))
    if not any(_WHEN.search(sentence) and _FROM_NOW_ON.search(sentence) for sentence in asked):
        return False
    dates = [one.canonical for one in numbers_in(said) if one.kind in (NumberKind.DATE, NumberKind.YEAR)]
    return bool(dates) and all(one[:4].isdigit() and int(one[:4]) < today.year for one in dates)
