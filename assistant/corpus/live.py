"""Hits of versions that are current."""

from __future__ import annotations

from collections.abc import Callable

from assistant.corpus.model import Hit

IsLive = Callable[[int], bool]


def chunk_id(version: int, ordinal: int) -> str:
    return f"{version}:{ordinal}"


def parse_chunk_id(text: str) -> tuple[int, int]:
    """Version and ordinal. Raises ValueError where it is no chunk id."""
    version, ordinal = text.split(":")
    return int(version), int(ordinal)


def live_hits(search: Callable[[int], list[Hit]], limit: int, is_live: IsLive) -> list[Hit]:
    """The best ``limit`` hits of current versions; asks for more while others fill the list.

    An index holds chunks of other versions only between two steps of a change.
    """
    asked = limit
    while True:
        hits = search(asked)
        live = [hit for hit in hits if is_live(parse_chunk_id(hit.chunk_id)[0])]
        if len(live) >= limit or len(hits) < asked:
            return live[:limit]
        asked *= 2
