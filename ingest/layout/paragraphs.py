"""Where a paragraph or list item ends and the next begins."""

from __future__ import annotations

from ingest.layout.headings import is_strong
from ingest.layout.markers import NUMBER, item, number_depth, section
from ingest.layout.style import Style, ends_sentence
from ingest.reading.lines import Line


def is_item(line: Line, before: Line | None, style: Style, page: int) -> int:
    """Length of the list marker that a line opens with, 0 where it opens no list item.

    A wrapped line may begin with what looks like a marker ("… nach Nummer / 1. Januar"): the line before
    must have ended.
    """
    length = item(line.text)
    if not length:
        return 0
    if before is None or before.bottom <= line.bottom:
        return length
    open_end = before.joins or (before.text[-1] in ",(" and not _is_dash(line))
    full = not style.leads_to(before, line, page) and not ends_sentence(before.text)
    if line.text[0].isdigit() and (open_end or full) and style.gap(before, line) < 1.2:
        return 0
    if _is_dash(line) and full and line.x0 <= before.x0 + 1 and style.gap(before, line) < 1.2 and not item(before.text):
        # A dash in running text that happened to be wrapped to the start of a line.
        return 0 if before.text[-1] not in ":;,." else length
    return length


def _is_dash(line: Line) -> bool:
    return line.text[0] in "–—-"


def breaks(before: Line, line: Line, first: Line, listed: bool, style: Style, page: int) -> bool:
    """Whether ``line`` begins a new block after ``before``; ``first`` is the first line of the running block."""
    if before.bottom <= line.bottom - 0.2 * line.size:
        # The next column, or a text that jumps: a sentence may still go on.
        return ends_sentence(before.text) or not line.text[0].islower()
    if before.joins:
        return False
    ended = ends_sentence(before.text)
    if abs(before.size - line.size) > max(0.08 * before.size, 0.7) and (ended or not line.text[0].islower()):
        return True
    if before.bold != line.bold and (is_strong(before, style) != is_strong(line, style)) and line.text[0].isupper():
        return True
    gap = style.gap(before, line)
    if gap > 1.22 and (ended or gap > 1.6 or not line.text[0].islower()):
        return True
    if listed:
        if first.inner - line.x0 > 2 and line.x0 < first.x0 + 2 and first.inner - first.x0 > 2:
            return _after_item(before, line, first, ended, style, page)
    elif (line.x0 - before.x0 > 0.8 * line.size and before is not first and ended) or (
        before.x0 - line.x0 > 0.8 * line.size and before is not first and ended
    ):
        return True
    numbered = number_depth(line.text)
    if numbered and (numbered[0] >= 2 or NUMBER.match(first.text)) and ended:
        return True
    if section(line.text) and ended and len(line.text) < 100:
        return True
    return ended and not line.text[0].islower() and style.leads_to(before, line, page)


def _after_item(before: Line, line: Line, first: Line, ended: bool, style: Style, page: int) -> bool:
    """A line back at the marker's edge: a new paragraph, unless this list wraps to the edge."""
    if before is not first and before.x0 > line.x0 + 2:
        return True
    if ended:
        return style.leads_to(before, line, page)
    short = before.x1 - first.x0 < 0.5 * (style.margin(before, page) - first.x0)
    return short and not line.text[0].islower() and before.text[-1] not in ",-"
