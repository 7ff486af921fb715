"""How the reading process hands over its result: JSON, so that nothing a file contains can be executed."""

from __future__ import annotations

from datetime import date
from typing import Any

from assistant.corpus.model import (
    Authority,
    Block,
    BlockKind,
    Chunk,
    DocumentMetadata,
    Page,
    Programme,
    Span,
)
from ingest.digest import Digest

_KINDS = list(BlockKind)
_DAYS = ("as_of", "valid_from", "valid_until", "may_run_until")


def pack(digest: Digest) -> dict[str, Any]:
    """The digest in lists and strings; blocks and chunks as offsets, their texts are cut out again."""
    meta = digest.metadata
    programme = meta.programme
    return {
        "metadata": {
            "file": meta.file,
            "title": meta.title,
            "authority": meta.authority.value,
            "language": meta.language,
            "funder": meta.funder,
            "region": meta.region,
            "as_of": _iso(meta.as_of),
            "valid_from": _iso(meta.valid_from),
            "valid_until": _iso(meta.valid_until),
            "may_run_until": _iso(meta.may_run_until),
        },
        "programme": programme
        and {
            "key": programme.key,
            "name": programme.name,
            "aliases": programme.aliases,
            "funder": programme.funder,
            "region": programme.region,
            "starts_on": _iso(programme.starts_on),
            "ends_on": _iso(programme.ends_on),
        },
        "pages": [(page.number, page.label, page.start, page.text) for page in digest.pages],
        "chunks": [
            (chunk.ordinal, chunk.heading, [_pack_block(block) for block in chunk.blocks]) for chunk in digest.chunks
        ],
        "warnings": digest.warnings,
    }


def unpack(data: dict[str, Any]) -> Digest:
    """The digest again; raises ``KeyError`` or ``ValueError`` where the data is not one."""
    pages = tuple(Page(number, label, start, text) for number, label, start, text in data["pages"])
    text = "\f".join(page.text for page in pages)
    programme = data["programme"]
    return Digest(
        metadata=DocumentMetadata(
            **{
                **data["metadata"],
                "authority": Authority(data["metadata"]["authority"]),
                "programme": _programme(programme) if programme else None,
                **{name: _day(data["metadata"][name]) for name in _DAYS},
            }
        ),
        pages=pages,
        chunks=tuple(_chunk(text, *entry) for entry in data["chunks"]),
        warnings=tuple(data["warnings"]),
    )


def _pack_block(block: Block) -> tuple[int, int, int, int, int, tuple[int, int] | None]:
    lead = (block.lead.start, block.lead.end) if block.lead else None
    return _KINDS.index(block.kind), block.start, block.end, block.page, int(block.continues), lead


def _chunk(text: str, ordinal: int, heading: list[str], packed: list[list[Any]]) -> Chunk:
    blocks = tuple(
        Block(_KINDS[kind], start, end, page, text[start:end], bool(continues), Span(*lead) if lead else None)
        for kind, start, end, page, continues, lead in packed
    )
    return Chunk(
        ordinal=ordinal,
        text="\n".join(block.text for block in blocks),
        start=blocks[0].start,
        end=blocks[-1].end,
        first_page=min(block.page for block in blocks),
        last_page=max(block.page for block in blocks),
        heading=tuple(heading),
        blocks=blocks,
    )


def _programme(data: dict[str, Any]) -> Programme:
    return Programme(**{**_dated(data, "starts_on", "ends_on"), "aliases": tuple(data["aliases"])})


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _dated(data: dict[str, Any], *names: str) -> dict[str, Any]:
    return {**data, **{name: _day(data[name]) for name in names}}
