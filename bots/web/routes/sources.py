"""A source as a page of its own: for reading without JavaScript, and to link to."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from assistant.wording import authority_name
from bots.shared.addresses import pdf_address
from bots.shared.wording import as_of
from bots.web.dependencies import PartsDep
from bots.web.pages import SourcePage
from bots.web.rendering import frame_of, html
from bots.web.routes.documents import Mark, known, page_of
from bots.web.views import picture_address, source_address

router = APIRouter(include_in_schema=False)


@router.get("/quelle")
def source(
    request: Request,
    parts: PartsDep,
    document: str,
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    mark: Mark = None,
) -> HTMLResponse:
    """A page of a document, the quote marked."""
    info = known(document, parts)
    shown = page_of(info, page, parts)
    frame = frame_of(request, parts.settings)
    about = info.metadata
    return html(
        request,
        parts.settings,
        "source.html",
        SourcePage(
            frame=frame,
            title=about.title,
            document=about.file,
            page=page,
            page_label=shown.label or str(page),
            pages=info.page_count,
            authority=authority_name(about.authority, frame.language),
            as_of=as_of(about.as_of, frame.language) if about.as_of else None,
            quote=mark,
            found=not mark or bool(parts.pictures.boxes(about.file, page, mark)),
            picture=picture_address(about.file, page, mark),
            pdf=pdf_address(about.file, page),
            previous=source_address(about.file, page - 1) if page > 1 else None,
            next=source_address(about.file, page + 1) if page < info.page_count else None,
            url=about.source_url,
        ),
    )
