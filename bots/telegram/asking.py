"""Questions and their answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.constants import ChatAction
from telegram.ext import ContextTypes

from assistant.answer import Answer, Question
from bots.shared.desk import Busy
from bots.telegram.company import Company
from bots.telegram.delivery.messages import Messages
from bots.telegram.delivery.streaming_reply import StreamingReply
from bots.telegram.face import Face, Visit
from bots.telegram.keeping.updates import Taken
from bots.telegram.limits import ChatLimits
from bots.telegram.pressing import acknowledged
from bots.telegram.receiving.addressed import question_in
from bots.telegram.rendering.answer import answer_text, claims_text
from bots.telegram.rendering.keyboard import answer_keyboard, label_of
from bots.telegram.rendering.styled import Styled
from bots.telegram.waiting import patient_events

_EVERY = {True: 1.0, False: 6.0}
"""Seconds between edits, in private chats and in groups, where 20 messages a minute are allowed."""


class Asking:
    """Answers messages, pressed suggestions, and questions that were changed. ``ending`` says that the bot ends."""

    def __init__(self, face: Face, limits: ChatLimits, company: Company, ending: asyncio.Event) -> None:
        self._face = face
        self._limits = limits
        self._company = company
        self._ending = ending

    async def message(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Answers a message, or takes it for the fact of the company that was asked for."""
        visit = await self._face.visit(update)
        text = question_in(update.message) if update.message else ""
        if visit.private and visit.chat.asked and not text.endswith("?"):
            await self._company.told(visit, text)
        elif await self._allowed(visit):
            await self._ask(visit, text)

    async def pressed(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Answers the question on a button."""
        visit = await self._face.visit(update)
        query = await acknowledged(update)
        if query is None:
            return
        keyboard = query.message.reply_markup if isinstance(query.message, Message) else None
        question = label_of(keyboard, query.data or "")
        if question is None:
            await visit.say(visit.words("answer.gone"))
        elif await self._allowed(visit):
            await self._ask(visit, question, asked=question)

    async def edited(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Answers a changed question anew.

        The newest answer is replaced where it stands. An older one disappears and the new one comes below, as nobody
        would notice it further up.
        """
        message = update.edited_message
        if message is None or not message.text or message.text.startswith("/"):
            return
        visit = await self._face.visit(update)
        updates = self._face.kept.updates
        earlier = await asyncio.to_thread(updates.earlier, visit.number, message.message_id, visit.taken.key)
        told = earlier is None and visit.chat.asked  # a fact of the company
        if told or not await self._allowed(visit):
            return
        text, asked = question_in(message), None
        if earlier and await self._newest(visit, earlier):
            await visit.messages.take_over(earlier.replies)
        elif earlier:
            await Messages(update.get_bot(), visit.number, earlier.replies).show(())
            asked = text
        if earlier:
            await asyncio.to_thread(updates.handed_over, earlier.key)
        await self._ask(visit, text, asked)

    async def _newest(self, visit: Visit, earlier: Taken) -> bool:
        """Whether an answer is the newest of the conversation; then its turn is dropped."""
        talks, conversation = self._face.memory.conversations, visit.chat.conversation
        turns = await asyncio.to_thread(talks.export, conversation)
        if not turns or turns[-1].answer_id != earlier.answer:
            return False
        return await asyncio.to_thread(talks.drop_from, conversation, turns[-1].answer_id)

    async def _allowed(self, visit: Visit) -> bool:
        """Whether the chat may ask; else it is told when."""
        seconds = 0 if visit.taken.again else self._limits.wait(visit.chat.key)
        if seconds:
            await visit.say(visit.words("limits.minute", seconds=seconds))
        return not seconds

    async def _ask(self, visit: Visit, text: str, asked: str | None = None) -> None:
        if visit.taken.again:
            await self._take_back(visit)
        facts = visit.chat.facts if visit.private and visit.chat.facts else None
        question = Question(text, visit.chat.language, visit.chat.conversation, company=facts, owner=visit.chat.key)
        known = await self._known(visit)

        async def whole(answer: Answer) -> tuple[Styled, InlineKeyboardMarkup | None]:
            kept = self._face.kept.updates.answered
            await asyncio.to_thread(kept, visit.taken.key, answer.id, visit.chat.conversation)
            noted = answer.facts if visit.private and answer.facts != known else ()
            return answer_text(answer, asked, noted), answer_keyboard(answer)

        def typing() -> Awaitable[bool]:
            return visit.update.get_bot().send_chat_action(visit.number, ChatAction.TYPING)

        events = patient_events(self._face.desk, question, self._ending)
        reply = StreamingReply(visit.messages, typing, _EVERY[visit.private])
        try:
            await reply.show(events, lambda claims: claims_text(claims, asked), whole)
        except Busy:
            await visit.say(visit.words("limits.busy"))
        finally:
            if not visit.private:
                forget = self._face.memory.conversations.forget_facts
                await asyncio.to_thread(forget, visit.chat.conversation)

    async def _take_back(self, visit: Visit) -> None:
        """Drops the turn that a killed attempt at this question has kept, so that it stands there once."""
        talks = self._face.memory.conversations
        turns = await asyncio.to_thread(talks.export, visit.chat.conversation)
        if turns and turns[-1].at >= visit.taken.begun:
            await asyncio.to_thread(talks.drop_from, visit.chat.conversation, turns[-1].answer_id)

    async def _known(self, visit: Visit) -> Sequence[str]:
        """What the last answer knew of the company, in words."""
        talk = await asyncio.to_thread(self._face.memory.load, visit.chat.conversation)
        return tuple(talk.turns[-1].answer.get("facts", ())) if talk.turns else ()
