"""What can be asked."""

from __future__ import annotations

from starlette.testclient import TestClient


def test_the_programmes_are_told_with_the_date_of_their_newest_source(client: TestClient) -> None:
    programmes = {one["name"]: one for one in client.get("/api/programmes").json()}
    assert programmes["go-inno"]["newest"] == "2025-07-25"
    assert programmes["go-inno"]["documents"] == ["go-inno.pdf"]


def test_every_example_has_a_topic_and_a_question(client: TestClient) -> None:
    for language in ("de", "en"):
        for example in client.get(f"/api/examples?language={language}").json():
            assert example["topic"] in ("eligibility", "clusters", "compliance", "process")
            assert example["question"].endswith("?")


def test_the_description_of_the_api_names_every_route_and_no_page(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {"/api/answers", "/api/answers/stream", "/api/feedback", "/v1/chat/completions", "/readyz"} <= paths.keys()
    assert not {"/", "/frage", "/quelle"} & paths.keys()
