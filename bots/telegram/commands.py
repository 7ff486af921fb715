"""The commands that answer with a text: welcome, help, new conversation, language, privacy."""

from __future__ import annotations

import asyncio

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import ContextTypes

from assistant.answer import Language
from bots.telegram.face import Face
from bots.telegram.pressing import acknowledged
from bots.telegram.rendering.keyboard import question_rows
from bots.telegram.rendering.styled import Style, Styled, joined
from bots.telegram.wording import words

LANGUAGE = "l:"


class Commands:
    """Answers the plain commands and what is no question."""

    def __init__(self, face: Face) -> None:
        self._face = face

    async def start(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """What the bot is, privacy in two lines, and questions to try."""
        visit = await self._face.visit(update)
        text = Styled.of(visit.words("start.text", days=self._face.settings.conversation_days))
        offered = self._face.offers.examples(visit.language)
        # The first of each topic.
        examples = {example.topic: example.question for example in reversed(offered)}
        if not examples:
            await visit.say(text)
            return
        ask = Styled.of(visit.words("start.examples"), Style.BOLD)
        await visit.say(joined((text, ask)), InlineKeyboardMarkup(question_rows(reversed(examples.values()))))

    async def help(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """What can be asked, and the commands."""
        visit = await self._face.visit(update)
        await visit.say(visit.words("help.text"))

    async def new(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Begins a new conversation."""
        visit = await self._face.visit(update)
        await asyncio.to_thread(self._face.kept.chats.new_conversation, visit.chat.key)
        await visit.say(visit.words("new.company" if visit.chat.facts else "new.done"))

    async def language(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Asks for the language."""
        visit = await self._face.visit(update)
        buttons = (
            InlineKeyboardButton("Deutsch", callback_data=f"{LANGUAGE}de"),
            InlineKeyboardButton("English", callback_data=f"{LANGUAGE}en"),
            InlineKeyboardButton(visit.words("language.auto"), callback_data=f"{LANGUAGE}auto"),
        )
        await visit.say(visit.words("language.ask"), InlineKeyboardMarkup.from_row(buttons))

    async def language_pressed(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Sets the language."""
        visit = await self._face.visit(update)
        query = await acknowledged(update)
        if query is None:
            return
        chosen = (query.data or "").removeprefix(LANGUAGE)
        languages: dict[str, Language] = {"de": "de", "en": "en"}
        language = languages.get(chosen)
        await asyncio.to_thread(self._face.kept.chats.choose, visit.chat.key, language)
        await visit.change(words(language or visit.language, f"language.set_{chosen}"))

    async def privacy(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """What is kept, how long, and who sees it."""
        visit = await self._face.visit(update)
        settings = self._face.settings
        text = visit.words("privacy.text", days=settings.conversation_days, trace_days=settings.trace_days)
        model = visit.words("privacy.model", model=settings.chat_model) if settings.chat_model else ""
        url = f"{(settings.public_url or '').rstrip('/')}/datenschutz?lang={visit.language}"
        page = visit.words("privacy.page", url=url) if settings.public_url else ""
        await visit.say(joined((Styled.of(text), Styled.of(model), Styled.of(page))))

    async def unknown(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Says that there is no such command."""
        visit = await self._face.visit(update)
        await visit.say(visit.words("other.command"))

    async def other(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """A friendly word for what is no text."""
        visit = await self._face.visit(update)
        message = update.message
        kind = "anything"
        if message and (message.voice or message.audio or message.video_note):
            kind = "voice"
        elif message and (message.photo or message.video or message.animation):
            kind = "picture"
        elif message and message.sticker:
            kind = "sticker"
        elif message and message.document:
            kind = "file"
        await visit.say(visit.words(f"other.{kind}"))
