"""Pages as grey pictures for the recognition of text."""

from __future__ import annotations

from pathlib import Path

from ingest.reading.limits import Limits
from ingest.reading.pdfium import open_pdf

_DOTS_PER_INCH = 200
_MOST_PIXELS = 25_000_000


def render_pages(path: Path, folder: Path, limits: Limits) -> list[str]:
    """Writes every page as a PGM file into the folder; gives their names in page order."""
    names: list[str] = []
    document = open_pdf(path, limits)
    try:
        for index in range(len(document)):
            page = document[index]
            width, height = page.get_size()
            scale = _DOTS_PER_INCH / 72
            pixels = max(width * height, 1.0) * scale**2
            if pixels > _MOST_PIXELS:
                scale *= (_MOST_PIXELS / pixels) ** 0.5
            bitmap = page.render(scale=scale, grayscale=True)
            rows = bytes(bitmap.buffer)
            lines = (rows[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height))
            name = f"page-{index + 1:05}.pgm"
            header = f"P5 {bitmap.width} {bitmap.height} 255\n".encode()
            (folder / name).write_bytes(header + b"".join(lines))
            names.append(name)
            bitmap.close()
            page.close()
    finally:
        document.close()
    return names
