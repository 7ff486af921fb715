"""Tables of contents: kept in the page's text, never taken for headings and never searched."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.layout.drafts import Row
from ingest.layout.markers import CONTENTS_TITLE, is_contents_line

_PAGE = re.compile(r"^\d{1,4}$")
_ENDS_WITH_PAGE = re.compile(r"^.{3,}?[ .]\d{1,3}$")


def contents_rows(rows: list[Row]) -> set[int]:
    """Indexes of the rows of one page that belong to a table of contents."""
    hits = [index for index, row in enumerate(rows) if _is_entry(row)]
    title = next((index for index, row in enumerate(rows) if CONTENTS_TITLE.match(row.line.text)), None)
    if title is not None and len(hits) < 3:
        following = [index for index in range(title + 1, len(rows)) if _may_be_entry(rows[index])]
        if len(following) >= 3 and len(following) >= 0.6 * (following[-1] - title):
            hits = following
    if len(hits) < 3:
        return set()
    marked = set(hits)
    for left, right in pairwise(hits):
        if right - left <= 4:
            marked.update(range(left, right))
    if title is not None and title < hits[0] and hits[0] - title <= 6:
        marked.update(range(title, hits[0]))
    elif hits[0] <= 3 and len(hits) > 0.6 * len(rows):
        marked.update(range(hits[0]))
    return marked


def _is_entry(row: Row) -> bool:
    if any(is_contents_line(cell[-1].text) for cell in row.cells):
        return True
    return len(row) == 2 and bool(_PAGE.match(row.last.text)) and "..." in row.line.text


def _may_be_entry(row: Row) -> bool:
    if len(row) > 1:
        return bool(_PAGE.match(row.last.text))
    return bool(_ENDS_WITH_PAGE.match(row.line.text))
