"""What is true of a good answer, told from the PDF itself."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import pypdfium2

from assistant.answer import Answer

_HYPHENS = frozenset("-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212\ufffe\u0002")


def bare(text: str) -> str:
    """The characters of a text without white space and hyphens."""
    normal = unicodedata.normalize("NFKC", text)
    return "".join(char for char in normal if not char.isspace() and char not in _HYPHENS)


@cache
def bare_pages(path: Path) -> tuple[str, ...]:
    """The text of each page of a PDF as pypdfium2 reads it."""
    with pypdfium2.PdfDocument(path) as document:
        return tuple(bare(page.get_textpage().get_text_range()) for page in document)


def places(answer: Answer) -> set[tuple[str, int]]:
    """The cited (document, page)."""
    return {(citation.document, citation.page) for citation in answer.citations}


def quotes(answer: Answer) -> str:
    """All quotes of an answer."""
    return "\n".join(citation.quote for citation in answer.citations)
