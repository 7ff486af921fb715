"""Between the value objects and the registry's rows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import astuple
from typing import Any

from sqlalchemy import RowMapping

from assistant.corpus.live import chunk_id
from assistant.corpus.model import (
    Authority,
    Block,
    BlockKind,
    Chunk,
    DocumentInfo,
    DocumentMetadata,
    NewDocument,
    Page,
    Programme,
    Span,
)

Row = Mapping[str, Any] | RowMapping


def programme_row(programme: Programme) -> dict[str, Any]:
    return {
        "key": programme.key,
        "name": programme.name,
        "aliases": list(programme.aliases),
        "funder": programme.funder,
        "region": programme.region,
        "starts_on": programme.starts_on,
        "ends_on": programme.ends_on,
    }


def programme_of(row: Row) -> Programme:
    return Programme(**{**row, "aliases": tuple(row["aliases"])})


def version_row(info: DocumentInfo, document: int, digest: str) -> dict[str, Any]:
    known = info.metadata
    return {
        "id": info.id,
        "document": document,
        "current": info.current,
        "sha256": info.sha256,
        "digest": digest,
        "file": known.file,
        "title": known.title,
        "authority": known.authority.value,
        "language": known.language,
        "programme": known.programme.key if known.programme else None,
        "funder": known.funder,
        "region": known.region,
        "as_of": known.as_of,
        "valid_from": known.valid_from,
        "valid_until": known.valid_until,
        "may_run_until": known.may_run_until,
        "source_url": known.source_url,
        "replaces": known.replaces,
        "page_count": info.page_count,
        "chunk_count": info.chunk_count,
        "added_at": info.added_at,
        "warnings": list(info.warnings),
    }


_METADATA = ("file", "title", "language", "funder", "region", "as_of", "valid_from", "valid_until", "may_run_until",
             "source_url")  # fmt: skip


def info_of(row: Row, programme: Programme | None) -> DocumentInfo:
    return DocumentInfo(
        id=row["id"],
        sha256=row["sha256"],
        metadata=DocumentMetadata(
            **{name: row[name] for name in _METADATA},
            authority=Authority(row["authority"]),
            programme=programme,
            replaces=row["replaces"],
        ),
        page_count=row["page_count"],
        chunk_count=row["chunk_count"],
        added_at=row["added_at"],
        current=row["current"],
        warnings=tuple(row["warnings"]),
    )


def page_row(version: int, page: Page) -> dict[str, Any]:
    return {"version": version, "number": page.number, "label": page.label, "start": page.start, "text": page.text}


def page_of(row: Row) -> Page:
    return Page(number=row["number"], label=row["label"], start=row["start"], text=row["text"])


def chunk_row(version: int, chunk: Chunk) -> dict[str, Any]:
    return {
        "id": chunk_id(version, chunk.ordinal),
        "version": version,
        "ordinal": chunk.ordinal,
        "text": chunk.text,
        "start": chunk.start,
        "end": chunk.end,
        "first_page": chunk.first_page,
        "last_page": chunk.last_page,
        "heading": list(chunk.heading),
        "blocks": [_block_row(block) for block in chunk.blocks],
    }


def chunk_of(row: Row) -> Chunk:
    return Chunk(
        ordinal=row["ordinal"],
        text=row["text"],
        start=row["start"],
        end=row["end"],
        first_page=row["first_page"],
        last_page=row["last_page"],
        heading=tuple(row["heading"]),
        blocks=tuple(_block_of(*block) for block in row["blocks"]),
    )


def digest(document: NewDocument) -> str:
    """Tells apart two readings of the same bytes: the SHA-256 of all pages and chunks as read."""
    parts = (*(astuple(page) for page in document.pages), *(chunk_row(0, chunk) for chunk in document.chunks))
    return hashlib.sha256(repr((parts, document.warnings)).encode("utf-8", "surrogatepass")).hexdigest()


def _block_row(block: Block) -> list[Any]:
    lead = [block.lead.start, block.lead.end] if block.lead else None
    return [block.kind.value, block.start, block.end, block.page, block.text, block.continues, lead]


def _block_of(kind: str, start: int, end: int, page: int, text: str, continues: bool, lead: list[int] | None) -> Block:
    return Block(BlockKind(kind), start, end, page, text, continues, Span(*lead) if lead else None)
