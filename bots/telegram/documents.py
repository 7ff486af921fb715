"""``/quellen``: the documents that answers rest on, a page at a time."""

from __future__ import annotations

import asyncio

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import ContextTypes

from assistant.corpus.model import DocumentInfo
from assistant.wording import authority_name
from bots.shared.wording import as_of
from bots.telegram.face import Face, Visit
from bots.telegram.pressing import acknowledged
from bots.telegram.rendering.styled import Style, Styled, joined

DOCUMENTS = "d:"
ON_A_PAGE = 12

_LONGEST = 250
"""Characters of a title, so that a page always fits one message."""


class Documents:
    """Lists the documents."""

    def __init__(self, face: Face) -> None:
        self._face = face

    async def command(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """The first page."""
        visit = await self._face.visit(update)
        await visit.say(*await self._page(visit, 0))

    async def pressed(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Another page in the place of the one shown."""
        visit = await self._face.visit(update)
        query = await acknowledged(update)
        if query is None:
            return
        await visit.change(*await self._page(visit, int((query.data or "").removeprefix(DOCUMENTS))))

    async def _page(self, visit: Visit, page: int) -> tuple[Styled, InlineKeyboardMarkup | None]:
        documents = await asyncio.to_thread(self._face.assistant.corpus.documents)
        if not documents:
            return Styled.of(visit.words("documents.none")), None
        documents.sort(key=lambda document: document.metadata.title.casefold())
        pages = -(-len(documents) // ON_A_PAGE)
        page = min(page, pages - 1)
        shown = documents[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
        title = Styled.of(visit.words("documents.title", count=len(documents)), Style.BOLD)
        lines = Styled.of("\n".join(_line(visit, document) for document in shown))
        if pages == 1:
            return joined((title, lines)), None
        foot = Styled.of(visit.words("documents.page", page=page + 1, pages=pages), Style.ITALIC)
        steps = ((page - 1, "◀"), (page + 1, "▶"))
        buttons = [
            InlineKeyboardButton(sign, callback_data=f"{DOCUMENTS}{to}") for to, sign in steps if 0 <= to < pages
        ]
        return joined((title, lines, foot)), InlineKeyboardMarkup.from_row(buttons)


def _line(visit: Visit, document: DocumentInfo) -> str:
    metadata = document.metadata
    facts = [authority_name(metadata.authority, visit.language)]
    if metadata.as_of:
        facts.append(as_of(metadata.as_of, visit.language))
    return f"– {metadata.title[:_LONGEST]} ({', '.join(facts)})"
