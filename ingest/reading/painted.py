"""What a page paints beside its text, in the order in which it is painted: what may lie over or under words."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium_c

from ingest.reading.glyphs import Boxes, c_function

Colour = tuple[int, int, int, int]
"""Red, green, blue and how opaque it is, each from 0 to 255."""

_POINTER = ctypes.c_void_p
_count = c_function("FPDFPage_CountObjects", ctypes.c_int, _POINTER)
_object = c_function("FPDFPage_GetObject", _POINTER, _POINTER, ctypes.c_int)
_form_count = c_function("FPDFFormObj_CountObjects", ctypes.c_int, _POINTER)
_form_object = c_function("FPDFFormObj_GetObject", _POINTER, _POINTER, ctypes.c_ulong)
_type = c_function("FPDFPageObj_GetType", ctypes.c_int, _POINTER)
_bounds = c_function("FPDFPageObj_GetBounds", ctypes.c_int, *[_POINTER] * 5)
_fill = c_function("FPDFPageObj_GetFillColor", ctypes.c_int, *[_POINTER] * 5)
_draw_mode = c_function("FPDFPath_GetDrawMode", ctypes.c_int, _POINTER, _POINTER, _POINTER)
_floats = (ctypes.c_float * 4)()
_SIDES = [ctypes.addressof(_floats) + 4 * side for side in range(4)]
_channels = (ctypes.c_uint * 4)()
_RED, _GREEN, _BLUE, _OPAQUE = [ctypes.addressof(_channels) + 4 * channel for channel in range(4)]
_modes = (ctypes.c_int * 2)()
_modes_address = ctypes.addressof(_modes)
_NEVER_SEEN = 20
"""Up to this of 255 a colour is as good as transparent."""
_DEEPEST = 4
_MOST = 400
"""So many objects are looked at, from the last: what is laid over a page comes late, and a look costs time."""
_LEAST = 2.0
"""Points of width and height below which nothing is covered: lines of tables."""


@dataclass(frozen=True, slots=True)
class Painted:
    """The page's last objects: ``order`` of the text objects by address, those inside a form with their form.

    ``boxes`` (left, bottom, right, top in points), ``at`` and ``colours`` are of what is not text and large enough
    to cover a word; a colour that is not plain is ``None``. ``pictures`` is the area of its pictures in points².
    """

    order: dict[int, int]
    boxes: Boxes
    at: npt.NDArray[np.int64]
    colours: tuple[Colour | None, ...]
    pictures: float


def painted(page: int) -> Painted:
    """The last of a page's objects, by the page's address."""
    order: dict[int, int] = {}
    of_text = pdfium_c.FPDF_PAGEOBJ_TEXT
    found: list[tuple[float, ...]] = []
    at: list[int] = []
    colours: list[Colour | None] = []
    pictures = 0.0
    count = _count(page)
    for index in range(max(count - _MOST, 0), count):
        address = _object(page, index)
        kind = _type(address)
        if kind == of_text:
            order[address] = index
            continue
        colour = None
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            if not (_draw_mode(address, _modes_address, _modes_address + 4) and _modes[0]):
                continue
            colour = fill_colour(address)
            if colour and colour[3] <= _NEVER_SEEN:
                continue
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM:
            _inside(address, index, order, _DEEPEST)
        if not _bounds(address, *_SIDES):
            continue
        left, bottom, right, top = _floats
        if right - left < _LEAST or top - bottom < _LEAST:
            continue
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            pictures += (right - left) * (top - bottom)
        found.append((left, bottom, right, top))
        at.append(index)
        colours.append(colour)
    boxes = np.array(found, dtype=np.float32).reshape(-1, 4)
    return Painted(order, boxes, np.array(at, dtype=np.int64), tuple(colours), pictures)


def _inside(form: int, index: int, order: dict[int, int], deepest: int) -> None:
    for number in range(_form_count(form)):
        address = _form_object(form, number)
        kind = _type(address)
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            order[address] = index
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and deepest:
            _inside(address, index, order, deepest - 1)


def fill_colour(address: int) -> Colour | None:
    """The colour with which an object is filled, where it is a plain one."""
    if not _fill(address, _RED, _GREEN, _BLUE, _OPAQUE):
        return None
    return _channels[0], _channels[1], _channels[2], _channels[3]
