"""What can be asked."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from bots.shared.offers import Example, Offers, Topic


def test_the_programmes_are_told_with_the_date_of_their_newest_source(client: TestClient) -> None:
    programmes = {one["name"]: one for one in client.get("/api/programmes").json()}
    assert programmes["go-inno"]["newest"] == "2025-07-25"
    assert programmes["go-inno"]["documents"] == ["go-inno.pdf"]


def test_examples_come_in_the_language_wished(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {"de": (Example(Topic.CLUSTERS, "Wer hilft?"),), "en": (Example(Topic.CLUSTERS, "Who helps?"),)}
    monkeypatch.setattr(Offers, "examples", lambda _, language: found[language])
    assert client.get("/api/examples").json() == [{"topic": "clusters", "question": "Wer hilft?"}]
    assert client.get("/api/examples?language=en").json() == [{"topic": "clusters", "question": "Who helps?"}]


def test_there_are_no_examples_while_they_are_not_yet_found(client: TestClient) -> None:
    assert client.get("/api/examples").json() == []


def test_the_description_of_the_api_names_every_route_and_no_page(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {"/api/answers", "/api/answers/stream", "/api/feedback", "/v1/chat/completions", "/readyz"} <= paths.keys()
    assert not {"/", "/frage", "/quelle"} & paths.keys()
