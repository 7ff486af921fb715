"""A page as a grey picture for the recognition of text."""

from __future__ import annotations

import pypdfium2 as pdfium

DOTS_PER_INCH = 200
_MOST_PIXELS = 6_000_000
_MOST_ALONG = 12_000


def render_page(document: pdfium.PdfDocument, index: int) -> tuple[bytes, int]:
    """The page as a PGM file, and its dots per inch: fewer than usual on a huge page."""
    page = document[index]
    try:
        width, height = page.get_size()
        scale = DOTS_PER_INCH / 72
        pixels = max(width * height, 1.0) * scale**2
        scale *= min(1.0, (_MOST_PIXELS / pixels) ** 0.5, _MOST_ALONG / (max(width, height, 1.0) * scale))
        dots = max(round(scale * 72), 1)
        bitmap = page.render(scale=dots / 72, grayscale=True)
        rows = bytes(bitmap.buffer)
        lines = (rows[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height))
        picture = f"P5 {bitmap.width} {bitmap.height} 255\n".encode() + b"".join(lines)
        bitmap.close()
        return picture, dots
    finally:
        page.close()
