"""The words of a page put together to lines, by pdfium's line breaks and by their positions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ingest.reading.glyphs import Boxes, font_size, is_bold, page_text, turn_of, word_boxes
from ingest.reading.lines import WIDE, Line

_WORD = re.compile(r"[^\s\x00\x02\u00ad\ufffe\uffff]+")
_BREAK = re.compile("[\n\r\x02\u00ad\ufffe]")
_HYPHENS = frozenset("\x02\u00ad\ufffe")
_SYMBOL = re.compile("[\ue000-\uf8ff]")
_TALLEST = 4


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of a page in its own order, the size of the page as its text stands upright, its characters.

    ``unseen`` words were left out because a reader cannot see them.
    """

    lines: list[Line]
    width: float
    height: float
    characters: int
    unseen: int = 0


Hidden = Callable[[list[re.Match[str]], Boxes], np.typing.NDArray[np.bool_]]


def page_lines(textpage: int, box: tuple[float, float, float, float], hidden: Hidden | None = None) -> PageText:
    """The page's text. ``box`` is the page in its own space, in points: left, bottom, right, top.

    ``hidden`` tells of words and their boxes which cannot be seen; they are left out.

    What counts for the layout is how the text stands, which may differ from how the page is to be shown:
    positions are turned so that most of the text is upright.
    """
    width, height = box[2] - box[0] or 595.0, box[3] - box[1] or 842.0
    text = page_text(textpage)
    words = list(_WORD.finditer(text))
    if not words:
        return PageText([], width, height, len(text))
    boxes = word_boxes(textpage, words)
    unseen = 0
    if hidden is not None and (flags := hidden(words, boxes)).any():
        unseen = int(flags.sum())
        text = _without(text, words, flags)
        words, boxes = [word for word, gone in zip(words, flags, strict=True) if not gone], boxes[~flags]
        if not words:
            return PageText([], width, height, len(text), unseen)
    boxes = boxes - np.array([box[0], box[1], box[0], box[1]], dtype=np.float32)
    turn = turn_of(textpage, words)
    if turn:
        width, height = (height, width) if turn in (90, 270) else (width, height)
        boxes = _turned(boxes, turn, width, height)
    gaps = [text[left.end() : right.start()] for left, right in pairwise(words)]
    marked = np.fromiter((gap != " " and bool(_BREAK.search(gap)) for gap in gaps), dtype=bool, count=len(gaps))
    if _SYMBOL.search(text):
        marked |= _symbols(words)
    starts = [0, *(np.flatnonzero(marked | _seen(boxes)) + 1).tolist(), len(words)]
    lowest = np.minimum.reduceat(boxes[:, :2], starts[:-1]).tolist()
    highest = np.maximum.reduceat(boxes[:, 2:], starts[:-1]).tolist()
    heights, left = (boxes[:, 3] - boxes[:, 1]).tolist(), boxes[:, 0].tolist()
    lines = []
    for (start, end), (x0, bottom), (x1, top) in zip(pairwise(starts), lowest, highest, strict=True):
        tallest = max(range(start, min(end, start + _TALLEST)), key=heights.__getitem__)
        at = words[tallest].start()
        lines.append(
            Line(
                text=" ".join([word.group() for word in words[start:end]]),
                x0=x0,
                x1=x1,
                bottom=bottom,
                top=top,
                size=round(font_size(textpage, at) or max(heights[tallest], 1.0), 1),
                bold=is_bold(textpage, at) and (end - start == 1 or is_bold(textpage, words[end - 1].end() - 1)),
                joins=end < len(words) and not _HYPHENS.isdisjoint(gaps[end - 1]),
                inner=left[start + 1] if end - start > 1 else x0,
            )
        )
    return PageText(lines, width, height, len(text), unseen)


def _without(text: str, words: list[re.Match[str]], flags: np.typing.NDArray[np.bool_]) -> str:
    """The text with a line break for each character of the flagged words."""
    parts, end = [], 0
    for index in np.flatnonzero(flags).tolist():
        start = words[index].start()
        parts += [text[end:start], "\n" * (words[index].end() - start)]
        end = words[index].end()
    return "".join(parts) + text[end:]


def _symbols(words: list[re.Match[str]]) -> np.typing.NDArray[np.bool_]:
    """Before which words but the first a sign of a symbol font stands alone: a bullet or a box to tick.

    Such signs are dropped from the text, so that what stands before and behind them is not one quote.
    """
    return np.fromiter((bool(_SYMBOL.fullmatch(word.group())) for word in words[1:]), dtype=bool, count=len(words) - 1)


def _turned(boxes: Boxes, rotation: int, width: float, height: float) -> Boxes:
    x0, y0, x1, y1 = boxes.T
    if rotation == 90:
        turned = (y0, height - x1, y1, height - x0)
    elif rotation == 180:
        turned = (width - x1, height - y1, width - x0, height - y0)
    else:
        turned = (width - y1, x0, width - y0, x1)
    return np.stack(turned, axis=1)


def _seen(boxes: Boxes) -> np.typing.NDArray[np.bool_]:
    """Between which words a line ends, seen from the positions: a step back, down or up, or a wide gap.

    pdfium joins lines at hyphens and sometimes at footnotes; behind a wide gap may be the next table cell.
    """
    left, right = boxes[:-1], boxes[1:]
    tall = np.maximum(left[:, 3] - left[:, 1], 1.0)
    other = np.maximum(right[:, 3] - right[:, 1], 1.0)
    overlap = np.minimum(left[:, 3], right[:, 3]) - np.maximum(left[:, 1], right[:, 1])
    back = right[:, 0] < left[:, 0] - tall
    wide = right[:, 0] - left[:, 2] > WIDE * tall
    result: np.typing.NDArray[np.bool_] = back | wide | (overlap < 0.2 * np.minimum(tall, other))
    return result
