"""``/link CODE``: makes an account a manager's."""

from __future__ import annotations

import asyncio

from telegram import Update
from telegram.ext import ContextTypes

from bots.telegram.face import Face
from bots.telegram.limits import ChatLimits


class Linking:
    """Links accounts by the codes that the command line prints."""

    def __init__(self, face: Face, limits: ChatLimits) -> None:
        self._face = face
        self._limits = limits

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Links the account that sends a valid code."""
        visit = await self._face.visit(update)
        user = update.effective_user
        if not visit.private or user is None:
            said = visit.words("manager.private")
        elif not context.args:
            said = visit.words("manager.usage")
        elif seconds := self._limits.wait(visit.chat.key):
            said = visit.words("limits.minute", seconds=seconds)
        elif await asyncio.to_thread(self._face.kept.managers.link, user.id, context.args[0]) or (
            # A killed attempt has used the code up.
            visit.taken.again and await asyncio.to_thread(self._face.kept.managers.linked, user.id)
        ):
            said = visit.words("manager.linked")
        else:
            said = visit.words("manager.wrong")
        await visit.say(said)
