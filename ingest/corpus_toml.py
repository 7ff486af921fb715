"""``corpus.toml`` beside the PDFs: metadata and programmes written down by a person."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.corpus.model import Authority, Programme
from assistant.errors import FoerderlotseError
from ingest.metadata.programme import slug
from ingest.overrides import Overrides

FILE = "corpus.toml"
_DOCUMENT: dict[str, str] = {
    "file": '"richtlinie.pdf"',
    "title": '"Richtlinie Musterförderung"',
    "authority": '"guideline"',
    "language": '"de"',
    "programme": '"zim"',
    "funder": '"Bundesministerium für Wirtschaft und Energie"',
    "region": '"Bund"',
    "as_of": "2025-01-31",
    "valid_from": "2025-01-01",
    "valid_until": "2027-12-31",
    "may_run_until": "2030-12-31",
    "source_url": '"https://www.beispiel.de/richtlinie.pdf"',
    "replaces": '"richtlinie-2020.pdf"',
}
_PROGRAMME: dict[str, str] = {
    "key": '"zim"',
    "name": '"Zentrales Innovationsprogramm Mittelstand"',
    "aliases": '["ZIM"]',
    "funder": _DOCUMENT["funder"],
    "region": '"Bund"',
    "starts_on": "2025-01-01",
    "ends_on": "2027-12-31",
}
_DATES = {"as_of", "valid_from", "valid_until", "may_run_until", "starts_on", "ends_on"}


class CorpusTomlError(FoerderlotseError):
    """A ``corpus.toml`` that cannot be followed; names the file, the key and an example."""


def overrides_for(pdf: Path) -> Overrides:
    """What the ``corpus.toml`` in the PDF's folder says of it; empty where there is none.

    Raises :class:`CorpusTomlError`.
    """
    path = pdf.parent / FILE
    try:
        stamp = path.stat().st_mtime_ns
    except OSError:
        return Overrides()
    documents, programmes = _read(path, stamp)
    given = documents.get(pdf.name, {})
    return Overrides(**given, programmes=programmes)


def check_toml(folder: Path) -> list[str]:
    """File names that a folder's ``corpus.toml`` describes but that are not there. Raises CorpusTomlError."""
    path = folder / FILE
    if not path.is_file():
        return []
    documents, _ = _read(path, path.stat().st_mtime_ns)
    return [name for name in documents if not (folder / name).is_file()]


@lru_cache(maxsize=64)
def _read(path: Path, _stamp: int) -> tuple[Mapping[str, dict[str, Any]], tuple[Programme, ...]]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorpusTomlError(f"{path}: keine lesbare TOML-Datei ({error}).", "Beispiel: docs/ingest.md") from None
    for key in data:
        if key not in ("document", "programme"):
            _unknown(path, "der Datei", key, {"document": "", "programme": ""}, "[[document]] oder [[programme]]")
    documents: dict[str, dict[str, Any]] = {}
    for entry in _entries(path, data, "document"):
        values = _checked(path, "[[document]]", entry, _DOCUMENT)
        file = values.pop("file", None)
        if not file:
            raise CorpusTomlError(f"{path}: In [[document]] fehlt „file“.", f"Beispiel: file = {_DOCUMENT['file']}")
        if "authority" in values:
            values["authority"] = _authority(path, values["authority"])
        documents[file] = values
    programmes = []
    for entry in _entries(path, data, "programme"):
        values = _checked(path, "[[programme]]", entry, _PROGRAMME)
        if "name" not in values:
            raise CorpusTomlError(f"{path}: In [[programme]] fehlt „name“.", f"Beispiel: name = {_PROGRAMME['name']}")
        values["aliases"] = tuple(values.get("aliases", ()))
        values["key"] = slug(values.get("key") or values["name"])
        programmes.append(Programme(**values))
    return documents, tuple(programmes)


def _entries(path: Path, data: Mapping[str, Any], table: str) -> list[dict[str, Any]]:
    entries = data.get(table, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise CorpusTomlError(f"{path}: „{table}“ muss eine Tabelle sein.", f"Beispiel: [[{table}]]")
    return entries


def _checked(path: Path, where: str, entry: Mapping[str, Any], examples: dict[str, str]) -> dict[str, Any]:
    for key, value in entry.items():
        if key not in examples:
            _unknown(path, where, key, examples, "")
        if key in _DATES:
            right = isinstance(value, date) and not isinstance(value, datetime)
        elif key == "aliases":
            right = isinstance(value, list) and all(isinstance(alias, str) for alias in value)
        else:
            right = isinstance(value, str) and bool(value.strip())
        if not right:
            raise CorpusTomlError(
                f"{path}: „{key}“ in {where} hat den unpassenden Wert {value!r}.", f"Beispiel: {key} = {examples[key]}"
            )
    return dict(entry)


def _unknown(path: Path, where: str, key: str, known: dict[str, str], example: str) -> None:
    near = get_close_matches(key, known, n=1)
    best = near[0] if near else next(iter(known))
    meant = f"Gemeint ist vielleicht „{best}“. " if near else ""
    raise CorpusTomlError(
        f"{path}: Der Schlüssel „{key}“ in {where} ist unbekannt.",
        f"{meant}Beispiel: {example or f'{best} = {known[best]}'}",
    )


def _authority(path: Path, value: str) -> Authority:
    try:
        return Authority(value)
    except ValueError:
        allowed = ", ".join(authority.value for authority in Authority)
        raise CorpusTomlError(
            f"{path}: „authority“ in [[document]] hat den unpassenden Wert {value!r} (erlaubt: {allowed}).",
            f"Beispiel: authority = {_DOCUMENT['authority']}",
        ) from None
