"""A PDF's pages as lines, through pdfium."""

from __future__ import annotations

import ctypes
from functools import partial
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.reading.hidden import hidden_words
from ingest.reading.limits import Limits
from ingest.reading.lines import RawDocument, RawPage
from ingest.reading.structure import decrypted, read_structure
from ingest.reading.textlines import page_lines
from ingest.refused import Reason, Refused

_MOST_CHARACTERS = 20_000_000


def open_pdf(path: Path, limits: Limits) -> pdfium.PdfDocument:
    """The open document; raises :class:`Refused` where it has a password, no pages, too many, or is damaged."""
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        code = error.err_code
        if code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY):
            # pypdf opens some encryptions that pdfium does not, among them an empty owner password.
            plain = decrypted(path)
            if plain is None:
                raise Refused(path.name, Reason.PASSWORD) from None
            document = pdfium.PdfDocument(plain)
        else:
            reason = Reason.NO_PAGES if code == pdfium_c.FPDF_ERR_SUCCESS else Reason.DAMAGED
            raise Refused(path.name, reason) from None
    if len(document) > limits.pages:
        count = len(document)
        document.close()
        raise Refused(path.name, Reason.TOO_MANY_PAGES, f"{count} Seiten, erlaubt sind {limits.pages}")
    return document


def read_pdf(path: Path, limits: Limits) -> RawDocument:
    """All pages of a file with their lines; pages that cannot be loaded are empty and named in a warning."""
    structure = read_structure(path)
    document = open_pdf(path, limits)
    try:
        pages: list[RawPage] = []
        failed: list[int] = []
        characters = 0
        for index in range(len(document)):
            try:
                page = read_page(document, index)
            except pdfium.PdfiumError:
                page = RawPage(index + 1, 595.0, 842.0)
                failed.append(index + 1)
            characters += page.characters
            if characters > _MOST_CHARACTERS:
                raise Refused(path.name, Reason.TOO_LARGE_IN_MEMORY, "mehr als 20 Millionen Zeichen")
            pages.append(page)
    finally:
        document.close()
    if len(failed) == len(pages):
        raise Refused(path.name, Reason.DAMAGED)
    warnings = [f"Nicht lesbare Seiten: {', '.join(map(str, failed[:20]))}."] if failed else []
    if unseen := [page.number for page in pages if page.unseen]:
        warnings.append(f"Enthält unsichtbaren Text ({_places(unseen)}): Er wird nicht aufgenommen und nie zitiert.")
    if structure.attachments:
        warnings.append(f"Anhänge im PDF werden nicht gelesen: {', '.join(structure.attachments[:5])}.")
    return RawDocument(pages, structure, warnings)


def _places(numbers: list[int]) -> str:
    told = ", ".join(map(str, numbers[:20])) + (" …" if len(numbers) > 20 else "")
    return f"Seite {told}" if len(numbers) == 1 else f"Seiten {told}"


def read_page(document: pdfium.PdfDocument, index: int, *, recognised: bool = False) -> RawPage:
    """One page with its lines; raises ``PdfiumError`` where it cannot be loaded.

    Words that cannot be seen are left out, unless all are because they were ``recognised`` in a picture.
    """
    page = document[index]
    try:
        left, bottom, right, top = page.get_cropbox(fallback_ok=True) or (0, 0, 595, 842)
        left, right, bottom, top = min(left, right), max(left, right), min(bottom, top), max(bottom, top)
        textpage = page.get_textpage()
        try:
            address = ctypes.cast(textpage.raw, ctypes.c_void_p).value or 0
            hidden = None if recognised else partial(hidden_words, page, address)
            found = page_lines(address, (left, bottom, right, top), hidden)
        finally:
            textpage.close()
        pictures = not found.lines and any(True for _ in page.get_objects([pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    finally:
        page.close()
    return RawPage(index + 1, found.width, found.height, found.lines, found.characters, pictures, found.unseen)
