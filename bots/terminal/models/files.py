"""Which model files the settings need."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.modelfiles.manifest import ModelFile
    from assistant.settings import Settings


def needed(settings: Settings) -> list[ModelFile]:
    """The files of the encoder, the local chat model and the local judge that are set; none that is set by its path."""
    from assistant.modelfiles.manifest import manifest

    encoder = None if settings.embedding_model_path else settings.embedding_model
    local = [(model or "").removeprefix("local:") for model in (settings.chat_model, settings.judge_model)]
    return [model for model in manifest().values() if model.name in (encoder, *local)]


def size(count: int) -> str:
    """Bytes as people read them: »1,1 GB«."""
    value, unit = (count / 1e9, "GB") if count >= 1e9 else (count / 1e6, "MB")
    return f"{value:.1f} {unit}".replace(".", ",")
