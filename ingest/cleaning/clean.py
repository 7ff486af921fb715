"""All cleaning of a document as read: what is left are the lines a reader would read."""

from __future__ import annotations

from itertools import islice

from ingest.cleaning.characters import clean_characters
from ingest.cleaning.furniture import strip_furniture
from ingest.cleaning.garbage import is_garbage, is_mostly_garbage
from ingest.reading.lines import RawDocument

_FEWEST_LETTERS = 3


def clean(document: RawDocument) -> dict[int, str]:
    """Cleans the lines in place; gives the printed page numbers found. Warnings are added to the document's."""
    garbled: list[int] = []
    empty: list[int] = []
    for page in document.pages:
        texts = [line.text for line in page.lines]
        bad = [is_garbage(text) for text in texts]
        whole = is_mostly_garbage(texts, bad)
        kept = []
        for line, unreadable in zip(page.lines, bad, strict=True):
            if whole or unreadable:
                continue
            line.text = clean_characters(line.text)
            if line.text:
                kept.append(line)
        if whole or any(bad):
            garbled.append(page.number)
        if not kept:
            empty.append(page.number)
        page.lines = kept
    if garbled:
        document.warnings.append(f"Unlesbare Zeichenfolgen ausgelassen auf {_pages(garbled)}.")
    if empty and len(empty) < len(document.pages):
        document.warnings.append(f"Ohne lesbaren Text: {_pages(empty)}.")
    return strip_furniture(document.pages)


def has_text(document: RawDocument) -> bool:
    """Whether there is any text to speak of."""
    signs = (sign for page in document.pages for line in page.lines for sign in line.text if sign.isalpha())
    return sum(1 for _ in islice(signs, _FEWEST_LETTERS)) == _FEWEST_LETTERS


def textless_pages(document: RawDocument) -> list[int]:
    """Numbers of the pages that hold a picture and no text: most likely scans."""
    return [page.number for page in document.pages if page.pictures and not page.lines]


def _pages(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:10])) + (" …" if len(numbers) > 10 else "")
    return f"Seite {shown}" if len(numbers) == 1 else f"Seiten {shown}"
