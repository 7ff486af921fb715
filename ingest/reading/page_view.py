"""A page as a reader sees it: its picture, and where on it a quote stands. In the reading process only."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.reading.limits import Limits

Place = tuple[float, float, float, float]
"""Left, top, width and height as shares of the page as it is shown; the origin is its upper left corner."""


@dataclass(frozen=True, slots=True)
class PageView:
    """Where the quote stands, one place a line, and the picture with these marked: a PNG, empty where none was asked
    for."""

    places: tuple[Place, ...]
    picture: bytes = b""


def view_page(path: Path, limits: Limits, number: int, quote: str, width: int) -> PageView:
    """The view of a page, counted from 1. Raises Refused, PdfiumError."""
    # Only the reading process needs pdfium.
    from ingest.reading.marked import marked_picture
    from ingest.reading.pdfium import open_pdf
    from ingest.reading.quote_places import quote_places

    document = open_pdf(path, limits)
    try:
        page = document[number - 1]
        try:
            places = quote_places(page, quote) if quote else ()
            return PageView(places, marked_picture(page, places, width) if width else b"")
        finally:
            page.close()
    finally:
        document.close()


def pack_view(view: PageView) -> dict[str, Any]:
    """The view as it can be written as JSON."""
    return {"places": view.places, "picture": base64.b64encode(view.picture).decode("ascii")}


def unpack_view(data: dict[str, Any]) -> PageView:
    """The view of :func:`pack_view`. Raises KeyError, ValueError, TypeError for anything else."""
    places = tuple((float(x), float(y), float(w), float(h)) for x, y, w, h in data["places"])
    return PageView(places, base64.b64decode(data["picture"], validate=True))
