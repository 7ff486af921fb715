"""Writes ``corpus.toml``, the file beside the PDFs that tells ingest what the text alone does not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from assistant.corpus.model import DocumentMetadata, Programme
from ingest.samples.source import Leaflet

_HEAD = "# Built by python -m ingest.samples.build from Markdown sources; edit those.\n"


def corpus_file(leaflets: Iterable[Leaflet]) -> str:
    """The text of ``corpus.toml``: every programme once, then every document. A field that is unknown is left out."""
    leaflets = list(leaflets)
    programmes = {programme.key: programme for leaflet in leaflets for programme in leaflet.programmes}
    tables = [_programme(programmes[key]) for key in sorted(programmes)]
    tables += [_document(leaflet.metadata) for leaflet in leaflets]
    return "\n".join([_HEAD, *tables])


def _programme(programme: Programme) -> str:
    fields = {
        "key": programme.key,
        "name": programme.name,
        "aliases": programme.aliases,
        "funder": programme.funder,
        "region": programme.region,
        "starts_on": programme.starts_on,
        "ends_on": programme.ends_on,
    }
    return _table("programme", fields)


def _document(metadata: DocumentMetadata) -> str:
    fields = {
        "file": metadata.file,
        "title": metadata.title,
        "programme": metadata.programme.key if metadata.programme else None,
        "funder": metadata.funder,
        "region": metadata.region,
        "authority": metadata.authority.value,
        "language": metadata.language,
        "as_of": metadata.as_of,
        "valid_from": metadata.valid_from,
        "valid_until": metadata.valid_until,
        "may_run_until": metadata.may_run_until,
        "source_url": metadata.source_url,
    }
    return _table("document", fields)


def _table(name: str, fields: Mapping[str, str | date | tuple[str, ...] | None]) -> str:
    lines = [f"{key} = {_value(value)}" for key, value in fields.items() if value]
    return "\n".join([f"[[{name}]]", *lines, ""])


def _value(value: str | date | tuple[str, ...]) -> str:
    # A JSON string or list of strings is a TOML one too.
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
