"""Every error says what happened and what to do next, as a page or as JSON."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import bots.web
from tests.web.conftest import Site, error

TEXTS = Path(bots.web.__file__).parent / "texts"


def test_both_languages_have_words_for_the_same_errors() -> None:
    german, english = (tomllib.loads((TEXTS / f"errors_{code}.toml").read_text("utf-8")) for code in ("de", "en"))
    assert german.keys() == english.keys()
    assert all(set(words) == {"message", "hint"} for words in (*german.values(), *english.values()))


def test_every_error_raised_has_words() -> None:
    import re

    words = tomllib.loads((TEXTS / "errors_de.toml").read_text("utf-8"))
    sources = [path.read_text("utf-8") for path in Path(bots.web.__file__).parent.rglob("*.py")]
    codes = {code for source in sources for code in re.findall(r'Problem\(\d+, "(\w+)"', source)}
    assert len(codes) > 8
    assert codes <= words.keys()


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nirgends", 404), ("PUT", "/frage", 405), ("GET", "/quelle", 422), ("GET", "/gespraech/keins", 404)],
)
def test_a_browser_gets_a_page(client: TestClient, method: str, path: str, status: int) -> None:
    response = client.request(method, path)
    assert response.status_code == status
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "</html>" in response.text


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/nirgends", 404, "not_found"),
        ("PUT", "/api/answers", 405, "method_not_allowed"),
        ("POST", "/api/answers", 422, "invalid"),
        ("GET", "/api/documents/go-inno.pdf/pages/eins", 422, "invalid"),
    ],
)
def test_a_program_gets_json(client: TestClient, method: str, path: str, status: int, code: str) -> None:
    assert error(client.request(method, path)) == (status, code)


def test_an_invalid_value_is_named(client: TestClient) -> None:
    response = client.post("/api/answers", json={"question": "Was?", "company": {"employees": -1}})
    assert "company.employees" in response.json()["error"]["message"]


def test_what_is_no_json_is_told(client: TestClient) -> None:
    response = client.post("/api/answers", content="{nein", headers={"Content-Type": "application/json"})
    assert error(response) == (400, "malformed")


def test_openai_clients_get_errors_in_their_form(client: TestClient) -> None:
    response = client.post("/v1/chat/completions", json={})
    assert response.status_code == 422
    assert set(response.json()["error"]) == {"message", "type", "param", "code"}


def test_nothing_of_an_unexpected_error_is_shown_or_logged(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    client = site()

    def broken(_language: str) -> None:
        raise ValueError("Frage von Frau Muster")

    client.app.state.parts.offers.examples = broken  # type: ignore[attr-defined]
    response = client.get("/api/examples")
    assert error(response) == (500, "failed")
    assert "Muster" not in response.text
    assert "unexpected ValueError at " in caplog.text
    assert "Muster" not in caplog.text
    page = client.get("/")
    assert page.status_code == 500
    assert "</html>" in page.text
