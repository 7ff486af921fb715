"""Cases from a table: a CSV file with a header, one case on each row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.adding import CaseFile
from eval.cases import Case
from eval.csv_table import BadTable, rows
from eval.faults import NotAdded
from eval.page_texts import one_spaced

SEPARATOR = "|||"
"""Parts several expressions in one cell; a line break does too."""

_PAGES = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row, counted as a spreadsheet does (the header is row 1), and what is wrong with it."""

    number: int
    fault: str

    def __str__(self) -> str:
        return f"Zeile {self.number}: {self.fault}"


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of the rows."""

    cases: tuple[Case, ...]
    bad: tuple[BadRow, ...]


def import_table(table: Path, into: CaseFile, *, skip_bad: bool = False) -> Imported:
    """Add the rows of a CSV file to a file of cases.

    Raises BadTable, and writes nothing, where the table cannot be read or, unless ``skip_bad``, where a row is bad.
    """
    cases: list[Case] = []
    asked: dict[str, int] = {}
    bad: list[BadRow] = []
    for number, cells in rows(table):
        question = one_spaced(cells["question"]).casefold()
        try:
            if question in asked:
                raise NotAdded(f"Die Frage steht schon in Zeile {asked[question]}.")
            cases.append(into.add(_fields(cells)))
            asked[question] = number
        except NotAdded as error:
            bad.append(BadRow(number, error.message))
    if bad and not skip_bad:
        raise BadTable(
            "\n".join((f"In {table} stimmt nicht alles; nichts wurde aufgenommen.", *map(str, bad))),
            "Berichtigen Sie die Zeilen, oder lassen Sie sie mit --skip-bad aus.",
        )
    if not cases and not bad:
        raise BadTable(f"{table} enthält keine Fälle.", "Unter der Kopfzeile steht je Zeile ein Fall.")
    into.save()
    return Imported(tuple(cases), tuple(bad))


def _fields(cells: dict[str, str]) -> dict[str, Any]:
    if beyond := cells.pop("", ""):
        raise NotAdded(f"„{beyond}“ steht in keiner Spalte; Text mit Trennzeichen gehört in Anführungszeichen.")
    fields: dict[str, Any] = dict(cells)
    fields["pages"] = _pages(cells.get("pages", ""))
    for name in ("must_match", "must_not_match"):
        parts = re.split(rf"{re.escape(SEPARATOR)}|[\r\n]+", cells.get(name, ""))
        fields[name] = tuple(part.strip() for part in parts if part.strip())
    return fields


def _pages(cell: str) -> tuple[int, ...]:
    """Pages as people write them: "3", "1, 2", "2-4"."""
    pages: dict[int, None] = {}
    for part in re.split(r"[,;\s]+", re.sub(r"\s*[-–]\s*", "-", cell)) if cell else ():
        found = _PAGES.fullmatch(part)
        run = range(int(found[1]), int(found[2] or found[1]) + 1) if found else ()
        if not run:
            raise NotAdded(f"„{cell}“ nennt keine Seiten; gemeint ist etwa 3 oder 1, 2 oder 2-4.")
        pages.update(dict.fromkeys(run))
    return tuple(pages)
