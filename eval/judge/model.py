"""Opening the chat model that judges."""

from __future__ import annotations

from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel

from eval.judge.errors import JudgeUnavailable, told

REPLY_TOKENS = 500
"""The longest reply in tokens; two sentences and a score need fewer than 150."""


def open_model(model: str, base_url: str | None, timeout_s: float, retries: int) -> BaseChatModel:
    """The chat model named ``provider:model``, at temperature 0, each request bounded in time and length.

    ``base_url`` is for OpenAI-compatible servers. The key is read by the provider's own package from its variable.
    Raises JudgeUnavailable where the name, a package or the key is missing.
    """
    provider, _, name = model.partition(":")
    if not (provider and name):
        raise JudgeUnavailable(f"The judge model “{model}” does not name its provider.", _NAME_HINT)
    options: dict[str, Any] = {"temperature": 0, **_bounds(provider, timeout_s, retries)}
    if base_url:
        options["base_url"] = base_url
    try:
        chat: BaseChatModel = init_chat_model(name, model_provider=provider, **options)
    except ImportError as error:
        raise JudgeUnavailable(f"The judge model {model} needs another package.", told(error)) from error
    except Exception as error:  # each provider's package has errors of its own for a missing key
        raise JudgeUnavailable(f"The judge model {model} cannot be set up: {told(error)}", _NAME_HINT) from error
    return chat


def _bounds(provider: str, timeout_s: float, retries: int) -> dict[str, Any]:
    if provider == "ollama":  # does not know the names that the others share, and would wait for ever
        return {"num_predict": REPLY_TOKENS, "client_kwargs": {"timeout": timeout_s}}
    return {"max_tokens": REPLY_TOKENS, "timeout": timeout_s, "max_retries": retries}


_NAME_HINT = (
    "Name it as provider:model, such as openai:gpt-4.1-mini, and set the provider's key, such as OPENAI_API_KEY "
    "(any word where your own server asks for none). docs/judge.md says more."
)
