"""Thumbs, and the reason where one points down."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from assistant.talk.feedback import REASONS
from bots.telegram.face import Face, Visit
from bots.telegram.rendering.keyboard import REASON, THUMB, Row, rows_of


class Feedback:
    """Keeps what a chat says of the answers that it got."""

    def __init__(self, face: Face) -> None:
        self._face = face

    async def pressed(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Keeps a thumb, or the reason for one."""
        query = update.callback_query
        visit = await self._face.visit(update)
        if query is None:
            return
        data = query.data or ""
        answer, _sep, value = data[len(THUMB) :].partition(":")
        by_reason = data.startswith(REASON)
        helpful = not by_reason and value == "1"
        reason = REASONS[int(value)] if by_reason else None
        if not await asyncio.to_thread(self._give, visit, answer, helpful, reason):
            said = visit.words("feedback.gone")
        elif helpful or by_reason:
            said = visit.words("feedback.thanks")
        else:
            said = visit.words("feedback.why")
        with suppress(BadRequest):  # pressed too long ago, or twice
            await query.answer(said)
            if isinstance(query.message, Message):
                reasons = [] if helpful or by_reason else self._reasons(visit, answer)
                rows = (*_other_rows(query.message.reply_markup), *reasons)
                await query.edit_message_reply_markup(InlineKeyboardMarkup(rows))

    def _give(self, visit: Visit, answer: str, helpful: bool, reason: str | None) -> bool:
        if self._face.kept.updates.conversation_of(visit.number, answer) is None:
            return False
        return self._face.memory.feedback.give(answer, helpful, reason, owner=visit.chat.key)

    def _reasons(self, visit: Visit, answer: str) -> list[Row]:
        buttons = [
            InlineKeyboardButton(visit.words(f"feedback.{reason}"), callback_data=f"{REASON}{answer}:{place}")
            for place, reason in enumerate(REASONS)
        ]
        return rows_of(buttons, 2)


def _other_rows(keyboard: InlineKeyboardMarkup | None) -> list[Row]:
    """The rows of an answer's keyboard without thumbs and reasons: what was pressed is answered."""
    rows = keyboard.inline_keyboard if keyboard else ()
    return [row for row in rows if not str(row[0].callback_data).startswith((THUMB, REASON))]
