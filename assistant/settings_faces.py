"""The settings that the web page and the Telegram bot share."""

from __future__ import annotations

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings

from assistant.settings_types import HttpUrl


class FaceSettings(BaseSettings):
    """How many questions are answered at once, where the web page is found, and what signs and hides keys."""

    secret_key: SecretStr | None = Field(
        default=None,
        min_length=32,
        examples=["zufällige-zeichen-mindestens-32-davon"],
        description="Geheimnis für Sitzungen und Kennungen, mindestens 32 Zeichen; ohne Angabe liegt es im Datenordner",
    )
    public_url: HttpUrl | None = Field(
        default=None,
        examples=["https://lotse.example.org"],
        description="Adresse, unter der Nutzer die Webseite erreichen",
    )
    questions_at_once: int = Field(default=4, ge=1, examples=[2], description="Fragen, die zugleich beantwortet werden")
    questions_waiting: int = Field(
        default=200, ge=0, examples=[50], description="Fragen, die höchstens auf einen Platz warten"
    )
