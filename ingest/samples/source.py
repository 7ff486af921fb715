"""Reads one leaflet's Markdown source: TOML front matter between ``+++`` lines, then the text."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.corpus.model import Authority, DocumentMetadata, Programme
from assistant.errors import FoerderlotseError

_FENCE = "+++\n"


@dataclass(frozen=True, slots=True)
class Leaflet:
    """One leaflet before it is laid out. ``subtitle`` stands below the title, ``text`` is Markdown.

    ``programmes`` are all the programmes it describes; the first one is ``metadata.programme``.
    """

    metadata: DocumentMetadata
    subtitle: str
    as_of: date
    programmes: tuple[Programme, ...]
    text: str


def read_leaflet(path: Path) -> Leaflet:
    """The leaflet at ``path``; its PDF bears the same name. Raises FoerderlotseError for a source that lacks a part."""
    try:
        _, front, text = path.read_text(encoding="utf-8").split(_FENCE, 2)
        fields: dict[str, Any] = tomllib.loads(front)
        programmes = tuple(_programme(table) for table in fields.pop("programmes", ()))
        subtitle = fields.pop("subtitle")
        metadata = DocumentMetadata(
            file=f"{path.stem}.pdf",
            authority=Authority(fields.pop("authority", Authority.LEAFLET)),
            programme=programmes[0] if programmes else None,
            **fields,
        )
        return Leaflet(metadata, subtitle, fields["as_of"], programmes, text)
    except (ValueError, KeyError, TypeError) as error:
        raise FoerderlotseError(
            f"Die Quelle {path.name} ist unvollständig: {error}.",
            "Sie braucht einen Kopf zwischen zwei Zeilen +++ mit title, subtitle und as_of.",
        ) from error


def read_leaflets(folder: Path) -> list[Leaflet]:
    """All leaflets of a folder, by file name."""
    return [read_leaflet(path) for path in sorted(folder.glob("*.md"))]


def _programme(fields: dict[str, Any]) -> Programme:
    return Programme(**{**fields, "aliases": tuple(fields.get("aliases", ()))})
