"""What the bot is made of, and an update with all that its handler needs."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.constants import ChatType

from assistant.answer import Language
from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.talk.memory import Memory
from bots.shared.desk import Desk
from bots.shared.offers import Offers
from bots.shared.pictures import PagePictures
from bots.telegram.delivery.messages import Messages
from bots.telegram.keeping.chats import Chat
from bots.telegram.keeping.kept import Kept
from bots.telegram.keeping.updates import Taken
from bots.telegram.rendering.splitting import split
from bots.telegram.rendering.styled import Styled
from bots.telegram.wording import language_of, words


@dataclass(frozen=True, slots=True)
class Face:
    """What the bot works with; the first five may be shared with another face of the same process."""

    settings: Settings
    assistant: Assistant
    desk: Desk
    offers: Offers
    pictures: PagePictures
    memory: Memory
    kept: Kept

    async def visit(self, update: Update) -> Visit:
        """An update with what is kept of it and of its chat. Raises SQLAlchemyError."""
        chat, message = update.effective_chat, update.effective_message
        if chat is None:
            raise ValueError("an update without a chat")
        taken = await asyncio.to_thread(self.kept.updates.begin, update.update_id)
        known = await asyncio.to_thread(self.kept.chats.of, self.kept.seals.chat(chat.id))
        private = chat.type == ChatType.PRIVATE
        user = update.effective_user
        visit = Visit(
            update=update,
            number=chat.id,
            chat=known,
            taken=taken,
            language=known.language or language_of(user.language_code if user else None),
            private=private,
            face=self,
            messages=Messages(
                update.get_bot(),
                chat.id,
                taken.replies,
                partial(self._show, taken.key),
                reply_to=message.message_id if message and not private else None,
                thread=message.message_thread_id if message and message.is_topic_message else None,
            ),
        )
        return visit

    async def _show(self, key: str, replies: Sequence[int]) -> None:
        await asyncio.to_thread(self.kept.updates.show, key, replies)


@dataclass(frozen=True, slots=True)
class Visit:
    """An update as a handler works at it: ``number`` is the chat's, ``messages`` those that answer it."""

    update: Update
    number: int
    chat: Chat
    taken: Taken
    language: Language
    private: bool
    face: Face
    messages: Messages

    def words(self, name: str, **values: object) -> str:
        """A text of the bot in this chat's language."""
        return words(self.language, name, **values)

    async def say(self, text: str | Styled, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Answers with a text. Raises TelegramError."""
        styled = Styled.of(text) if isinstance(text, str) else text
        await self.messages.show(split(styled), keyboard)

    async def change(self, text: str | Styled, keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Puts a text in the place of the message whose button was pressed. Raises TelegramError."""
        query = self.update.callback_query
        if query is None or not isinstance(query.message, Message):
            await self.say(text, keyboard)
            return
        styled = Styled.of(text) if isinstance(text, str) else text
        pressed = Messages(self.update.get_bot(), self.number, (query.message.message_id,))
        await pressed.show(split(styled), keyboard)
