"""The session's own conversations."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import QUESTION, asked, error


def ids(client: TestClient) -> list[str]:
    return [one["id"] for one in client.get("/api/conversations").json()]


def test_a_conversation_is_listed_and_shown(client: TestClient, conversation: str) -> None:
    answer = asked(client, conversation=conversation)
    (listed,) = client.get("/api/conversations").json()
    assert listed["id"] == conversation
    assert listed["title"].startswith("Wer kann bei go-inno")
    assert listed["turns"] == 1
    shown = client.get(f"/api/conversations/{conversation}").json()
    assert shown["turns"][0]["question"] == QUESTION
    assert shown["turns"][0]["answer"] == answer
    assert shown["turns"][0]["at"]


def test_who_is_new_has_none(client: TestClient) -> None:
    assert client.get("/api/conversations").json() == []


def test_what_the_company_told_is_shown_and_forgotten(client: TestClient, conversation: str) -> None:
    asked(client, "Wir sind ein Maschinenbauer mit 40 Beschäftigten in Sachsen.", conversation=conversation)
    address = f"/api/conversations/{conversation}"
    assert "40 Beschäftigte" in client.get(address).json()["facts"]
    assert "40 employees" in client.get(f"{address}?lang=en").json()["facts"]
    assert client.delete(f"{address}/facts").json() == {"deleted": True}
    assert client.get(address).json()["facts"] == []
    assert len(client.get(address).json()["turns"]) == 1


def test_deleted_is_deleted_for_good(client: TestClient, conversation: str) -> None:
    asked(client, "Danke!", conversation=conversation)
    assert client.delete(f"/api/conversations/{conversation}").json() == {"deleted": True}
    assert error(client.get(f"/api/conversations/{conversation}")) == (404, "conversation_not_found")
    assert ids(client) == []


def test_all_are_deleted_at_once_but_not_another_sessions(client: TestClient, conversation: str) -> None:
    asked(client, "Danke!", conversation=conversation)
    kept = client.cookies["foerderlotse"]
    client.cookies.clear()
    for name in ("11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"):
        asked(client, "Danke!", conversation=name)
    assert client.delete("/api/conversations").json() == {"deleted": 2}
    assert ids(client) == []
    client.cookies.clear()
    client.cookies.set("foerderlotse", kept)
    assert ids(client) == [conversation]


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", ""), ("DELETE", ""), ("DELETE", "/facts"), ("GET", "/note.md"), ("GET", "/note.pdf")],
)
def test_another_session_finds_nothing(client: TestClient, conversation: str, method: str, path: str) -> None:
    asked(client, "Danke!", conversation=conversation)
    mine = dict(client.cookies)
    client.cookies.clear()
    assert error(client.request(method, f"/api/conversations/{conversation}{path}")) == (404, "conversation_not_found")
    client.cookies.clear()
    client.cookies.update(mine)
    assert client.get(f"/api/conversations/{conversation}").status_code == 200


def test_the_note_is_a_file_with_question_answer_and_source(client: TestClient, conversation: str) -> None:
    asked(client, conversation=conversation)
    note = client.get(f"/api/conversations/{conversation}/note.md")
    assert note.headers["content-disposition"] == 'attachment; filename="gespraechsnotiz.md"'
    assert QUESTION in note.text
    assert "go-inno" in note.text
    pdf = client.get(f"/api/conversations/{conversation}/note.pdf?language=en")
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")


def test_the_note_speaks_the_language_wished(client: TestClient, conversation: str) -> None:
    asked(client, "Danke!", conversation=conversation)
    address = f"/api/conversations/{conversation}/note.md"
    assert client.get(f"{address}?language=de").text != client.get(f"{address}?language=en").text
