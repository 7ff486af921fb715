"""What a reader sees of a sample PDF, for the tests beside it."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from ingest.samples import PDFS

SAMPLES = sorted(PDFS.glob("*.pdf"))


def page_texts(source: Path | bytes) -> list[str]:
    """The text of each page as pypdfium2 reads it, with every run of white space as one space."""
    with pypdfium2.PdfDocument(source) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def pictures(source: Path | bytes) -> list[bytes]:
    """Each page drawn at half size, as raw pixels."""
    with pypdfium2.PdfDocument(source) as document:
        return [bytes(page.render(scale=0.5).buffer) for page in document]


def same(one: Path, other: Path) -> bool:
    """Whether two PDFs are alike: compressed bytes differ between versions of zlib, what is read and seen does not."""
    return one.read_bytes() == other.read_bytes() or (
        page_texts(one) == page_texts(other) and pictures(one) == pictures(other)
    )
