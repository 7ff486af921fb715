"""An answer as templates show it: in pieces, with addresses and words in place of codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from assistant.answer import Citation, Language
from assistant.wording import authority_name
from bots.shared.addresses import document_address, pdf_address
from bots.shared.wording import as_of

_MARK = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of an answer, or (``number``) the mark of a citation."""

    text: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class CitationView:
    """A citation with its words and addresses: ``source`` the page with the quote marked, ``pdf`` the PDF there."""

    number: int
    document: str
    title: str
    page: int
    page_label: str
    quote: str
    authority: str
    as_of: str | None
    source: str
    pdf: str
    url: str | None


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer; ``paragraphs`` are its lines in pieces, ``question`` the question as understood, if another."""

    id: str
    status: str
    language: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    citations: tuple[CitationView, ...]
    notices: tuple[str, ...]
    suggestions: tuple[str, ...]
    question: str | None
    facts: tuple[str, ...]
    model: str


def answer_view(answer: Mapping[str, Any], language: Language) -> AnswerView:
    """From the public form of an answer; ``language`` is the page's."""
    return AnswerView(
        id=answer["id"],
        status=answer["status"],
        language=answer["language"],
        paragraphs=tuple(_pieces(line) for line in answer["text"].split("\n") if line.strip()),
        citations=tuple(citation_view(one, language) for one in answer["citations"]),
        notices=tuple(answer["notices"]),
        suggestions=tuple(answer["suggestions"]),
        question=answer.get("question"),
        facts=tuple(answer.get("facts", ())),
        model=answer["model"],
    )


def citation_view(citation: Mapping[str, Any], language: Language) -> CitationView:
    """From the public form of a citation."""
    one = Citation.from_json(citation)
    return CitationView(
        number=one.number,
        document=one.document,
        title=one.title,
        page=one.page,
        page_label=one.page_label or str(one.page),
        quote=one.quote,
        authority=authority_name(one.authority, language),
        as_of=as_of(one.as_of, language) if one.as_of else None,
        source=source_address(one.document, one.page, one.quote),
        pdf=pdf_address(one.document, one.page),
        url=one.url,
    )


def source_address(document: str, page: int, mark: str | None = None) -> str:
    """The page that shows a source."""
    asked: dict[str, str | int] = {"document": document, "page": page}
    return "/quelle?" + urlencode(asked | ({"mark": mark} if mark else {}))


def picture_address(document: str, page: int, mark: str | None = None) -> str:
    """The picture of a page."""
    marked = "?" + urlencode({"mark": mark}) if mark else ""
    return f"{document_address(document)}/pages/{page}.png{marked}"


def _pieces(line: str) -> tuple[Piece, ...]:
    parts = _MARK.split(line)
    pieces = (Piece(f"[{part}]", int(part)) if index % 2 else Piece(part) for index, part in enumerate(parts))
    return tuple(piece for piece in pieces if piece.text)
