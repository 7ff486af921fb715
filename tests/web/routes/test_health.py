"""Whether the service lives, and whether it can answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.assistant import Assistant
from assistant.corpus.vectors import VectorIndex
from assistant.models import open_models
from assistant.settings import Settings
from bots.web.app import create_app
from tests.models.server import Fails, Says, scripted_server


def test_it_lives(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_it_is_ready_where_every_part_works(client: TestClient) -> None:
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"ready": True, "parts": {"registry": True, "vectors": True, "terms": True}}


def test_it_says_which_part_fails(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> int:
        raise OSError("/geheim")

    monkeypatch.setattr(VectorIndex, "count", property(broken))
    response = client.get("/readyz")
    assert response.status_code == 503
    said = response.json()
    assert said["ready"] is False
    assert said["parts"] == {"registry": True, "vectors": False, "terms": True}
    assert "vectors" in said["error"]["message"]
    assert "/geheim" not in response.text


@pytest.mark.parametrize(("behaviour", "works"), [(Says(("Ja",)), True), (Fails(401), False)])
def test_the_chat_model_is_asked_but_once_in_a_while(
    talking: Assistant, tmp_path: Path, behaviour: Says | Fails, works: bool
) -> None:
    with scripted_server(behaviour) as server:
        settings = Settings(data=tmp_path, chat_model="openai:probe", chat_base_url=server.url, chat_retries=0)
        with open_models(settings) as chat:
            client = TestClient(create_app(Assistant(talking.corpus, chat, talking.memory), settings))
            for _ in range(3):
                response = client.get("/readyz")
                assert response.status_code == 200, "without the model answers are verbatim quotes"
                assert response.json()["parts"]["chat_model"] is works
            client.app.state.parts.pictures.close()  # type: ignore[attr-defined]
        assert len(server.bodies) == 1
