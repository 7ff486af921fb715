"""Copies of PDFs that count as documents of their own, to reach a number of pages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path

import pypdfium2


def copies(pdfs: Sequence[Path], pages: int, folder: Path) -> list[Path]:
    """Write renamed copies of ``pdfs`` into ``folder``, each ended by a comment, until they have ``pages`` pages.

    The comment makes every copy a file with other bytes and the same text.
    """
    lengths = {pdf: _page_count(pdf) for pdf in pdfs}
    made: list[Path] = []
    total = 0
    for round_ in count(1):
        for pdf in pdfs:
            if total >= pages:
                return made
            copy = folder / f"{pdf.stem}-{round_}.pdf"
            copy.write_bytes(pdf.read_bytes() + f"\n% copy {round_}\n".encode())
            made.append(copy)
            total += lengths[pdf]
    raise AssertionError("unreachable")


def _page_count(pdf: Path) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)
