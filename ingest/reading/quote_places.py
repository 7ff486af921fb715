"""Where a quote stands on a page, by the boxes of its characters."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from assistant.corpus.quotes import squeezed
from ingest.reading.glyphs import character_box, page_text
from ingest.reading.page_view import Place

SHORTEST = 12
"""Characters of a part of a quote that is marked where the whole is not found in one piece."""

LEAST = 0.5
"""Share of a quote that has to be found for anything to be marked."""

_GRID = 1_000_000
_GAP = 3.0
"""Heights of a line between two words of it, at most; what is farther is another column."""

_Span = tuple[int, int]
_Edges = tuple[float, float, float, float]
"""Left, top, right and bottom of the page as it is shown, in points."""


def quote_places(page: pdfium.PdfPage, quote: str) -> tuple[Place, ...]:
    """One place a line, in reading order; none where the page's text does not hold the quote.

    A quote that the page holds only in pieces (a row of a table with its heads) is marked piece by piece.
    """
    size: tuple[float, float] = page.get_size()
    textpage = page.get_textpage()
    try:
        address = ctypes.cast(textpage.raw, ctypes.c_void_p).value or 0
        text = page_text(address)
        found = [
            _edges(page, size, box)
            for start, end in spans_of(text, quote)
            for index in range(start, end)
            if not text[index].isspace() and (box := character_box(address, index))
        ]
    finally:
        textpage.close()
    return tuple(_place(line, size) for line in _lines(found))


def spans_of(text: str, quote: str) -> list[_Span]:
    """Where the pieces of a quote stand in a page's text (start and end offsets), in the order of the quote."""
    page, wanted = squeezed(text), squeezed(quote).text
    pieces = list(_pieces(page.text, wanted))
    if sum(length for _, length in pieces) < LEAST * len(wanted):
        return []
    return [(page.offsets[start], page.offsets[start + length - 1] + 1) for start, length in pieces]


def _pieces(page: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Start and length of the longest piece that the page holds, between those of what is before and behind it."""
    length, at, where = _longest(page, wanted)
    if not length or (length < SHORTEST and length < len(wanted)):
        return
    yield from _pieces(page, wanted[:at])
    yield where, length
    yield from _pieces(page, wanted[at + length :])


def _longest(page: str, wanted: str) -> tuple[int, int, int]:
    """The longest piece of ``wanted`` in ``page``: its length, its start in either."""
    best = (0, 0, 0)
    start = 0
    while start + best[0] < len(wanted):
        length = best[0] + 1
        where = page.find(wanted[start : start + length])
        while where >= 0:
            best = (length, start, where)
            length += 1
            if start + length > len(wanted):
                break
            where = page.find(wanted[start : start + length], where)
        start += 1
    return best


def _edges(page: pdfium.PdfPage, size: tuple[float, float], box: _Edges) -> _Edges:
    """A box of the page's own space on the page as it is shown, turned and cut."""
    (x0, y0), (x1, y1) = (_shown(page, size, x, y) for x, y in (box[:2], box[2:]))
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _shown(page: pdfium.PdfPage, size: tuple[float, float], x: float, y: float) -> tuple[float, float]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDF_PageToDevice(page.raw, 0, 0, _GRID, _GRID, 0, x, y, across, down)
    return across.value / _GRID * size[0], down.value / _GRID * size[1]


def _lines(characters: Sequence[_Edges]) -> list[_Edges]:
    """The characters of each line as one box, whether lines run across or, on a turned page, up and down."""
    lines: list[_Edges] = []
    across = _run_across(characters)
    for one in characters:
        if lines and _same_line(lines[-1], one, across):
            last = lines[-1]
            lines[-1] = (min(last[0], one[0]), min(last[1], one[1]), max(last[2], one[2]), max(last[3], one[3]))
        else:
            lines.append(one)
    return lines


def _run_across(characters: Sequence[_Edges]) -> bool:
    steps = [(abs(right[0] - left[0]), abs(right[1] - left[1])) for left, right in pairwise(characters)]
    return sum(x >= y for x, y in steps) * 2 >= len(steps)


def _same_line(line: _Edges, one: _Edges, across: bool) -> bool:
    """Whether a character stands beside a line: as high as it, and no farther away than a wide space."""
    along, beside = (0, 1) if across else (1, 0)
    height = max(min(line[beside + 2] - line[beside], one[beside + 2] - one[beside]), 0.1)
    overlap = min(line[beside + 2], one[beside + 2]) - max(line[beside], one[beside])
    gap = max(one[along] - line[along + 2], line[along] - one[along + 2])
    return overlap > 0.5 * height and gap < _GAP * height


def _place(line: _Edges, size: tuple[float, float]) -> Place:
    """A line as shares of the page, what is beyond its edges cut off."""
    left, top, right, bottom = (
        min(max(value / whole, 0.0), 1.0) for value, whole in zip(line, (*size, *size), strict=True)
    )
    return left, top, right - left, bottom - top
