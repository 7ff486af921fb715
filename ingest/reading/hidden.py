"""Words of a page that a reader cannot see: they count for nothing.

Size and place tell at once. Colour, render mode, clipping and what is painted over a word only raise a doubt, which
is settled by painting the page with and without the doubtful words.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from ingest.reading.glyphs import Boxes, c_function, drawn_size
from ingest.reading.looks import OPAQUE, looks_of
from ingest.reading.painted import Painted, fill_colour, painted
from ingest.reading.seen import seen_words

SMALLEST = 3.0
"""Font size in points below which nobody reads a text."""

Flags = npt.NDArray[np.bool_]
Page = tuple[float, float, float, float]
"""Left, bottom, right and top of what is shown of a page, in points of its own space."""

_text_object = c_function("FPDFText_GetTextObject", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_SURELY_LARGE = 2 * SMALLEST
_NEAR = 60
"""Difference of red, green and blue, summed, up to which two colours look alike."""
_FEWEST = 3
"""Words that make a message."""
_SCAN = 0.75
"""Share of the page that the pictures of a scan take up, at least."""
_MOSTLY = 0.5


def hidden_words(page: pdfium.PdfPage, textpage: int, words: list[re.Match[str]], boxes: Boxes) -> Flags:
    """Which of the words cannot be seen; ``boxes`` are theirs, in points of the page's own space.

    All are looked at closely only where one in three raises a doubt: a look costs time, and a word or two say little.
    """
    shown: Page = page.get_bbox()
    gone = _outside(shown, boxes) | _tiny(textpage, words, boxes)
    there = painted(ctypes.cast(page.raw, ctypes.c_void_p).value or 0)
    if not _doubts(_objects(textpage, words[::_FEWEST]), boxes[::_FEWEST], there).doubtful.any():
        return gone
    objects = _objects(textpage, words)
    doubts = _doubts(objects, boxes, there)
    if _is_scan(shown, there) and np.mean(doubts.laid_on_scan) >= _MOSTLY:
        # The text that was recognised in a scan lies invisibly on it or under it.
        return gone
    if (doubtful := doubts.doubtful & ~gone).any():
        suspects = {objects[index] for index in np.flatnonzero(doubtful).tolist()}
        gone[doubtful] = ~seen_words(page, suspects, boxes[doubtful])
    return gone


@dataclass(frozen=True, slots=True)
class _Doubts:
    """Of each word whether it may be unseen, and whether it is as the text recognised in a scan is."""

    doubtful: Flags
    laid_on_scan: Flags


def _objects(textpage: int, words: list[re.Match[str]]) -> list[int]:
    return [_text_object(textpage, word.start()) or 0 for word in words]


def _doubts(objects: list[int], boxes: Boxes, there: Painted) -> _Doubts:
    looks = looks_of(objects, boxes)
    if not len(there.boxes):
        return _Doubts(looks.doubtful, looks.invisible)
    order = np.fromiter((there.order.get(each, -1) for each in objects), np.int64, len(objects))
    over = _over(boxes, there.boxes)
    covered = np.any(over & (there.at > order[:, None]), axis=1)
    alike = _alike(objects, over & (there.at < order[:, None]), there)
    return _Doubts(looks.doubtful | covered | alike, looks.invisible | covered)


def _outside(shown: Page, boxes: Boxes) -> Flags:
    left, bottom, right, top = shown
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    result: Flags = (x < left) | (x > right) | (y < bottom) | (y > top)
    return result


def _tiny(textpage: int, words: list[re.Match[str]], boxes: Boxes) -> Flags:
    small: Flags = np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) < _SURELY_LARGE
    for index in np.flatnonzero(small).tolist():
        small[index] = 0 < drawn_size(textpage, words[index].start()) < SMALLEST
    return small


def _over(boxes: Boxes, over: Boxes) -> Flags:
    """For each box and each of ``over`` whether the latter holds the middle of the former."""
    x, y = (boxes[:, 0] + boxes[:, 2])[:, None] / 2, (boxes[:, 1] + boxes[:, 3])[:, None] / 2
    result: Flags = (over[:, 0] < x) & (x < over[:, 2]) & (over[:, 1] < y) & (y < over[:, 3])
    return result


def _alike(objects: list[int], under: Flags, there: Painted) -> Flags:
    """Words in nearly the colour of the filled shape under them."""
    alike = np.zeros(len(objects), dtype=bool)
    if not any(there.colours):
        return alike
    for index in np.flatnonzero(under.any(axis=1)).tolist():
        ground = there.colours[int(np.flatnonzero(under[index])[-1])]
        own = fill_colour(objects[index]) if ground else None
        if ground and own and min(ground[3], own[3]) >= OPAQUE:
            alike[index] = sum(abs(one - other) for one, other in zip(ground[:3], own[:3], strict=True)) <= _NEAR
    return alike


def _is_scan(shown: Page, there: Painted) -> bool:
    left, bottom, right, top = shown
    return there.pictures >= _SCAN * (right - left) * (top - bottom)
