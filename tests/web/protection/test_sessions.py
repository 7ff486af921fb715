"""Whose request it is."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from bots.web.protection.sessions import HEADER, widget_session
from tests.web.conftest import Site, asked, error


def cookie(client: TestClient) -> str:
    set_cookie: str = client.get("/").headers["set-cookie"]
    return set_cookie


def test_the_cookie_is_not_for_scripts_or_other_sites(client: TestClient) -> None:
    name, *flags = (part.strip().lower() for part in cookie(client).split(";"))
    assert name.startswith("foerderlotse=")
    assert {"httponly", "samesite=lax", "path=/"} <= set(flags)
    assert "secure" not in flags


def test_under_https_the_cookie_never_travels_without(site: Site) -> None:
    assert "secure" in [part.strip() for part in cookie(site(public_url="https://lotse.example")).split(";")]


def test_every_browser_has_a_session_of_its_own(client: TestClient) -> None:
    first = cookie(client)
    client.cookies.clear()
    assert cookie(client).split(".")[0] != first.split(".")[0]


def test_a_session_that_is_known_gets_no_new_cookie(client: TestClient) -> None:
    client.get("/")
    assert "set-cookie" not in client.get("/").headers


def test_asking_makes_the_cookie_last_from_now_on(client: TestClient) -> None:
    client.get("/")
    response = client.post("/api/answers", json={"question": "Danke!"})
    assert "Max-Age=2592000" in response.headers["set-cookie"]


def test_a_forged_cookie_is_a_new_session(client: TestClient, conversation: str) -> None:
    asked(client, "Danke!", conversation=conversation)
    value = client.cookies["foerderlotse"]
    client.cookies.clear()
    client.cookies.set("foerderlotse", value[:-3] + "AAA")
    assert error(client.get(f"/api/conversations/{conversation}")) == (404, "conversation_not_found")


@pytest.mark.parametrize("header", ["unsinn", "a.b.c", "", "x" * 5000])
def test_a_forged_header_is_no_session_of_anyone(client: TestClient, conversation: str, header: str) -> None:
    asked(client, "Danke!", conversation=conversation)
    client.cookies.clear()
    response = client.get(f"/api/conversations/{conversation}", headers={HEADER: header})
    assert error(response) == (404, "conversation_not_found")


def test_the_widget_goes_on_with_its_conversation_without_a_cookie(client: TestClient, conversation: str) -> None:
    settings = client.app.state.parts.settings  # type: ignore[attr-defined]
    headers = {HEADER: widget_session(settings)}
    for _ in range(2):
        body = {"question": "Danke!", "conversation": conversation}
        response = client.post("/api/answers", json=body, headers=headers)
        assert response.status_code == 200
        assert "set-cookie" not in response.headers
    assert len(client.get(f"/api/conversations/{conversation}", headers=headers).json()["turns"]) == 2
    other = {HEADER: widget_session(settings)}
    assert client.get(f"/api/conversations/{conversation}", headers=other).status_code == 404


def test_the_owner_of_a_conversation_does_not_tell_the_cookie(
    client: TestClient, conversation: str, web_data: object
) -> None:
    import sqlite3

    asked(client, "Danke!", conversation=conversation)
    with sqlite3.connect(f"{web_data}/registry.sqlite3") as database:
        row = database.execute("SELECT * FROM conversations WHERE id = ?", (conversation,)).fetchone()
    database.close()
    assert row is not None
    assert client.cookies["foerderlotse"].split(".")[0] not in str(row)


def test_a_forged_header_does_not_count_as_a_session_of_its_own(site: Site) -> None:
    client = site(questions_per_minute=1)
    body = {"question": "Danke!"}
    assert client.post("/api/answers", json=body, headers={HEADER: "a"}).status_code == 200
    client.cookies.clear()
    assert client.post("/api/answers", json=body, headers={HEADER: "b"}).status_code == 429
