"""Which words leave a trace on the page: it is painted with them and without them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.reading.glyphs import Boxes

_SCALE = 1.5
_MOST_PIXELS = 4_000_000
_TRACE = 24
"""Difference in grey, of 255, that an eye sees."""


def seen_words(page: pdfium.PdfPage, objects: Iterable[int], boxes: Boxes) -> npt.NDArray[np.bool_]:
    """For each of the boxes whether the text objects, by address, change what is painted there."""
    left, bottom, right, top = page.get_bbox()
    area = max((right - left) * (top - bottom), 1.0)
    scale = min(_SCALE, (_MOST_PIXELS / area) ** 0.5)
    handles = [pdfium_c.FPDF_PAGEOBJECT.from_buffer_copy(np.uint64(address).tobytes()) for address in objects]
    with_them = _picture(page, scale)
    try:
        for handle in handles:
            pdfium_c.FPDFPageObj_SetIsActive(handle, False)
        without = _picture(page, scale)
    finally:
        for handle in handles:
            pdfium_c.FPDFPageObj_SetIsActive(handle, True)
    changed = np.abs(with_them - without) >= _TRACE
    columns = np.clip(np.stack((boxes[:, 0] - left, boxes[:, 2] - left), axis=1) * scale, 0, changed.shape[1])
    rows = np.clip(np.stack((top - boxes[:, 3], top - boxes[:, 1]), axis=1) * scale, 0, changed.shape[0])
    return np.fromiter(
        (
            bool(changed[int(y0) : int(y1) + 1, int(x0) : int(x1) + 1].any())
            for (x0, x1), (y0, y1) in zip(columns, rows, strict=True)
        ),
        dtype=bool,
        count=len(boxes),
    )


def _picture(page: pdfium.PdfPage, scale: float) -> npt.NDArray[np.int16]:
    """The page in grey, as its own space stands: not turned."""
    bitmap = page.render(scale=scale, grayscale=True, rotation=-page.get_rotation() % 360)
    try:
        pixels = bitmap.to_numpy().reshape(bitmap.height, bitmap.width, -1)
        grey: npt.NDArray[np.int16] = pixels[..., 0].astype(np.int16)
        return grey
    finally:
        bitmap.close()
