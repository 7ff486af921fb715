"""What Telegram itself shows of the bot: commands and descriptions."""

from __future__ import annotations

import logging
from typing import Any

from telegram.error import NetworkError, RetryAfter
from telegram.ext import Application, ExtBot

from assistant.answer import Language
from bots.telegram.wording import texts, words

logger = logging.getLogger(__name__)


async def introduce(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Sets the commands and descriptions that Telegram shows, in German, and in English for English apps."""
    bot: ExtBot[Any] = application.bot
    languages: tuple[tuple[Language, str | None], ...] = (("de", None), ("en", "en"))
    try:
        for language, code in languages:
            await bot.set_my_commands(menu(language), language_code=code)
            await bot.set_my_short_description(words(language, "about.short"), language_code=code)
            await bot.set_my_description(words(language, "about.long"), language_code=code)
    except (NetworkError, RetryAfter) as error:  # the bot works without, and tries it again at its next start
        logger.warning("commands and descriptions were not set: %s", type(error).__name__)


def menu(language: Language) -> list[tuple[str, str]]:
    """The commands of a language with what they do, in the order of the menu."""
    return list(texts(language)["commands"].items())
