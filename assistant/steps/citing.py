"""Citations of quotes, each place once."""

from __future__ import annotations

from collections.abc import Callable

from assistant.answer import Citation
from assistant.corpus.model import DocumentInfo
from assistant.steps.quoting import Quoted

PageLabel = Callable[[int, int], str]
"""The printed label of a page (document id, page from 1)."""


class Citing:
    """Numbers the citations of one answer; one that was given before, such as a table's head, keeps its number."""

    def __init__(self, page_label: PageLabel) -> None:
        self._page_label = page_label
        self._known: dict[tuple[str, int, str], Citation] = {}

    def citations(self, quote: Quoted, document: DocumentInfo) -> tuple[Citation, ...]:
        """A citation for each piece of a quote."""
        metadata = document.metadata
        citations = []
        for piece in quote.pieces:
            place = (metadata.file, piece.page, piece.text)
            if place not in self._known:
                self._known[place] = Citation(
                    number=len(self._known) + 1,
                    document=metadata.file,
                    title=metadata.title,
                    page=piece.page,
                    page_label=self._page_label(document.id, piece.page),
                    quote=piece.text,
                    authority=metadata.authority,
                    as_of=metadata.as_of,
                    url=metadata.source_url,
                )
            citations.append(self._known[place])
        return tuple(citations)
