"""The documents answers rest on: a list, the PDFs, and their pages as pictures with a quote marked."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import FileResponse, Response

from assistant.corpus.model import DocumentInfo, Page
from bots.web.dependencies import PartsDep
from bots.web.described import ERRORS, DocumentBody, PageBody, file_of
from bots.web.problems import Problem

router = APIRouter(prefix="/api/documents", tags=["documents"], responses=ERRORS)

LONGEST_MARK = 2000
"""Characters of a quote to mark."""

Mark = Annotated[str | None, Query(max_length=LONGEST_MARK, description="a quote of that page")]
Number = Annotated[int, Path(ge=1, le=1_000_000, description="physical page, from 1")]


def known(file: str, parts: PartsDep) -> DocumentInfo:
    """The current version of a document by its file name. Raises Problem."""
    for info in parts.assistant.corpus.documents():
        if info.metadata.file == file:
            return info
    raise Problem(404, "document_not_found")


KnownDep = Annotated[DocumentInfo, Depends(known)]


def page_of(info: DocumentInfo, number: int, parts: PartsDep) -> Page:
    """A page of a document. Raises Problem where it has none of that number."""
    if number > info.page_count:
        raise Problem(404, "page_not_found")
    return parts.assistant.corpus.page(info.id, number)


@router.get("", response_model=list[DocumentBody])
def all_documents(parts: PartsDep) -> list[dict[str, Any]]:
    """All documents by file name."""
    return [_listed(info) for info in parts.assistant.corpus.documents()]


@router.get("/{file}/pdf", response_class=FileResponse, responses=file_of("application/pdf"))
def pdf(info: KnownDep, parts: PartsDep) -> FileResponse:
    """The PDF as it was taken in."""
    return FileResponse(
        parts.assistant.corpus.pdf_path(info.id),
        media_type="application/pdf",
        filename=info.metadata.file,
        content_disposition_type="inline",
        headers={"Cache-Control": "no-cache"},
    )


@router.get("/{file}/pages/{number}.png", response_class=Response, responses=file_of("image/png"))
def picture(
    request: Request,
    info: KnownDep,
    number: Number,
    parts: PartsDep,
    mark: Mark = None,
    width: Annotated[int, Query(ge=200, le=2000, description="in pixels")] = 1000,
) -> Response:
    """A page as a picture, the quote marked."""
    page_of(info, number, parts)
    shown = hashlib.sha256(repr((info.sha256, number, mark, width)).encode()).hexdigest()
    headers = {"ETag": f'"{shown[:32]}"', "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    png = parts.pictures.picture(info.metadata.file, number, mark, width)
    return Response(png, media_type="image/png", headers=headers)


@router.get("/{file}/pages/{number}", response_model=PageBody)
def page(info: KnownDep, number: Number, parts: PartsDep, mark: Mark = None) -> dict[str, Any]:
    """What is known of a page, and where on it a quote stands: in shares of the page, 0 to 1, from its top left."""
    shown = page_of(info, number, parts)
    boxes = parts.pictures.boxes(info.metadata.file, number, mark) if mark else ()
    return {
        "document": info.metadata.file,
        "title": info.metadata.title,
        "page": number,
        "page_label": shown.label,
        "pages": info.page_count,
        "as_of": info.metadata.as_of,
        "authority": info.metadata.authority.value,
        "boxes": boxes,
    }


def _listed(info: DocumentInfo) -> dict[str, Any]:
    known = info.metadata
    return {
        "document": known.file,
        "title": known.title,
        "pages": info.page_count,
        "language": known.language,
        "authority": known.authority.value,
        "as_of": known.as_of,
        "valid_until": known.valid_until,
        "programme": known.programme.key if known.programme else None,
        "region": known.region,
        "url": known.source_url,
    }
