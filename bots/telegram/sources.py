"""Citations: the page with the quote marked."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters, Update
from telegram.constants import ChatAction, MessageLimit
from telegram.error import BadRequest, TelegramError
from telegram.ext import ContextTypes

from assistant.answer import Citation
from assistant.corpus.errors import DocumentNotFound
from bots.shared.addresses import pdf_address
from bots.shared.pictures import PageNotFound, PictureFailed
from bots.shared.wording import source
from bots.telegram.delivery.messages import plainly
from bots.telegram.face import Face, Visit
from bots.telegram.limits import ChatLimits
from bots.telegram.rendering.keyboard import SOURCE
from bots.telegram.rendering.splitting import Part, shortened
from bots.telegram.rendering.styled import Style, Styled, joined


class Sources:
    """Answers the buttons [1] [2] … of answers."""

    def __init__(self, face: Face, limits: ChatLimits) -> None:
        self._face = face
        self._limits = limits

    async def pressed(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Sends the picture of a cited page, or says why there is none."""
        query = update.callback_query
        visit = await self._face.visit(update)
        if query is None or visit.taken.replies:
            return
        seconds = self._limits.wait(visit.chat.key)
        with suppress(BadRequest):  # pressed too long ago
            await query.answer(visit.words("limits.minute", seconds=seconds) if seconds else None)
        if seconds:
            return
        answer, _sep, number = (query.data or "").removeprefix(SOURCE).partition(":")
        citation = await asyncio.to_thread(self._citation, visit, answer, int(number))
        if citation is None:
            await visit.say(visit.words("source.gone"))
            return
        with suppress(TelegramError):
            await update.get_bot().send_chat_action(visit.number, ChatAction.UPLOAD_PHOTO)
        try:
            picture = await asyncio.to_thread(
                self._face.pictures.picture, citation.document, citation.page, citation.quote
            )
        except (DocumentNotFound, PageNotFound):
            await visit.say(visit.words("source.removed", title=citation.title, quote=citation.quote))
        except PictureFailed:
            await visit.say(
                joined((_place(visit, citation), Styled.of(visit.words("source.failed", quote=citation.quote))))
            )
        else:
            await self._send(visit, citation, picture)

    def _citation(self, visit: Visit, answer: str, number: int) -> Citation | None:
        """The citation of an answer that this chat got; ``None`` where it is not kept any more."""
        conversation = self._face.kept.updates.conversation_of(visit.number, answer)
        turns = self._face.memory.conversations.export(conversation) if conversation else []
        found = (
            citation
            for turn in turns
            if turn.answer_id == answer
            for citation in turn.answer.get("citations", ())
            if citation["number"] == number
        )
        return next((Citation.from_json(citation) for citation in found), None)

    async def _send(self, visit: Visit, citation: Citation, picture: bytes) -> None:
        cited = Styled.of(visit.words("source.quote", quote=citation.quote), Style.ITALIC)
        caption = shortened(joined((_place(visit, citation), cited)), MessageLimit.CAPTION_LENGTH)
        message = visit.update.effective_message

        async def send(part: Part) -> int:
            sent = await visit.update.get_bot().send_photo(
                visit.number,
                picture,
                caption=part.text,
                caption_entities=part.entities,
                reply_markup=self._link(visit, citation),
                reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True)
                if message
                else None,
            )
            return sent.message_id

        sent = await plainly(send, caption)
        await asyncio.to_thread(self._face.kept.updates.show, visit.taken.key, (sent,))

    def _link(self, visit: Visit, citation: Citation) -> InlineKeyboardMarkup | None:
        """A button to the page of the PDF on the web, where that has a public address."""
        public = self._face.settings.public_url
        if not public:
            return None
        url = public.rstrip("/") + pdf_address(citation.document, citation.page)
        return InlineKeyboardMarkup(((InlineKeyboardButton(visit.words("source.open_page"), url=url),),))


def _place(visit: Visit, citation: Citation) -> Styled:
    return Styled.of(source(citation, visit.language), Style.BOLD)
