"""All that happens to one file inside the reading process: from the path to pages, chunks and metadata."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.corpus.model import Chunk, DocumentMetadata, Page
from ingest.chunking import ChunkSize, chunk_sections
from ingest.cleaning.clean import clean, has_text, textless_pages
from ingest.cleaning.legible import is_language
from ingest.layout.build import build_layout, draft_document, page_labels
from ingest.metadata.propose import propose
from ingest.planted import planted_warning
from ingest.reading.limits import Limits
from ingest.reading.lines import RawDocument
from ingest.reading.ocr import languages, recognise
from ingest.reading.pdfium import read_pdf
from ingest.refused import Reason, Refused

_LINES_JUDGED = 200


@dataclass(frozen=True, slots=True)
class Digest:
    """A file as read, cleaned and cut."""

    metadata: DocumentMetadata
    pages: tuple[Page, ...]
    chunks: tuple[Chunk, ...]
    warnings: tuple[str, ...]


def digest_file(path: Path, limits: Limits, size: ChunkSize, name: str = "", title: str = "") -> Digest:
    """Reads, cleans, lays out and cuts one PDF; raises :class:`Refused`.

    ``name`` is the file's name for people where ``path`` is a temporary copy; ``title`` overrides the
    proposed one, because headings that repeat the title head no section.
    """
    name = name or path.name
    document, furniture, printed = _legible(path, limits, name)
    labels = page_labels(document, printed)
    drafts = draft_document(document)
    metadata = propose(drafts, document.structure, name, furniture)
    layout = build_layout(drafts, labels, title or metadata.title)
    chunks = chunk_sections(layout.sections, size)
    if not chunks:
        raise Refused(name, Reason.NO_TEXT)
    return Digest(metadata, layout.pages, chunks, (*document.warnings, *planted_warning(chunks, metadata)))


def _legible(path: Path, limits: Limits, name: str) -> tuple[RawDocument, str, dict[int, str]]:
    """The cleaned document with a text that people can read, recognised where it must be.

    With it come the running heads of the first page and the printed page numbers.
    """
    document = read_pdf(path, limits)
    furniture, printed = _cleaned(document)
    why = _fault(document)
    scanned = textless_pages(document)
    if why is None and len(scanned) <= len(document.pages) / 2:
        return document, furniture, printed
    if not (limits.ocr and languages()):
        if why is None:
            return document, furniture, printed
        raise Refused(name, why)
    wanted = scanned if why is None else [page.number for page in document.pages]
    recognised = recognise(read_pdf(path, limits), path, wanted, limits)
    furniture, printed = _cleaned(recognised)
    if _fault(recognised, recognised=True) is not None:
        raise Refused(name, Reason.OCR_FAILED)
    return recognised, furniture, printed


def _cleaned(document: RawDocument) -> tuple[str, dict[int, str]]:
    """Cleans the document in place; gives the lines that were taken off its first page, and page numbers."""
    before = {line.text for page in document.pages[:1] for line in page.lines}
    printed = clean(document)
    kept = {line.text for page in document.pages[:1] for line in page.lines}
    return "\n".join(sorted(before - kept)), printed


def _fault(document: RawDocument, *, recognised: bool = False) -> Reason | None:
    """What keeps a text from being read, ``None`` where nothing does."""
    if not has_text(document):
        return Reason.NO_TEXT
    lines = [line.text for page in document.pages for line in page.lines]
    text = "\n".join(lines[:: len(lines) // _LINES_JUDGED + 1])
    return None if is_language(text, recognised=recognised) else Reason.NOT_LEGIBLE
