"""Opening a chat model through LangChain."""

from __future__ import annotations

from importlib.util import find_spec
from math import ceil
from typing import Any

from langchain_core.language_models import BaseChatModel

from assistant.models.unavailable import ModelNotSetUp
from assistant.settings import Settings

EXTRAS = {
    "openai": "langchain_openai",
    "anthropic": "langchain_anthropic",
    "mistralai": "langchain_mistralai",
    "ollama": "langchain_ollama",
    "local": "xllamacpp",
}
"""The providers that come as extras of the same name, each with the module that it brings."""


def open_provider(settings: Settings, provider: str, model: str, **more: Any) -> BaseChatModel:
    """The chat model of a LangChain provider. Raises ModelNotSetUp where a package or a key is missing."""
    require_extra(provider)
    # Imported here: it takes a second, and without a chat model nobody needs it.
    from langchain.chat_models import init_chat_model

    try:
        chat: BaseChatModel = init_chat_model(model, model_provider=provider, **_options(settings, provider), **more)
    except ImportError as error:
        raise ModelNotSetUp(
            f"Für das Chat-Modell {provider}:{model} fehlt ein Paket.", f"Abhilfe: pip install {_package(error)}"
        ) from None
    except Exception as error:  # each provider's package has errors of its own; their texts may hold the key
        raise ModelNotSetUp(
            f"Das Chat-Modell {provider}:{model} lässt sich nicht einrichten ({type(error).__name__}).",
            "Prüfen Sie FOERDERLOTSE_CHAT_MODEL (Anbieter:Modell, etwa openai:gpt-4.1-mini) und "
            "FOERDERLOTSE_CHAT_API_KEY.",
        ) from None
    return chat


def require_extra(provider: str) -> None:
    """Raises ModelNotSetUp where the provider's extra is not installed."""
    if provider in EXTRAS and find_spec(EXTRAS[provider]) is None:
        raise ModelNotSetUp(
            f"Für Chat-Modelle mit „{provider}:“ fehlt ein Paket.", f"Abhilfe: pip install 'foerderlotse[{provider}]'"
        )


def _options(settings: Settings, provider: str) -> dict[str, Any]:
    options: dict[str, Any] = {}
    if settings.chat_temperature != "default":
        options["temperature"] = settings.chat_temperature
    if settings.chat_base_url:
        options["base_url"] = settings.chat_base_url
    if provider == "ollama":  # has no keys, and names of its own for the rest
        return options | {"num_predict": settings.chat_max_tokens, "client_kwargs": {"timeout": settings.chat_total_s}}
    if settings.chat_api_key:
        options["api_key"] = settings.chat_api_key
    elif settings.chat_base_url:
        options["api_key"] = "keiner"  # a provider's key in the environment is not for another server
    if provider == "openai":
        options["stream_chunk_timeout"] = settings.chat_total_s  # its own is 120 seconds
    # Our own retries know how much time is left.
    return options | {"max_tokens": settings.chat_max_tokens, "timeout": ceil(settings.chat_total_s), "max_retries": 0}


def _package(error: ImportError) -> str:
    missing = getattr(error.__cause__, "name", None) or error.name or "langchain"
    return str(missing).split(".")[0].replace("_", "-")
