"""Sections are cut into chunks: along headings first, then between paragraphs and lists."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.corpus.model import Block, BlockKind, Chunk
from ingest.layout.assemble import Section


@dataclass(frozen=True, slots=True)
class ChunkSize:
    """Sizes in characters: what a chunk aims at, never exceeds (one long block aside), and is merged below."""

    target: int = 1000
    longest: int = 1600
    shortest: int = 200


def chunk_sections(sections: tuple[Section, ...], size: ChunkSize | None = None) -> tuple[Chunk, ...]:
    """Chunks of all sections in reading order; footnotes follow their section in chunks of their own."""
    size = size or ChunkSize()
    chunks: list[Chunk] = []
    for section in sections:
        for blocks in [*_cut(section.blocks, size), *_cut(section.notes, size)]:
            chunks.append(_chunk(len(chunks), blocks, section.path))
    return tuple(chunks)


def _cut(blocks: tuple[Block, ...], size: ChunkSize) -> list[list[Block]]:
    """Groups of units that fit; a last group that is too short joins the one before."""
    groups: list[list[Block]] = []
    lengths: list[int] = []
    for unit in _units(blocks, size):
        length = sum(len(block.text) + 1 for block in unit)
        if groups and _fits(lengths[-1], length, groups[-1], size):
            groups[-1].extend(unit)
            lengths[-1] += length
        else:
            groups.append(unit)
            lengths.append(length)
    if len(groups) > 1 and lengths[-1] < size.shortest and lengths[-2] + lengths[-1] <= size.longest:
        groups[-2].extend(groups.pop())
    return groups


def _fits(used: int, length: int, group: list[Block], size: ChunkSize) -> bool:
    if used + length <= size.target:
        return True
    headed = all(block.kind is BlockKind.HEADING for block in group)
    return used + length <= size.longest and (headed or used < size.shortest or length < size.shortest / 2)


def _units(blocks: tuple[Block, ...], size: ChunkSize) -> list[list[Block]]:
    """Blocks that stay together: a heading and what it heads, a lead-in and its list, a sentence over a page."""
    units: list[list[Block]] = []
    used = 0
    for index, block in enumerate(blocks):
        length = len(block.text) + 1
        together = bool(units) and (
            block.continues
            or units[-1][-1].kind in (BlockKind.HEADING, BlockKind.TABLE_HEAD)
            or (block.kind is BlockKind.LIST_ITEM and block.lead is not None)
            or (block.kind is BlockKind.TABLE_ROW and blocks[index - 1].kind in _TABLE)
        )
        limit = (
            size.longest if together and (block.continues or units[-1][-1].kind is BlockKind.HEADING) else size.target
        )
        if together and used + length <= limit:
            units[-1].append(block)
            used += length
        else:
            units.append([block])
            used = length
    return units


_TABLE = (BlockKind.TABLE_HEAD, BlockKind.TABLE_ROW)


def _chunk(ordinal: int, blocks: list[Block], path: tuple[str, ...]) -> Chunk:
    return Chunk(
        ordinal=ordinal,
        text="\n".join(block.text for block in blocks),
        start=blocks[0].start,
        end=blocks[-1].end,
        first_page=min(block.page for block in blocks),
        last_page=max(block.page for block in blocks),
        heading=path,
        blocks=tuple(blocks),
    )
