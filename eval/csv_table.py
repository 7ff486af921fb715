"""A CSV file as spreadsheets write it, read row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from assistant.errors import FoerderlotseError

COLUMNS = ("question", "status", "document", "pages", "must_match", "must_not_match", "kind", "language", "note")
NEEDED = ("question", "status")

_ENCODINGS = ("utf-8-sig", "cp1252")  # the second is what a German Excel writes


class BadTable(FoerderlotseError):
    """A table that cannot be read, or with rows that are no cases."""


def rows(table: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Number and cells by column of every row that is not empty."""
    text = _text(table)
    head = text.lstrip("\r\n").partition("\n")[0]
    separator = max(";,", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    columns: list[str] | None = None
    try:
        for number, cells in enumerate(reader, start=1):
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = _columns(table, cells)
                continue
            yield number, _by_column(columns, cells)
    except csv.Error as error:
        raise BadTable(
            f"{table}, Zeile {number + 1} ist nicht lesbar: {error}.", "Ist ein Anführungszeichen offen geblieben?"
        ) from error
    if columns is None:
        raise BadTable(f"{table} ist leer.", f"Die erste Zeile nennt die Spalten: {','.join(COLUMNS)}.")


def _columns(table: Path, cells: list[str]) -> list[str]:
    columns = [cell.strip().casefold() for cell in cells]
    unknown = [column for column in columns if column and column not in COLUMNS]
    missing = [column for column in NEEDED if column not in columns]
    twice = sorted({column for column in columns if column and columns.count(column) > 1})
    if unknown or missing or twice:
        faults = ("unbekannt", unknown), ("fehlt", missing), ("doppelt", twice)
        told = "; ".join(f"{fault}: {', '.join(names)}" for fault, names in faults if names)
        raise BadTable(f"Die Kopfzeile von {table} passt nicht: {told}.", f"Möglich sind: {', '.join(COLUMNS)}.")
    return columns


def _by_column(columns: list[str], cells: list[str]) -> dict[str, str]:
    """The cells; what stands right of the last column, or in one without a name, is kept under an empty name."""
    named = dict.fromkeys(columns, "")
    for place, cell in enumerate(cells):
        name = columns[place] if place < len(columns) else ""
        named[name] = f"{named.get(name, '')}{cell.strip()}"
    return named


def _text(table: Path) -> str:
    try:
        content = table.read_bytes()
    except OSError as error:
        raise BadTable(f"{table} ist nicht lesbar: {error.strerror}.") from error
    if content.startswith(b"PK"):  # a spreadsheet of today is a ZIP archive
        raise BadTable(f"{table} ist keine CSV-Datei.", "Speichern Sie die Tabelle als CSV.")
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadTable(f"{table} ist nicht lesbar.", "Gebraucht wird CSV in UTF-8 oder Windows-1252.")
