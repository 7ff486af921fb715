"""The names of ministries, each with the days between which it was called so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from assistant.german.data_files import DataFileError, read_toml

_FILE = "ministries.toml"


@dataclass(frozen=True, slots=True)
class MinistryName:
    """A ministry's name and abbreviation, from the first day to the last; ``None`` where it is still so called."""

    short: str
    name: str
    since: date
    until: date | None


@cache
def ministries() -> tuple[tuple[MinistryName, ...], ...]:
    """The ministries, each as its names from the oldest to the newest.

    Raises:
        DataFileError: an entry lacks a field, or its names are not in the order of their dates.
    """
    return tuple(_lineage(key, entry) for key, entry in read_toml(_FILE).items())


def current_name(short: str) -> MinistryName | None:
    """What the ministry once abbreviated ``short`` is called today: "BMWi" gives BMWE; ``None`` if unknown.

    An abbreviation that two ministries bore gives the one that bore it last.
    """
    found = [
        (name.until or date.max, lineage[-1])
        for lineage in ministries()
        for name in lineage
        if name.short.casefold() == short.casefold()
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _lineage(key: str, entry: object) -> tuple[MinistryName, ...]:
    rows = entry.get("names") if isinstance(entry, dict) else None
    if not isinstance(rows, list) or not rows:
        raise DataFileError(_FILE, None, f"[{key}] braucht eine Liste names")
    names: list[MinistryName] = []
    for row in rows:
        try:
            name = MinistryName(row["short"], row["name"], row["since"], row.get("until"))
        except (KeyError, TypeError, AttributeError) as error:
            raise DataFileError(_FILE, None, f"[{key}]: short, name und since sind nötig, gefunden: {row!r}") from error
        if not isinstance(name.since, date) or not isinstance(name.until, date | None):
            raise DataFileError(_FILE, None, f"[{key}] {name.short}: since und until sind Tage (JJJJ-MM-TT)")
        if names and (names[-1].until is None or names[-1].until > name.since):
            raise DataFileError(_FILE, None, f"[{key}] {name.short}: die Namen stehen nicht in der Folge ihrer Tage")
        names.append(name)
    return tuple(names)
