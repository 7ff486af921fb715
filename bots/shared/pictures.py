"""Pictures of the pages that answers cite, with the quote marked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from assistant.corpus.corpus import Corpus
from assistant.corpus.model import DocumentInfo
from assistant.errors import FoerderlotseError
from assistant.settings import Settings
from bots.shared.disk_cache import DiskCache
from ingest.reading.limits import Limits
from ingest.reading.page_view import PageView
from ingest.reading.process import Reader
from ingest.refused import Refused

NARROWEST, WIDEST = 200, 2400
"""Pixels; a width beyond them is drawn in to them."""

SECONDS = 20.0
"""How long one page may take."""

_CACHE_BYTES = 200 * 2**20
_LOOK = "1"
"""Counts up when pages are drawn differently: what is cached is then drawn anew."""


class PageNotFound(FoerderlotseError):
    """The document has no such page."""


class PictureFailed(FoerderlotseError):
    """The page cannot be drawn."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page as it is shown, in shares of its width and height; the origin is its upper left corner."""

    left: float
    top: float
    width: float
    height: float


class PagePictures:
    """Draws pages in a process of its own, within limits, for any thread; what was drawn is kept on disk.

    ``document`` is a file name. Every method raises DocumentNotFound, PageNotFound, PictureFailed.
    """

    def __init__(self, corpus: Corpus, settings: Settings) -> None:
        self._corpus = corpus
        self._reader = Reader(Limits.of(settings))
        self._seconds = min(SECONDS, float(settings.read_timeout_s))
        self._drawing = Lock()
        self._kept = DiskCache(settings.data / "cache" / "pages", _CACHE_BYTES)
        self._boxes = lru_cache(maxsize=2048)(self._found)

    def boxes(self, document: str, page: int, quote: str) -> tuple[Box, ...]:
        """One box for each line of the quote; none where the page's text does not hold it, as on a scanned page."""
        return self._boxes(self._info(document, page), page, quote)

    def picture(self, document: str, page: int, quote: str | None = None, width: int = 1000) -> bytes:
        """The page as a PNG about ``width`` pixels wide, with the quote marked."""
        info = self._info(document, page)
        width = min(max(width, NARROWEST), WIDEST)
        key = hashlib.sha256(f"{_LOOK}\0{info.sha256}\0{page}\0{width}\0{quote or ''}".encode()).hexdigest()
        known = self._kept.get(key)
        if known is None:
            known = self._view(info, page, quote or "", width).picture
            self._kept.put(key, known)
        return known

    def close(self) -> None:
        """Ends the process."""
        with self._drawing:
            self._reader.close()

    def _info(self, document: str, page: int) -> DocumentInfo:
        info = self._corpus.find(document)
        if not 1 <= page <= info.page_count:
            raise PageNotFound(
                f"„{info.metadata.title}“ hat keine Seite {page}.", f"Es gibt die Seiten 1 bis {info.page_count}."
            )
        return info

    def _found(self, info: DocumentInfo, page: int, quote: str) -> tuple[Box, ...]:
        return tuple(Box(*place) for place in self._view(info, page, quote, 0).places)

    def _view(self, info: DocumentInfo, page: int, quote: str, width: int) -> PageView:
        path = self._corpus.pdf_path(info.id)
        with self._drawing:
            try:
                return self._reader.view(path, page, quote, width, info.metadata.file, self._seconds)
            except Refused as refused:
                raise PictureFailed(
                    f"Die Seite {page} von „{info.metadata.title}“ lässt sich nicht darstellen.",
                    "Öffnen Sie stattdessen das PDF.",
                ) from refused
