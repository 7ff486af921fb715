"""The picture of a page on which a quote is marked as with a yellow pen."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw, ImageOps, ImageStat

from ingest.reading.page_view import Place

YELLOW = (255, 232, 84)
BORDER = (158, 110, 0)
"""Dark enough to be seen where the page is printed in grey."""

_MOST_PIXELS = 6_000_000
_COLOURS = 128
_DARK = 110
"""Brightness, of 255, below which light words on a dark ground are turned dark on light."""

_MARGIN = 0.0015
"""Share of the page that a mark reaches beyond the words."""


def marked_picture(page: pdfium.PdfPage, places: Sequence[Place], width: int) -> bytes:
    """A PNG so many pixels wide, narrower for a page so high that it would have too many."""
    across, down = page.get_size()
    scale = min(width / max(across, 1.0), (_MOST_PIXELS / max(across * down, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale)
    try:
        picture = bitmap.to_pil().convert("RGB")
    finally:
        bitmap.close()
    for place in places:
        _mark(picture, place)
    made = BytesIO()
    picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(made, "PNG", compress_level=6)
    return made.getvalue()


def _mark(picture: Image.Image, place: Place) -> None:
    left, top, width, height = place
    across, down = picture.size
    x0, y0 = int((left - _MARGIN) * across), int((top - _MARGIN) * down)
    x1, y1 = int((left + width + _MARGIN) * across) + 1, int((top + height + _MARGIN) * down) + 1
    box = (max(x0, 0), max(y0, 0), min(x1, across), min(y1, down))
    if box[2] <= box[0] or box[3] <= box[1]:
        return
    words = picture.crop(box)
    if ImageStat.Stat(words.convert("L")).median[0] < _DARK:
        words = ImageOps.autocontrast(ImageOps.invert(words.convert("L"))).convert("RGB")
    picture.paste(ImageChops.multiply(words, Image.new("RGB", words.size, YELLOW)), box)
    line = max(1, across // 800)
    ImageDraw.Draw(picture).rectangle((box[0], box[1], box[2] - 1, box[3] - 1), outline=BORDER, width=line)
