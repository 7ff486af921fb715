from __future__ import annotations

from importlib.util import find_spec

import pytest

from assistant.models import ModelNotSetUp, open_models
from assistant.settings import Settings
from tests.models.conftest import KEY, QUESTION, Serve
from tests.models.server import Says

_MISSING = next((name for name in ("ollama", "mistralai", "anthropic") if find_spec(f"langchain_{name}") is None), None)


def _told(settings: Settings) -> str:
    with pytest.raises(ModelNotSetUp) as caught, open_models(settings):
        pass
    return str(caught.value)


@pytest.mark.skipif(_MISSING is None, reason="every provider's package is installed")
def test_a_missing_extra_names_the_command_that_installs_it(settings: Settings) -> None:
    asked = settings.model_copy(update={"chat_model": f"{_MISSING}:test"})
    assert f"pip install 'foerderlotse[{_MISSING}]'" in _told(asked)


def test_a_missing_package_of_another_provider_is_named(settings: Settings) -> None:
    assert "pip install langchain-groq" in _told(settings.model_copy(update={"chat_model": "groq:test"}))


def test_an_unknown_provider_is_told_with_an_example(settings: Settings) -> None:
    told = _told(settings.model_copy(update={"chat_model": "gibtsnicht:test"}))
    assert "gibtsnicht:test" in told
    assert "openai:gpt-4.1-mini" in told


def test_a_missing_key_names_the_setting(settings: Settings) -> None:
    assert "FOERDERLOTSE_CHAT_API_KEY" in _told(settings.model_copy(update={"chat_model": "openai:test"}))


def test_a_providers_key_in_the_environment_is_not_sent_to_another_server(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    model, server = serve(chat_api_key=None)
    model.complete(QUESTION)
    assert server.keys == ["Bearer keiner"]


def test_the_model_is_asked_as_set(serve: Serve) -> None:
    model, server = serve(chat_max_tokens=123)
    model.complete(QUESTION)
    (body,) = server.bodies
    assert (body["model"], body["temperature"]) == ("test", 0)
    assert 123 in (body.get("max_tokens"), body.get("max_completion_tokens"))


def test_the_temperature_can_be_left_to_the_provider(serve: Serve) -> None:
    model, server = serve(Says(), chat_temperature="default")
    model.complete(QUESTION)
    assert "temperature" not in server.bodies[0]
