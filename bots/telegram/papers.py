"""PDFs that a manager sends: taken in, and taken back."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from telegram import Document, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import FileSizeLimit
from telegram.ext import ContextTypes

from assistant.corpus.errors import DocumentNotFound
from bots.telegram.face import Face, Visit
from bots.telegram.pressing import acknowledged
from bots.telegram.rendering.styled import Style, Styled, joined
from ingest import ingest_paths
from ingest.outcome import FileOutcome

PAPER = "p:"

_MEGABYTE = 1_000_000
_UNSAFE = re.compile(r"[^\w .()+,&-]")
_LONGEST = 120


class Papers:
    """Takes documents from linked accounts, in private chats."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._one_at_a_time = asyncio.Lock()

    async def sent(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Takes a PDF in, showing how far it is, or says why not."""
        visit = await self._face.visit(update)
        document = update.message.document if update.message else None
        if document is None:
            return
        if not await self._manager(visit):
            await visit.say(visit.words("manager.not_you"))
        elif not _is_pdf(document):
            await visit.say(visit.words("manager.no_pdf"))
        elif (document.file_size or 0) > self._limit():
            await visit.say(visit.words("manager.too_big", limit=self._limit() // _MEGABYTE))
        else:
            await self._take(visit, document)
            context.application.create_task(self._face.offers.prepare())

    async def pressed(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Asks whether a document is to go, removes it, or keeps it."""
        visit = await self._face.visit(update)
        query = await acknowledged(update)
        if query is None:
            return
        wish, _sep, number = (query.data or "").removeprefix(PAPER).partition(":")
        if not await self._manager(visit):
            await visit.say(visit.words("manager.not_you"))
            return
        corpus = self._face.assistant.corpus
        try:
            title = (await asyncio.to_thread(corpus.document, int(number))).metadata.title
            if wish == "yes":
                await asyncio.to_thread(corpus.remove, int(number))
        except DocumentNotFound:
            await visit.change(visit.words("manager.gone"))
            return
        if wish in ("ask", "asknew"):
            sure = "manager.sure" if wish == "ask" else "manager.sure_replaced"
            await visit.say(visit.words(sure, title=title), _sure(visit, number))
        else:
            await visit.change(visit.words("manager.removed" if wish == "yes" else "manager.stays", title=title))

    async def _manager(self, visit: Visit) -> bool:
        user = visit.update.effective_user
        if user is None or not visit.private:
            return False
        return await asyncio.to_thread(self._face.kept.managers.linked, user.id)

    def _limit(self) -> int:
        """The largest file in bytes: the setting's, and without a server of one's own Telegram's."""
        own = self._face.settings.max_file_mb * _MEGABYTE
        return own if self._face.settings.telegram_api_url else min(own, FileSizeLimit.FILESIZE_DOWNLOAD)

    async def _take(self, visit: Visit, document: Document) -> None:
        name = safe_name(document.file_name)
        await visit.say(visit.words("manager.loading", file=name))
        with tempfile.TemporaryDirectory(prefix="foerderlotse-") as folder:
            path = Path(folder) / name
            file = await document.get_file()
            await file.download_to_drive(path)
            async with self._one_at_a_time:
                await visit.say(visit.words("manager.reading", file=name))
                outcomes = await asyncio.to_thread(
                    ingest_paths, [path], self._face.assistant.corpus, self._face.settings
                )
        await visit.say(*_told(visit, outcomes[0]))


def safe_name(name: str | None) -> str:
    """A file name of plain characters that ends in ``.pdf``."""
    stem = _UNSAFE.sub("_", Path(name or "").name.removesuffix(".pdf").removesuffix(".PDF"))
    return f"{stem.strip(' .')[:_LONGEST] or 'dokument'}.pdf"


def _is_pdf(document: Document) -> bool:
    return document.mime_type == "application/pdf" or (document.file_name or "").lower().endswith(".pdf")


def _told(visit: Visit, outcome: FileOutcome) -> tuple[Styled, InlineKeyboardMarkup | None]:
    """What came of a file, with a button to take it back where it is new."""
    document = outcome.document
    if document is None:
        return Styled.of(visit.words("manager.refused", reason=outcome.reason)), None
    said = visit.words(f"manager.{outcome.status}", title=document.metadata.title, pages=outcome.pages)
    warnings = (
        Styled.of(visit.words("manager.warning", warning=warning), Style.ITALIC) for warning in outcome.warnings
    )
    text = joined((Styled.of(said), *warnings))
    if outcome.status == "unchanged" and not visit.taken.again:  # else taken in by an attempt that was killed
        return text, None
    wish = "asknew" if outcome.status == "replaced" else "ask"
    button = InlineKeyboardButton(visit.words("manager.take_back"), callback_data=f"{PAPER}{wish}:{document.id}")
    return text, InlineKeyboardMarkup.from_button(button)


def _sure(visit: Visit, number: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup.from_row(
        (
            InlineKeyboardButton(visit.words("manager.remove"), callback_data=f"{PAPER}yes:{number}"),
            InlineKeyboardButton(visit.words("manager.keep"), callback_data=f"{PAPER}no:{number}"),
        )
    )
