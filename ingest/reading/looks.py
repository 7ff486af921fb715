"""How the words of a page are to be painted: invisible, faint, cut off by a clipping path."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium_c

from ingest.reading.clipped import clip_box
from ingest.reading.glyphs import Boxes, c_function
from ingest.reading.painted import Colour, fill_colour

OPAQUE = 250
"""From this of 255 nothing shines through."""

_mode = c_function("FPDFTextObj_GetTextRenderMode", ctypes.c_int, ctypes.c_void_p)
_PLAIN = frozenset({pdfium_c.FPDF_TEXTRENDERMODE_FILL, pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE})
_UNSEEN = frozenset({pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP})
_LIGHT = 190
"""From this of 255 in each channel a colour is faint on white paper."""


@dataclass(frozen=True, slots=True)
class Looks:
    """Of each word whether it is not to be painted at all, and whether painting it may leave no trace."""

    invisible: npt.NDArray[np.bool_]
    doubtful: npt.NDArray[np.bool_]


def looks_of(objects: list[int], boxes: Boxes) -> Looks:
    """The looks of words by the address of their text objects, 0 where there is none."""
    looks = Looks(np.zeros(len(objects), dtype=bool), np.zeros(len(objects), dtype=bool))
    known: dict[int, tuple[bool, bool, tuple[float, ...] | None]] = {0: (False, False, None)}
    for index, address in enumerate(objects):
        if address not in known:
            mode = _mode(address)
            known[address] = mode in _UNSEEN, mode not in _PLAIN or _is_faint(fill_colour(address)), clip_box(address)
        invisible, doubtful, clip = known[address]
        if invisible or doubtful or clip:
            looks.invisible[index] = invisible
            looks.doubtful[index] = doubtful or (clip is not None and not _holds(clip, boxes[index]))
    return looks


def _is_faint(colour: Colour | None) -> bool:
    return colour is None or colour[3] < OPAQUE or (colour[0] >= _LIGHT and colour[1] >= _LIGHT and colour[2] >= _LIGHT)


def _holds(clip: tuple[float, ...], box: npt.NDArray[np.float32]) -> bool:
    left, bottom, right, top = clip
    x0, y0, x1, y1 = box.tolist()
    return bool(left <= (x0 + x1) / 2 <= right and bottom <= (y0 + y1) / 2 <= top)
