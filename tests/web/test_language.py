"""The language of the page."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from bots.web.language import wanted


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "de"),
        ("de-DE,de;q=0.9,en;q=0.8", "de"),
        ("en-GB,en;q=0.9", "en"),
        ("en,de", "de"),
        ("fr,en;q=0.5,de;q=0.1", "en"),
        ("fr", "de"),
        ("en;q=unsinn", "de"),
    ],
)
def test_the_browser_decides_and_german_comes_first(accepted: str, language: str) -> None:
    assert wanted(accepted) == language


def test_the_language_chosen_stays_for_the_next_page(client: TestClient) -> None:
    assert client.get("/", headers={"Accept-Language": "de"}).headers["content-language"] == "de"
    assert client.get("/?lang=en").headers["content-language"] == "en"
    assert client.get("/", headers={"Accept-Language": "de"}).headers["content-language"] == "en"
    assert client.get("/?lang=de").headers["content-language"] == "de"


def test_an_error_speaks_the_language_of_the_page(client: TestClient) -> None:
    assert "gibt es nicht" in client.get("/nirgends").text
    assert "no such page" in client.get("/nirgends", headers={"Accept-Language": "en"}).text
    assert "no such page" in client.get("/api/nirgends?lang=en").json()["error"]["message"]
