"""Reading the data files of the analysis; every error names the file and the line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from assistant.errors import FoerderlotseError

DATA: Traversable = files("assistant.german") / "data"


class DataFileError(FoerderlotseError):
    """A data file of the German analysis cannot be read as it stands."""

    def __init__(self, file: str, line: int | None, problem: str) -> None:
        place = f"assistant/german/data/{file}" + (f", Zeile {line}" if line else "")
        super().__init__(f"{place}: {problem}", "Wie die Dateien aufgebaut sind, steht in docs/german.md.")


def read_lines(file: str, folder: Traversable | None = None) -> Iterator[tuple[int, str]]:
    """The lines of a text file that hold something, numbered from 1; "#" at the start of a line is a comment."""
    for number, line in enumerate(_read(file, folder).splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line.strip("\r\n")


def read_columns(file: str, count: int, folder: Traversable | None = None) -> Iterator[tuple[int, list[str]]]:
    """The rows of a tab-separated file, each with exactly ``count`` columns that are not empty."""
    for number, line in read_lines(file, folder):
        columns = [column.strip() for column in line.split("\t")]
        if len(columns) != count or not all(columns):
            raise DataFileError(
                file, number, f"{count} Spalten erwartet (durch Tabulator getrennt), gefunden: {line!r}"
            )
        yield number, columns


def read_toml(file: str, folder: Traversable | None = None) -> dict[str, Any]:
    """A TOML file as a dictionary."""
    try:
        return tomllib.loads(_read(file, folder))
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(file, None, f"kein gültiges TOML: {error}") from error


def _read(file: str, folder: Traversable | None) -> str:
    try:
        return ((folder or DATA) / file).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise DataFileError(file, None, "die Datei fehlt") from error
    except UnicodeDecodeError as error:
        raise DataFileError(file, None, f"nicht als UTF-8 lesbar: {error}") from error
