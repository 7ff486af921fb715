"""The settings of the model that takes a second look at generated sentences."""

from __future__ import annotations

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings

from assistant.settings_types import HttpUrl


class JudgeSettings(BaseSettings):
    """Which model judges; docs/verification.md says what it is asked."""

    judge_model: str | None = Field(
        default=None,
        pattern=r"^[a-z0-9_]+:\S+$",
        examples=["local:qwen2.5-1.5b", "mistralai:mistral-small-latest"],
        description="Modell, das unsichere Sätze des Chat-Modells prüft, als Anbieter:Modell; ohne Angabe keines",
    )
    judge_base_url: HttpUrl | None = Field(
        default=None,
        examples=["http://localhost:8001/v1"],
        description="Adresse eines eigenen Servers für das prüfende Modell",
    )
    judge_api_key: SecretStr | None = Field(
        default=None,
        examples=["sk-geheim"],
        description="Schlüssel für das prüfende Modell; sonst, beim selben Anbieter, der des Chat-Modells",
    )
