"""Dates, months and years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.german.mention import NumberKind, NumberMention

_NAMES = (
    "januar jänner jan january",
    "februar feb february",
    "märz maerz mär mrz march mar",
    "april apr",
    "mai may",
    "juni jun june",
    "juli jul july",
    "august aug",
    "september sept sep",
    "oktober okt october oct",
    "november nov",
    "dezember dez december dec",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
GERMAN_MONTHS = tuple(names.split()[0] for names in _NAMES)
_NAME = rf"(?i:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_GAP = r"[\s\u00a0]{0,2}"
_YEAR = "(?:19|20)[0-9]{2}(?![0-9])"
_UNITS = "€|EUR|Euro|%|Prozent|Mio|Mrd"
_FROM_DIGITS = re.compile(
    "(?:"
    rf"(?P<iso_y>{_YEAR})-(?P<iso_m>[01][0-9])-(?P<iso_d>[0-3][0-9])(?![0-9])"
    rf"|(?P<n_d>[0-3]?[0-9])\.{_GAP}(?P<n_m>[01]?[0-9])\.{_GAP}(?P<n_y>{_YEAR}|[0-9]{{2}}(?!\.?[0-9]|,[0-9])(?!{_GAP}(?:{_UNITS})))"
    r"|(?P<s_d>[0-3]?[0-9])\.(?P<s_m>[01]?[0-9])\.(?![0-9])"
    rf"|(?P<w_d>[0-3]?[0-9])(?:\.|st|nd|rd|th)?{_GAP}(?:of )?(?P<w_m>{_NAME})(?:,?[\s\u00a0]{{1,2}}(?P<w_y>{_YEAR}))?"
    rf"|(?P<y>{_YEAR})(?!{_GAP}(?:{_UNITS})|/[0-9]|[,.][0-9])"
    r")(?!\w)"
)
_FROM_MONTH = re.compile(
    rf"[JFMASOND](?<!\w.)(?P<m>[a-zä]{{2,8}})\.?[\s\u00a0]{{1,2}}(?:(?P<d>[0-3]?[0-9])(?:st|nd|rd|th)?,{_GAP})?(?P<y>{_YEAR})(?!\w)"
)

_DAY_BEFORE = re.compile(rf"[0-9](?:\.|st|nd|rd|th)?{_GAP}(?:of )?$")


def date_at(text: str, place: int) -> NumberMention | None:
    """The date or year whose digits begin at ``place``."""
    found = _FROM_DIGITS.match(text, place)
    if found is None:
        return None
    named = {name.rpartition("_")[2]: value for name, value in found.groupdict().items() if value}
    return _mention(found, named.get("y"), named.get("m"), named.get("d"))


def dates_from_months(text: str) -> Iterator[NumberMention]:
    """The dates that begin with the month's name: "Juli 2019", "November 28, 2024"."""
    for found in _FROM_MONTH.finditer(text):
        if _DAY_BEFORE.search(text, max(0, found.start() - 8), found.start()):
            continue
        name = found.group()[0] + found["m"]
        mention = _mention(found, found["y"], name, found["d"]) if name.lower() in MONTHS else None
        if mention:
            yield mention


def _mention(found: re.Match[str], year: str | None, month: str | None, day: str | None) -> NumberMention | None:
    if month is None:
        return NumberMention(found.group(), str(year), found.start(), found.end(), NumberKind.YEAR)
    number = int(month) if month.isdigit() else MONTHS[month.lower().rstrip(".")]
    if not 1 <= number <= 12 or (day and not 1 <= int(day) <= 31):
        return None
    if year and len(year) == 2:
        year = ("20" if int(year) < 70 else "19") + year
    canonical = f"{year or '-'}-{number:02d}" + (f"-{int(day):02d}" if day else "")
    return NumberMention(found.group(), canonical, found.start(), found.end(), NumberKind.DATE)
