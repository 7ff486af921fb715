"""Dates of a document: its version ("Stand"), when it comes into force and when it ends."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januar", "jänner", "january"),
            ("februar", "february"),
            ("märz", "march"),
            ("april",),
            ("mai", "may"),
            ("juni", "june"),
            ("juli", "july"),
            ("august",),
            ("september",),
            ("oktober", "october"),
            ("november",),
            ("dezember", "december"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = "|".join(_MONTHS)
_DAY = rf"(?:(\d{{1,2}})\.\s*({_MONTH})\s+(\d{{4}})|(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?(\d{{4}})|(\d{{4}})-(\d\d)-(\d\d))"
_SPAN_GROUPS = 9
_ANY_DAY = re.compile(_DAY, re.IGNORECASE)
_STANDS = re.compile(
    rf"\b(?:Stand|Fassung vom|Stand vom|Version vom|Stand der Information(?:en)?)\s*:?\s*(?:vom\s+|ab\s+)?"
    rf"(?:{_DAY}|({_MONTH})\s+(\d{{4}})|(\d{{1,2}})[/.](\d{{4}})|(\d{{4}})\b)",
    re.IGNORECASE,
)
_FROM_LINE = re.compile(rf"^\s*(?:vom|ab|[A-ZÄÖÜ][a-zäöü]+, (?:den|der|am))\s+{_DAY}\s*$", re.IGNORECASE)
_MONTH_LINE = re.compile(rf"^\s*({_MONTH})\s+(\d{{4}})\s*$", re.IGNORECASE)
_START = re.compile(
    rf"(?:tritt|treten)\b[^.]{{0,120}}?\bam\s+{_DAY}[^.]{{0,60}}?\bin\s+Kraft|"
    rf"(?:gilt|gelten|anwendbar)\s+(?:ab|seit)\s+(?:dem\s+)?{_DAY}",
    re.IGNORECASE,
)
_END = re.compile(
    rf"bis\s+(?:zum|einschließlich|spätestens)?\s*(?:zum\s+)?(?:Ablauf\s+des\s+)?{_DAY}[^.;]{{0,60}}?"
    rf"(?:befristet|begrenzt|gültig|in\s+Kraft|außer\s+Kraft)|"
    rf"(?:Laufzeit|Geltungsdauer|Gültigkeit|befristet|gilt|gelten|gültig)\b[^.;§]{{0,120}}?\bbis\s+(?:zum\s+)?"
    rf"(?:Ablauf\s+des\s+)?{_DAY}",
    re.IGNORECASE,
)
_OUT = re.compile(
    rf"(?:tritt|treten)\b([^.;]{{0,120}}?)(?:mit\s+Ablauf\s+des|am|zum)\s+{_DAY}[^.;]{{0,40}}?\baußer\s+Kraft|"
    rf"\bund\s+(mit\s+Ablauf\s+des|am|zum)\s+{_DAY}\s+außer\s+Kraft",
    re.IGNORECASE,
)
_EXTENDS = re.compile(
    r"\bverlänger\w*\s+sich\b[^.;]{0,120}?\b(?:Laufzeit|Geltungsdauer|Gültigkeit|Richtlinie|Regelung)|"
    r"\b(?:Laufzeit|Geltungsdauer|Gültigkeit|Richtlinie|Regelung)\b[^.;]{0,80}?\bverlänger\w*\s+sich\b",
    re.IGNORECASE,
)
_EXTENSION = 500
"""Characters after an end within which an extension of it may be said."""
_AT_MOST = re.compile(
    rf"(?:nicht\s+über\s+den|längstens\s+bis\s+(?:zum|einschließlich)|spätestens\s+(?:am|zum))\s+{_DAY}", re.IGNORECASE
)
_OTHER = re.compile(
    r"\b(?:bisherige|vorherige|frühere|alte|Richtlinie vom|Bekanntmachung vom|Förderrichtlinie vom)", re.I
)


def as_of(head: list[str], text: str, created: str) -> date | None:
    """The date of the version: "Stand …" anywhere early, "Vom 28. November 2024" in the head, a bare month.

    ``head`` are the first lines of the document, ``text`` its first pages and its last. The file's own
    creation date proves nothing and is not used, except that a "Stand" far after it is not believed.
    """
    latest = _pdf_day(created)
    for match in _STANDS.finditer(text):
        found = _standing(match)
        if found and (latest is None or found <= latest + timedelta(days=400) or latest.year < 2005):
            return found
    for line in head:
        if (day := _FROM_LINE.match(line)) and (found := _first(day.groups())):
            return found
    for line in head[:15]:
        if month := _MONTH_LINE.match(line):
            return date(int(month.group(2)), _MONTHS[month.group(1).lower()], 1)
    return None


def month_of_report(head: str) -> date | None:
    """For a report without a date of its own: the first day of the month of the latest day its opening names."""
    days = [found for match in _ANY_DAY.finditer(head) if (found := _first(match.groups()))]
    return max(days).replace(day=1) if days else None


def valid_from(text: str) -> date | None:
    """The day on which the rules begin to apply, where the text says so plainly."""
    match = _START.search(text)
    return _first(match.groups()) if match else None


def valid_until(text: str) -> date | None:
    """The last day on which the rules apply: of this document, not of one that it replaces."""
    return _ending(text)[0]


def may_run_until(text: str) -> date | None:
    """The last day to which the rules may go on by themselves after :func:`valid_until`.

    "Sollte die AGVO verlängert werden, verlängert sich die Laufzeit …, aber nicht über den 31. Dezember 2030 hinaus":
    whether the condition came true the document cannot tell. Without a last day it is ``date.max``.
    """
    end, after = _ending(text)
    if end is None or not _EXTENDS.search(after):
        return None
    limit = _AT_MOST.search(after)
    return (_first(limit.groups()) if limit else None) or date.max


def _ending(text: str) -> tuple[date | None, str]:
    """The end of the rules, and what the text says right after it."""
    for match in _OUT.finditer(text):
        before = text[max(0, match.start() - 90) : match.start(2) if match.group(1) is not None else match.start()]
        if _OTHER.search((match.group(1) or "") + before[-60:]):
            continue
        if found := _first(match.groups()):
            ending = re.search(r"Ablauf", match.group())
            end = found if ending else found - timedelta(days=1) if found.day == 1 else found
            return end, text[match.end() : match.end() + _EXTENSION]
    for match in _END.finditer(text):
        if _governs(text, match) and (found := _first(match.groups())):
            return found, text[match.end() : match.end() + _EXTENSION]
    return None, ""


def _governs(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence speaks of the rules themselves and not of a project or a single case."""
    start = max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
    sentence = text[start : match.end() + 40]
    return bool(re.search(r"richtlinie|bekanntmachung|programm|rahmen|regelung|verordnung|förderung\b", sentence, re.I))


