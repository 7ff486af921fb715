"""pdfium's C functions for the characters of a page, called with plain addresses.

Only the first and last character of each word are asked for their box: about half a microsecond a call,
where the wrapped calls for every character would cost more than all other work on the page together.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium_c

_POINTER = ctypes.c_void_p
_BOLD = re.compile(rb"bold|black|heavy|semib|demi|-bd|,b", re.IGNORECASE)
_BOX_BYTES = 16
_SAMPLE = 9
_BOLD_WEIGHT = 600

Boxes = npt.NDArray[np.float32]


def c_function(name: str, result: Any, *arguments: Any) -> Any:
    """pdfium's function of that name, to be called with plain numbers; addresses are ``c_void_p``."""
    address = ctypes.cast(getattr(pdfium_c, name), _POINTER).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


_loose_box = c_function("FPDFText_GetLooseCharBox", ctypes.c_int, _POINTER, ctypes.c_int, _POINTER)
_font_size = c_function("FPDFText_GetFontSize", ctypes.c_double, _POINTER, ctypes.c_int)
_matrix = c_function("FPDFText_GetMatrix", ctypes.c_int, _POINTER, ctypes.c_int, _POINTER)
_unicode = c_function("FPDFText_GetUnicode", ctypes.c_uint, _POINTER, ctypes.c_int)
_font_info = c_function(
    "FPDFText_GetFontInfo", ctypes.c_ulong, _POINTER, ctypes.c_int, _POINTER, ctypes.c_ulong, _POINTER
)
_font_weight = c_function("FPDFText_GetFontWeight", ctypes.c_int, _POINTER, ctypes.c_int)
_char_angle = c_function("FPDFText_GetCharAngle", ctypes.c_float, _POINTER, ctypes.c_int)
_get_text = c_function("FPDFText_GetText", ctypes.c_int, _POINTER, ctypes.c_int, ctypes.c_int, _POINTER)
_text_index = c_function("FPDFText_GetTextIndexFromCharIndex", ctypes.c_int, _POINTER, ctypes.c_int)
_count = c_function("FPDFText_CountChars", ctypes.c_int, _POINTER)


def page_text(textpage: int) -> str:
    """The page's characters, one for each of pdfium's character indexes."""
    count = _count(textpage)
    if count <= 0:
        return ""
    # An excluded first or last character makes pdfium read beyond the range, hence the check of both ends.
    if _text_index(textpage, 0) == 0 and _text_index(textpage, count - 1) == count - 1:
        buffer = (ctypes.c_ushort * (count + 1))()
        if _get_text(textpage, 0, count, ctypes.addressof(buffer)) == count + 1:
            text = bytes(buffer)[: 2 * count].decode("utf-16-le", errors="surrogatepass")
            if len(text) == count:
                return text
    return "".join(_character(_unicode(textpage, index)) for index in range(count))


def _character(code: int) -> str:
    return chr(code) if 0 < code <= 0x10FFFF else " "


def word_boxes(textpage: int, words: list[re.Match[str]]) -> Boxes:
    """The boxes of words, shape (words, 4): left, bottom, right, top in points of the page's own space."""
    buffer = (ctypes.c_float * (8 * len(words)))()
    address = ctypes.addressof(buffer)
    for word in words:
        _loose_box(textpage, word.start(), address)
        _loose_box(textpage, word.end() - 1, address + _BOX_BYTES)
        address += 2 * _BOX_BYTES
    ends = np.frombuffer(bytes(buffer), dtype=np.float32).reshape(-1, 2, 4)
    first, last = ends[:, 0], ends[:, 1]
    boxes = np.stack(
        (
            np.minimum(first[:, 0], last[:, 0]),
            np.minimum(first[:, 3], last[:, 3]),
            np.maximum(first[:, 2], last[:, 2]),
            np.maximum(first[:, 1], last[:, 1]),
        ),
        axis=1,
    )
    result: Boxes = np.nan_to_num(np.clip(boxes, -1e6, 1e6))
    return result


def character_box(textpage: int, index: int) -> tuple[float, float, float, float] | None:
    """The box of a character: left, bottom, right, top in points of the page's own space; ``None`` where it has none.

    All characters of a line are as high as their font.
    """
    buffer = (ctypes.c_float * 4)()
    if not _loose_box(textpage, index, ctypes.addressof(buffer)):
        return None
    left, top, right, bottom = buffer
    return (left, bottom, right, top) if all(map(math.isfinite, buffer)) else None


def turn_of(textpage: int, words: list[re.Match[str]]) -> int:
    """By how many degrees clockwise (0, 90, 180, 270) the page must be turned for most of its text to be upright."""
    step = max(len(words) // _SAMPLE, 1)
    turns = Counter(round(math.degrees(_char_angle(textpage, word.start())) / 90) % 4 for word in words[::step])
    return 90 * turns.most_common(1)[0][0]


_matrix_buffer = (ctypes.c_float * 6)()
_matrix_address = ctypes.addressof(_matrix_buffer)
_name_buffer = ctypes.create_string_buffer(256)
_name_address = ctypes.addressof(_name_buffer)


def font_size(textpage: int, index: int) -> float:
    """The size of a character's font as it is drawn, in points; 0 where it cannot be told."""
    size = drawn_size(textpage, index)
    return size if 0.5 < size < 2000 else 0.0


def drawn_size(textpage: int, index: int) -> float:
    """The size of a character's font in points after all scaling, however small or large."""
    size = float(_font_size(textpage, index))
    if not _matrix(textpage, index, _matrix_address):
        return size
    return size * math.hypot(_matrix_buffer[2], _matrix_buffer[3])


def is_bold(textpage: int, index: int) -> bool:
    """Whether a character's font is a bold one, by its name or its weight."""
    length = _font_info(textpage, index, _name_address, 256, None)
    if 0 < length <= 256 and _BOLD.search(_name_buffer.raw[: length - 1]):
        return True
    return int(_font_weight(textpage, index)) >= _BOLD_WEIGHT
