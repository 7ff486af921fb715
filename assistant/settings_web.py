"""The settings of the web page and its API."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, NoDecode

from assistant.settings_types import File, HttpUrl


def _listed(value: Any) -> Any:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


def _origins(value: Any) -> Any:
    return tuple(origin.rstrip("/") for origin in _listed(value))


def _redis_url(url: str) -> str:
    if not url.startswith(("redis://", "rediss://")):
        raise ValueError("erwartet wird eine Adresse, die mit redis:// oder rediss:// beginnt")
    return url


RedisUrl = Annotated[str, AfterValidator(_redis_url)]

Listed = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)]
"""Texts, in the environment with commas between them."""

Origins = Annotated[tuple[HttpUrl, ...], NoDecode, BeforeValidator(_origins)]
"""Origins (``https://example.org``) without a path, in the environment with commas between them."""


class WebSettings(BaseSettings):
    """Where the page is served, for whom, and its limits; docs/web.md says more."""

    web_host: str = Field(
        default="127.0.0.1",
        min_length=1,
        examples=["0.0.0.0"],  # noqa: S104 - for those behind a proxy on another machine
        description="Netzadresse der Webseite",
    )
    web_port: int = Field(default=8080, ge=1, le=65535, examples=[8000], description="Port der Webseite")
    web_workers: int = Field(
        default=1,
        ge=1,
        le=64,
        examples=[4],
        description="Prozesse der Webseite; mehrere brauchen PostgreSQL und einen Chroma-Server",
    )
    web_operator: str = Field(
        default="",
        max_length=200,
        examples=["Cluster Musterland e. V."],
        description="Wer die Webseite betreibt, wie es auf ihr steht",
    )
    web_imprint: File | None = Field(
        default=None, examples=["/etc/foerderlotse/impressum.md"], description="Impressum als Markdown-Datei"
    )
    web_privacy: File | None = Field(
        default=None,
        examples=["/etc/foerderlotse/datenschutz.md"],
        description="Datenschutzerklärung als Markdown-Datei; ohne Angabe eine, die sagt, was das Programm tut",
    )
    web_api_key: SecretStr | None = Field(
        default=None, examples=["geheim"], description="Schlüssel für /v1; ohne Angabe braucht es keinen"
    )
    cors_origins: Origins = Field(
        default=(),
        examples=["https://portal.example.org"],
        description="Webseiten, deren Skripte die Schnittstelle benutzen dürfen, durch Kommas getrennt",
    )
    widget_origins: Origins = Field(
        default=(),
        examples=["https://www.example.org"],
        description="Webseiten, die das Fenster einbetten dürfen, durch Kommas getrennt",
    )
    trusted_proxies: Listed = Field(
        default=(),
        examples=["127.0.0.1"],
        description="Adressen oder Netze der Proxys, deren X-Forwarded-For gilt, durch Kommas getrennt",
    )
    questions_per_minute: int = Field(
        default=20,
        ge=1,
        examples=[5],
        description="Fragen je Minute und Sitzung; für einen Adressbereich zehnmal so viele",
    )
    redis_url: RedisUrl | None = Field(
        default=None,
        examples=["redis://localhost:6379/0"],
        description="Redis, in dem die Fragen je Minute gezählt werden; ohne Angabe zählt jeder Prozess für sich",
    )
