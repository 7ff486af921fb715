"""Small PDFs for the tests, drawn line by line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from assistant.corpus.model import Block
from ingest.chunking import ChunkSize
from ingest.digest import Digest, digest_file
from ingest.reading.limits import Limits

WIDTH, HEIGHT = 595.0, 842.0


@dataclass(frozen=True, slots=True)
class T:
    """One piece of text: x and y in points from the lower left, font size, weight."""

    text: str
    y: float
    x: float = 60.0
    size: float = 10.0
    bold: bool = False


def draw(path: Path, *pages: list[T], title: str = "", labels: bool = False, password: str | None = None) -> Path:
    """A PDF with the pieces in the order given; ``labels`` numbers its first page in Roman numerals."""
    if password is not None:
        from reportlab.lib.pdfencrypt import StandardEncryption

        canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), encrypt=StandardEncryption(password, strength=128))
    else:
        canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    if title:
        canvas.setTitle(title)
    for number, page in enumerate(pages):
        if labels and number < 2:
            canvas.addPageLabel(number, style="ROMAN_LOWER" if number == 0 else "ARABIC", start=1)
        for piece in page:
            canvas.setFont("Helvetica-Bold" if piece.bold else "Helvetica", piece.size)
            canvas.drawString(piece.x, piece.y, piece.text)
        canvas.showPage()
    canvas.save()
    return path


def text(*lines: str, top: float = 700.0, x: float = 60.0, size: float = 10.0, step: float = 12.0) -> list[T]:
    """Lines of running text, one below the other."""
    return [T(line, top - index * step, x, size) for index, line in enumerate(lines)]


def filler(top: float = 600.0, count: int = 12) -> list[T]:
    """A paragraph of full lines, so that a page has usual text."""
    line = "Die Unternehmen der Region arbeiten in Netzwerken zusammen und entwickeln neue Verfahren und"
    return text(*[line] * (count - 1), "neue Dienste für ihre Kunden.", top=top)


def read(path: Path, size: ChunkSize | None = None) -> Digest:
    """The digest, in this process."""
    return digest_file(path, Limits(), size or ChunkSize())


def blocks(path: Path) -> list[Block]:
    """All blocks of all chunks in order."""
    return [block for chunk in read(path).chunks for block in chunk.blocks]


def texts(path: Path) -> list[str]:
    """The texts of all blocks in order."""
    return [block.text for block in blocks(path)]
