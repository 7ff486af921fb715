"""The one place where what went wrong in a handler ends."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable

from sqlalchemy.exc import SQLAlchemyError
from telegram import Message, Update
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import ContextTypes

from assistant.errors import FoerderlotseError
from bots.telegram.waiting import Ending
from bots.telegram.wording import language_of, words

logger = logging.getLogger(__name__)

CONFLICT = FoerderlotseError(
    "Ein anderer Prozess holt schon die Nachrichten dieses Bots ab.",
    "Je Bot darf nur einer laufen: Beenden Sie den anderen „foerderlotse telegram“, auch auf anderen Rechnern, und "
    "starten Sie dann neu.",
)
TOKEN = FoerderlotseError(
    "Telegram kennt das Token dieses Bots nicht.",
    "Lassen Sie sich von @BotFather mit /token das gültige zeigen und setzen Sie damit FOERDERLOTSE_TELEGRAM_TOKEN.",
)
MISSING = FoerderlotseError(
    "Für den Telegram-Bot fehlt das Token.",
    "Legen Sie in Telegram bei @BotFather mit /newbot einen Bot an und setzen Sie das Token, das er nennt, in der "
    "Umgebung oder der Datei .env: FOERDERLOTSE_TELEGRAM_TOKEN=123456:ABC…",
)


class Errors:
    """Tells the user in one sentence, and the log without a word of the question.

    ``postpone`` gets updates whose answer could not be delivered, ``stop`` the error after which nothing can go on.
    """

    def __init__(self, postpone: Callable[[Update], None], stop: Callable[[FoerderlotseError], None]) -> None:
        self._postpone = postpone
        self._stop = stop

    async def handle(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Deals with an error that left a handler or the poller."""
        error = context.error
        if isinstance(error, Forbidden):
            logger.info("a chat has blocked the bot; its answer ends here")
        elif isinstance(error, Conflict):
            self._stop(CONFLICT)
        elif isinstance(error, InvalidToken):
            self._stop(TOKEN)
        elif isinstance(error, Ending):
            if isinstance(update, Update):
                self._postpone(update)
        elif isinstance(error, SQLAlchemyError | RetryAfter) or (
            isinstance(error, NetworkError) and not isinstance(error, BadRequest)
        ):
            logger.warning("Telegram or the database could not be reached: %s", type(error).__name__)
            if isinstance(update, Update):
                self._postpone(update)
        elif error is not None:
            logger.error("an update failed with %s\n%s", type(error).__name__, _places(error))
            await _tell(update)


async def _tell(update: object) -> None:
    """One sentence for whoever waits for an answer."""
    message = update.effective_message if isinstance(update, Update) else None
    if not isinstance(update, Update) or not isinstance(message, Message):
        return
    language = language_of(update.effective_user.language_code if update.effective_user else None)
    try:
        await message.reply_text(words(language, "errors.failed"))
    except TelegramError as error:
        logger.warning("the word about it was not delivered: %s", type(error).__name__)


def _places(error: BaseException) -> str:
    """Where an error arose, without its message: that may hold the question."""
    return "".join(traceback.format_tb(error.__traceback__))
