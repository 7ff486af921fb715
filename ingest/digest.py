"""All that happens to one file inside the reading process: from the path to pages, chunks and metadata."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.corpus.model import Chunk, DocumentMetadata, Page
from ingest.chunking import ChunkSize, chunk_sections
from ingest.cleaning.clean import clean, has_text, textless_pages
from ingest.layout.build import build_layout, draft_document, page_labels
from ingest.metadata.propose import propose
from ingest.reading.limits import Limits
from ingest.reading.pdfium import read_pdf
from ingest.refused import Reason, Refused


@dataclass(frozen=True, slots=True)
class Digest:
    """A file as read, cleaned and cut. ``textless`` counts the pages without text, which may be scans."""

    metadata: DocumentMetadata
    pages: tuple[Page, ...]
    chunks: tuple[Chunk, ...]
    warnings: tuple[str, ...]
    textless: int


def digest_file(path: Path, limits: Limits, size: ChunkSize, name: str = "", title: str = "") -> Digest:
    """Reads, cleans, lays out and cuts one PDF; raises :class:`Refused`.

    ``name`` is the file's name for people where ``path`` is a temporary copy; ``title`` overrides the
    proposed one, because headings that repeat the title head no section.
    """
    document = read_pdf(path, limits)
    furniture = {line.text for page in document.pages[:1] for line in page.lines}
    printed = clean(document)
    if not has_text(document):
        raise Refused(name or path.name, Reason.NO_TEXT)
    labels = page_labels(document, printed)
    textless = textless_pages(document)
    drafts = draft_document(document)
    kept = {line.text for page in document.pages[:1] for line in page.lines}
    metadata = propose(drafts, document.structure, name or path.name, "\n".join(sorted(furniture - kept)))
    layout = build_layout(drafts, labels, title or metadata.title)
    chunks = chunk_sections(layout.sections, size)
    if not chunks:
        raise Refused(name or path.name, Reason.NO_TEXT)
    return Digest(metadata, layout.pages, chunks, tuple(document.warnings), textless)
