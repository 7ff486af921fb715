"""What the encoder reads of a chunk."""

from __future__ import annotations

from assistant.corpus.model import Chunk, DocumentMetadata

# The encoder's time grows with the length (about 0.6 ms of one core per 100 characters).
MAX_CHARACTERS = 1000


def embedding_text(document: DocumentMetadata, chunk: Chunk) -> str:
    """Title, heading path and text, one per line, cut to ``MAX_CHARACTERS``."""
    parts = (document.title, " › ".join(chunk.heading), chunk.text)
    return "\n".join(part for part in parts if part)[:MAX_CHARACTERS]
