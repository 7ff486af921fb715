"""What a page's object is clipped to."""

from __future__ import annotations

import ctypes

from ingest.reading.glyphs import c_function

_POINTER = ctypes.c_void_p
_clip_path = c_function("FPDFPageObj_GetClipPath", _POINTER, _POINTER)
_paths = c_function("FPDFClipPath_CountPaths", ctypes.c_int, _POINTER)
_segments = c_function("FPDFClipPath_CountPathSegments", ctypes.c_int, _POINTER, ctypes.c_int)
_segment = c_function("FPDFClipPath_GetPathSegment", _POINTER, _POINTER, ctypes.c_int, ctypes.c_int)
_point = c_function("FPDFPathSegment_GetPoint", ctypes.c_int, _POINTER, _POINTER, _POINTER)
_buffer = (ctypes.c_float * 2)()
_address = ctypes.addressof(_buffer)
_MOST_SEGMENTS = 8
"""A rectangle has five; what is clipped to another shape is left alone."""


def clip_box(address: int) -> tuple[float, float, float, float] | None:
    """Left, bottom, right and top in points of what all clipping rectangles leave; ``None`` where nothing is cut."""
    clip = _clip_path(address)
    count = _paths(clip) if clip else 0
    if count <= 0:
        return None
    left = bottom = float("-inf")
    right = top = float("inf")
    for path in range(count):
        points = [_corner(clip, path, number) for number in range(min(_segments(clip, path), _MOST_SEGMENTS))]
        if points:
            left, right = max(left, min(x for x, _ in points)), min(right, max(x for x, _ in points))
            bottom, top = max(bottom, min(y for _, y in points)), min(top, max(y for _, y in points))
    return left, bottom, right, top


def _corner(clip: int, path: int, number: int) -> tuple[float, float]:
    _point(_segment(clip, path, number), _address, _address + 4)
    return _buffer[0], _buffer[1]
