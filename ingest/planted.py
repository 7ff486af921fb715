"""Tells of a document that holds instructions to machines."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.corpus.model import Chunk, DocumentMetadata
from assistant.corpus.units import sentences_of
from assistant.planted import is_planted, planted_among

_SHOWN = 10


def planted_warning(chunks: Sequence[Chunk], metadata: DocumentMetadata) -> tuple[str, ...]:
    """A warning that names the pages of planted instructions; none where there are none."""
    pages = {page for chunk in chunks for page in _planted_pages(chunk, metadata.language)}
    if not pages:
        return ("Der Titel enthält Anweisungen an Maschinen.",) if is_planted(metadata.title) else ()
    numbers = ", ".join(map(str, sorted(pages)[:_SHOWN])) + (" …" if len(pages) > _SHOWN else "")
    place = f"Seite {numbers}" if len(pages) == 1 else f"Seiten {numbers}"
    return (f"Enthält Anweisungen an Maschinen ({place}): Diese Sätze werden nie zitiert.",)


def _planted_pages(chunk: Chunk, language: str) -> set[int]:
    sentences = list(sentences_of(chunk))
    flags = planted_among([text for _, text in sentences], language)
    pages = {page for (page, _), planted in zip(sentences, flags, strict=True) if planted}
    return pages | ({chunk.first_page} if any(is_planted(heading) for heading in chunk.heading) else set())
