"""The settings of chat models."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings

from assistant.settings_types import AnyCase, HttpUrl


class ChatSettings(BaseSettings):
    """Which chat model answers, and its limits; docs/models.md says more."""

    chat_model: str | None = Field(
        default=None,
        pattern=r"^[a-z0-9_]+:\S+$",
        examples=["openai:gpt-4.1-mini", "local:qwen2.5-1.5b"],
        description="Chat-Modell als Anbieter:Modell; ohne Angabe sind Antworten wörtliche Zitate",
    )
    chat_base_url: HttpUrl | None = Field(
        default=None,
        examples=["http://localhost:8000/v1"],
        description="Adresse eines eigenen Servers für das Chat-Modell",
    )
    chat_api_key: SecretStr | None = Field(
        default=None, examples=["sk-geheim"], description="Schlüssel für das Chat-Modell"
    )
    chat_temperature: Annotated[float, Field(ge=0)] | AnyCase[Literal["default"]] = Field(
        default=0.0,
        examples=["default"],
        description="Temperatur des Chat-Modells; default: was der Anbieter vorgibt",
    )
    chat_max_tokens: int = Field(
        default=800, ge=16, examples=[400], description="Höchstlänge einer Antwort des Chat-Modells in Tokens"
    )
    chat_first_s: float = Field(
        default=30, gt=0, examples=[15], description="Höchstwartezeit auf das erste Wort in Sekunden"
    )
    chat_pause_s: float = Field(
        default=15, gt=0, examples=[10], description="Längste Pause zwischen zwei Wörtern in Sekunden"
    )
    chat_total_s: float = Field(
        default=90, gt=0, examples=[60], description="Höchstdauer einer Antwort des Chat-Modells in Sekunden"
    )
    chat_retries: int = Field(
        default=2, ge=0, examples=[1], description="Weitere Versuche, solange noch kein Wort gekommen ist"
    )
    chat_at_once: int | None = Field(
        default=None,
        ge=1,
        examples=[4],
        description="Fragen, die zugleich beim Chat-Modell sein dürfen; ohne Angabe lokal 1, sonst 8",
    )
    chat_wait_s: float = Field(
        default=2, ge=0, examples=[5], description="Höchstwartezeit auf einen freien Platz in Sekunden"
    )
    chat_failures: int = Field(
        default=5, ge=1, examples=[3], description="Fehler in Folge, nach denen das Chat-Modell eine Weile ruht"
    )
    chat_rest_s: float = Field(
        default=60, gt=0, examples=[300], description="So viele Sekunden ruht das Chat-Modell nach diesen Fehlern"
    )
    chat_tokens_per_day: int | None = Field(
        default=None, ge=1, examples=[2_000_000], description="Tagesbudget des Chat-Modells in Tokens"
    )
    chat_euros_per_day: float | None = Field(
        default=None, gt=0, examples=[5], description="Tagesbudget des Chat-Modells in Euro; braucht die Preise"
    )
    chat_price_in: float = Field(
        default=0, ge=0, examples=[0.35], description="Preis in Euro für eine Million gelesene Tokens"
    )
    chat_price_out: float = Field(
        default=0, ge=0, examples=[1.4], description="Preis in Euro für eine Million geschriebene Tokens"
    )
    local_threads: int = Field(
        default=2, ge=1, examples=[4], description="Prozessorkerne, die das lokale Modell benutzt"
    )
    local_context: int = Field(
        default=8192, ge=2048, examples=[16384], description="Kontext des lokalen Modells in Tokens"
    )
