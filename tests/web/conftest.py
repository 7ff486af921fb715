"""The page on the sample documents, served to a client of the tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.talk.memory import Memory
from bots.web.app import create_app

ADDRESS = "203.0.113.77"
QUESTION = "Wer kann bei go-inno einen Innovationsgutschein nutzen?"

Site = Callable[..., TestClient]


@pytest.fixture(scope="session")
def web_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the conversations."""
    return tmp_path_factory.mktemp("web")


@pytest.fixture(scope="session")
def talking(assistant: Assistant, web_data: Path) -> Iterator[Assistant]:
    """An assistant on the sample documents that remembers conversations."""
    with Memory.open(Settings(data=web_data)) as memory:
        talking = Assistant(assistant.corpus, memory=memory)
        talking.reading_ahead.stop()  # it has a test of its own
        yield talking


@pytest.fixture(scope="session")
def _served(talking: Assistant, web_data: Path) -> Iterator[TestClient]:
    settings = Settings(data=web_data, questions_per_minute=100_000)
    with TestClient(_quiet(create_app(talking, settings)), client=(ADDRESS, 50_000)) as client:
        yield client


@pytest.fixture
def client(_served: TestClient) -> TestClient:
    """A browser that was never here."""
    _served.cookies.clear()
    return _served


@pytest.fixture
def site(talking: Assistant, web_data: Path) -> Iterator[Site]:
    """Serves the page with other settings: ``site(web_operator="…")``."""
    with ExitStack() as served:

        def serve(**changed: Any) -> TestClient:
            settings = Settings(**{"data": web_data, "questions_per_minute": 100_000, **changed})
            app = _quiet(create_app(talking, settings))
            base = "https://lotse.example" if settings.public_url else "http://testserver"
            return served.enter_context(TestClient(app, base, client=(ADDRESS, 50_000)))

        yield serve


@pytest.fixture
def conversation() -> str:
    """The id of a new conversation."""
    return str(uuid4())


def _quiet(app: FastAPI) -> FastAPI:
    """Without finding examples, which takes many questions; tests of what is shared see to it that they are found."""

    async def nothing(_busy: object) -> None:
        pass

    app.state.parts.offers.prepare = nothing  # the session's assistant is preloaded by its first question
    return app


def asked(client: TestClient, question: str = QUESTION, **more: Any) -> dict[str, Any]:
    """The answer to a question."""
    response = client.post("/api/answers", json={"question": question, **more})
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def error(response: Any) -> tuple[int, str]:
    """The status and the code of an error, which says what happened and what to do."""
    said = response.json()["error"]
    assert set(said) == {"code", "message", "hint"}
    assert said["message"] and said["hint"]
    return response.status_code, said["code"]


def token(client: TestClient) -> str:
    """What the forms of this browser carry."""
    page = client.get("/").text
    return page.partition('name="token" value="')[2].partition('"')[0]