def _standing(match: re.Match[str]) -> date | None:
    groups = match.groups()
    if found := _first(groups[:_SPAN_GROUPS]):
        return found
    month, year, number, number_year, only_year = groups[_SPAN_GROUPS:]
    try:
        if month:
            return date(int(year), _MONTHS[month.lower()], 1)
        if number:
            return date(int(number_year), int(number), 1)
        return date(int(only_year), 1, 1) if 1990 < int(only_year) < 2100 else None
    except ValueError:
        return None


def _first(groups: tuple[str | None, ...]) -> date | None:
    """The first whole date among the groups of a match that holds ``_DAY`` once or more."""
    days = (_ANY_DAY.match(_joined(groups, index)) for index, group in enumerate(groups) if group)
    match = next((day for day in days if day), None)
    if match is None:
        return None
    day, month, year, day2, month2, year2, year3, month3, day3 = match.groups()
    try:
        if day:
            return date(int(year), _MONTHS[month.lower()], int(day))
        if day2:
            return date(int(year2), int(month2), int(day2))
        return date(int(year3), int(month3), int(day3))
    except ValueError:
        return None


def _joined(groups: tuple[str | None, ...], index: int) -> str:
    parts = [group or "" for group in groups[index : index + 3]]
    if len(parts) < 3 or not all(parts):
        return ""
    if parts[1].lower() in _MONTHS:
        return f"{parts[0]}. {parts[1]} {parts[2]}"
    return f"{parts[0]}-{parts[1]}-{parts[2]}" if len(parts[0]) == 4 else ".".join(parts)


def _pdf_day(created: str) -> date | None:
    match = re.match(r"D:(\d{4})(\d\d)(\d\d)", created)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
