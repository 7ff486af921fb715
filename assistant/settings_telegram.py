"""The settings of the Telegram bot."""

from __future__ import annotations

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings

from assistant.settings_types import HttpUrl


class TelegramSettings(BaseSettings):
    """How the bot reaches Telegram, and what one chat may ask; docs/telegram.md says more."""

    telegram_token: SecretStr | None = Field(
        default=None, examples=["123456:ABC-DEF"], description="Token des Telegram-Bots von @BotFather"
    )
    telegram_webhook: bool = Field(
        default=False,
        examples=["true"],
        description="Ob Telegram die Nachrichten an „foerderlotse serve“ bringt, statt dass der Bot sie abholt",
    )
    telegram_api_url: HttpUrl | None = Field(
        default=None,
        examples=["http://localhost:8081"],
        description="Adresse eines eigenen Bot-API-Servers; ohne Angabe der von Telegram",
    )
    telegram_per_minute: int = Field(
        default=20, ge=1, examples=[10], description="Fragen, die ein Chat in einer Minute stellen darf"
    )
    telegram_waiting: int = Field(
        default=10, ge=1, examples=[5], description="Nachrichten eines Chats, die zugleich auf Antwort warten dürfen"
    )
