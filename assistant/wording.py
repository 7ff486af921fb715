"""How dates, authorities and sources are written for readers."""

from __future__ import annotations

import re
from datetime import date

from assistant.corpus.model import Authority

_MONTHS = {
    "de": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
           "November", "Dezember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip
_AUTHORITIES = {
    "de": ("Gesetz", "Richtlinie", "Merkblatt", "Bericht"),
    "en": ("law", "guideline", "leaflet", "report"),
}
_INNER = {"de": ("‚", "‘"), "en": ("‘", "’")}
_QUOTED = re.compile(r"[„“\"»«]([^„“”\"»«]*)[“”\"«»]")


def month(when: date, language: str) -> str:
    """ "September 2020"."""
    return f"{_MONTHS[language][when.month - 1]} {when.year}"


def day(when: date, language: str) -> str:
    """ "31. Dezember 2027" or "31 December 2027"."""
    dot = "." if language == "de" else ""
    return f"{when.day}{dot} {month(when, language)}"


def authority_name(authority: Authority, language: str) -> str:
    """ "Richtlinie", "report" and so on."""
    return _AUTHORITIES[language][authority.rank]


def within_quotes(text: str, language: str) -> str:
    """A text that itself holds quotation marks, as it is written between such: „Richtlinie ‚WIR!‘“."""
    opening, closing = _INNER[language]
    return _QUOTED.sub(rf"{opening}\1{closing}", text)


def quotation_marks(language: str) -> tuple[str, str]:
    """The opening and the closing quotation mark."""
    return ("„", "“") if language == "de" else ("“", "”")
