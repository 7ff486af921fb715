"""``/loeschen``: erases everything about a chat, after asking, and looks whether anything is left."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from telegram import ChatMember, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bots.telegram.face import Face, Visit

ERASE = "x:"

_ADMINS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


class Erasing:
    """Asks, erases, checks, and says so."""

    def __init__(self, face: Face) -> None:
        self._face = face

    async def command(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Asks whether everything is meant."""
        visit = await self._face.visit(update)
        if not await _may(visit):
            await visit.say(visit.words("erase.admins"))
            return
        buttons = (
            InlineKeyboardButton(visit.words("erase.yes"), callback_data=f"{ERASE}yes"),
            InlineKeyboardButton(visit.words("erase.no"), callback_data=f"{ERASE}no"),
        )
        await visit.say(visit.words("erase.ask"), InlineKeyboardMarkup.from_row(buttons))

    async def pressed(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Erases, or keeps."""
        query = update.callback_query
        visit = await self._face.visit(update)
        if query is None:
            return
        allowed = await _may(visit)
        with suppress(BadRequest):  # pressed too long ago
            await query.answer(None if allowed else visit.words("erase.admins"))
        if not allowed:
            return
        if query.data != f"{ERASE}yes":
            await visit.change(visit.words("erase.kept"))
            return
        left = await asyncio.to_thread(self._face.kept.eraser.erase, visit.number, update.update_id)
        await visit.change(visit.words("erase.left", left=left) if left else visit.words("erase.done"))
        await asyncio.to_thread(self._face.kept.eraser.forget, update.update_id)


async def _may(visit: Visit) -> bool:
    """Whether who asks may erase: in a group its administrators."""
    user = visit.update.effective_user
    if visit.private or user is None:
        return visit.private
    member = await visit.update.get_bot().get_chat_member(visit.number, user.id)
    return member.status in _ADMINS
