from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from assistant.models import ChatModel, open_models
from assistant.settings import Settings
from tests.models.server import Behaviour, ScriptedServer, scripted_server

KEY = "sk-geheim-1234567890"
QUESTION = [("system", "Antworte kurz."), ("user", "Wie hoch ist die Förderung?")]

Serve = Callable[..., tuple[ChatModel, ScriptedServer]]


@pytest.fixture(autouse=True)
def _no_keys_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_API_BASE", "OPENAI_ORG_ID", "OPENAI_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def chat_settings(settings: Settings) -> Settings:
    """A chat model with a key and short times; where it is asked is missing yet."""
    update = {
        "chat_model": "openai:test",
        "chat_first_s": 1.5,
        "chat_pause_s": 1.0,
        "chat_total_s": 3.0,
        "chat_retries": 0,
        "chat_wait_s": 0.1,
    }
    return Settings(data=settings.data, chat_api_key=KEY).model_copy(update=update)


@pytest.fixture
def serve(chat_settings: Settings) -> Iterator[Serve]:
    """Opens a chat model at a server with this script; settings by name beside it."""
    with ExitStack() as stack:

        def opened(*script: Behaviour, **update: Any) -> tuple[ChatModel, ScriptedServer]:
            server = stack.enter_context(scripted_server(*script))
            asked = chat_settings.model_copy(update={"chat_base_url": server.url, **update})
            model = stack.enter_context(open_models(asked))
            assert model is not None
            return model, server

        yield opened
