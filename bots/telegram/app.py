"""Builds the bot: the parts of the application, and which handler is for what."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from assistant.errors import FoerderlotseError
from assistant.settings import Settings
from bots.telegram.asking import Asking
from bots.telegram.commands import LANGUAGE, Commands
from bots.telegram.company import COMPANY, Company
from bots.telegram.delivery.pace import Pace
from bots.telegram.documents import DOCUMENTS, Documents
from bots.telegram.erasing import ERASE, Erasing
from bots.telegram.errors import MISSING, Errors
from bots.telegram.face import Face
from bots.telegram.feedback import Feedback
from bots.telegram.introducing import introduce
from bots.telegram.limits import ChatLimits
from bots.telegram.linking import Linking
from bots.telegram.papers import PAPER, Papers
from bots.telegram.receiving.addressed import addressed
from bots.telegram.receiving.inbox import Inbox
from bots.telegram.receiving.per_chat import PerChat
from bots.telegram.rendering.keyboard import ASK, REASON, SOURCE, THUMB
from bots.telegram.sources import Sources
from bots.telegram.wording import language_of, words

BotApplication = Application[Any, Any, Any, Any, Any, Any]

ALLOWED_UPDATES = ("message", "edited_message", "callback_query")
"""The kinds of updates that Telegram is asked for."""

_BESIDE = (SOURCE, THUMB, REASON, DOCUMENTS)
"""Buttons that do not wait for an answer under way."""


@dataclass(frozen=True, slots=True)
class Bot:
    """The application with its queue and its processor."""

    application: BotApplication
    inbox: Inbox
    processor: PerChat


def build(
    face: Face, polling: bool, stop: Callable[[FoerderlotseError], None], pace: Pace | None = None, pause: float = 5
) -> Bot:
    """The bot, not yet started. Raises FoerderlotseError where there is no token.

    ``polling``: it fetches its updates itself. ``stop`` gets what the bot cannot go on after. ``pause`` is the time in
    seconds until an answer that could not be delivered is tried again.
    """
    settings = face.settings
    inbox = Inbox(face.kept.updates, addressed)

    async def process(update: Update) -> None:
        await application.process_update(update)

    processor = PerChat(face.kept.updates, settings.telegram_waiting, process, _refuse, _beside, pause)
    builder = _builder(settings).rate_limiter(pace or Pace()).update_queue(inbox).concurrent_updates(processor)
    builder.post_init(introduce)
    application: BotApplication = (builder if polling else builder.updater(None)).build()
    _register(application, face, processor.ending)
    application.add_error_handler(Errors(processor.postpone, stop).handle)
    return Bot(application, inbox, processor)


def _builder(settings: Settings) -> ApplicationBuilder[Any, Any, Any, Any, Any, Any]:
    if settings.telegram_token is None:
        raise MISSING
    builder = ApplicationBuilder().token(settings.telegram_token.get_secret_value())
    builder.connection_pool_size(64).pool_timeout(30).read_timeout(30).write_timeout(30).media_write_timeout(60)
    if url := settings.telegram_api_url:
        builder.base_url(f"{url.rstrip('/')}/bot").base_file_url(f"{url.rstrip('/')}/file/bot")
    return builder


def _register(application: BotApplication, face: Face, ending: asyncio.Event) -> None:
    commands, company, documents = Commands(face), Company(face), Documents(face)
    limits = ChatLimits(face.settings.telegram_per_minute)
    asking, erasing, papers = Asking(face, limits, company, ending), Erasing(face), Papers(face)
    feedback = Feedback(face)
    new = filters.UpdateType.MESSAGE
    for names, answer in (
        (("start",), commands.start),
        (("help", "hilfe"), commands.help),
        (("neu", "new"), commands.new),
        (("sprache", "language"), commands.language),
        (("datenschutz", "privacy"), commands.privacy),
        (("firma", "company"), company.command),
        (("quellen", "sources"), documents.command),
        (("loeschen", "delete"), erasing.command),
        (("link",), Linking(face, limits).command),
    ):
        application.add_handler(CommandHandler(names, answer, new))
    for prefix, press in (
        (ASK, asking.pressed),
        (SOURCE, Sources(face, ChatLimits(face.settings.telegram_per_minute)).pressed),
        (THUMB, feedback.pressed),
        (REASON, feedback.pressed),
        (LANGUAGE, commands.language_pressed),
        (COMPANY, company.pressed),
        (DOCUMENTS, documents.pressed),
        (ERASE, erasing.pressed),
        (PAPER, papers.pressed),
    ):
        application.add_handler(CallbackQueryHandler(press, f"^{prefix}"))
    application.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, asking.edited))
    application.add_handler(MessageHandler(filters.COMMAND, commands.unknown))
    application.add_handler(MessageHandler(filters.TEXT, asking.message))
    application.add_handler(MessageHandler(filters.Document.ALL & filters.ChatType.PRIVATE, papers.sent))
    application.add_handler(MessageHandler(filters.ALL, commands.other))


def _beside(update: Update) -> bool:
    query = update.callback_query
    return query is not None and (query.data or "").startswith(_BESIDE)


async def _refuse(update: Update, word: bool) -> None:
    """Ends what a pressed button shows, and says that too much waits where there is a ``word`` to say."""
    user, query = update.effective_user, update.callback_query
    said = words(language_of(user.language_code if user else None), "limits.full") if word else None
    if query:
        await query.answer(said)
    elif said and update.effective_chat:
        await update.effective_chat.send_message(said)
