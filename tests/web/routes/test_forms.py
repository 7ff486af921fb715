"""The page without JavaScript."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import QUESTION, token


def send(client: TestClient, path: str, **fields: str) -> tuple[int, str, str]:
    """The status of the page a form leads to, its path and its HTML."""
    response = client.post(path, data={"token": token(client), **fields})
    return response.status_code, response.url.path, response.text


def test_a_question_leads_to_a_page_with_the_answer(client: TestClient, conversation: str) -> None:
    status, path, page = send(client, "/frage", question=QUESTION, conversation=conversation, employees="")
    assert (status, path) == (200, f"/gespraech/{conversation}")
    assert QUESTION in page
    assert "Innovationsgutschein kann ein Unternehmen nutzen" in page


def test_the_page_stands_at_the_answer_and_can_be_loaded_again(client: TestClient, conversation: str) -> None:
    form = {"token": token(client), "question": QUESTION, "conversation": conversation}
    response = client.post("/frage", data=form, follow_redirects=False)
    assert response.status_code == 303
    (turn,) = client.get(f"/api/conversations/{conversation}").json()["turns"]
    assert response.headers["location"] == f"/gespraech/{conversation}#a-{turn['answer']['id']}"


def test_a_follow_up_stays_in_the_conversation(client: TestClient, conversation: str) -> None:
    send(client, "/frage", question=QUESTION, conversation=conversation)
    _, _, page = send(client, "/frage", question="Und wie hoch ist die Förderung?", conversation=conversation)
    assert QUESTION in page
    assert "Und wie hoch ist die Förderung?" in page


def test_language_and_company_are_sent_with_the_question(client: TestClient, conversation: str) -> None:
    send(client, "/frage", question=QUESTION, conversation=conversation, language="en", employees="12", land="")
    (turn,) = client.get(f"/api/conversations/{conversation}").json()["turns"]
    assert turn["answer"]["language"] == "en"
    assert "12 employees" in turn["answer"]["facts"]


def test_a_conversation_is_deleted_by_a_button(client: TestClient, conversation: str) -> None:
    send(client, "/frage", question="Danke!", conversation=conversation)
    status, path, _ = send(client, f"/gespraech/{conversation}/loeschen")
    assert (status, path) == (200, "/")
    assert client.get(f"/gespraech/{conversation}").status_code == 404


def test_all_conversations_are_deleted_by_a_button(client: TestClient, conversation: str) -> None:
    send(client, "/frage", question="Danke!", conversation=conversation)
    assert send(client, "/gespraech/loeschen")[:2] == (200, "/")
    assert client.get("/api/conversations").json() == []


def test_what_the_company_told_is_deleted_by_a_button(client: TestClient, conversation: str) -> None:
    send(client, "/frage", question="Danke!", conversation=conversation, employees="12")
    address = f"/gespraech/{conversation}"
    assert send(client, f"{address}/angaben-loeschen")[:2] == (200, address)
    assert client.get(f"/api/conversations/{conversation}").json()["facts"] == []


def test_feedback_leads_back_to_the_answer(client: TestClient, conversation: str) -> None:
    send(client, "/frage", question=QUESTION, conversation=conversation)
    (turn,) = client.get(f"/api/conversations/{conversation}").json()["turns"]
    fields = {"answer": turn["answer"]["id"], "helpful": "false", "reason": "wrong", "comment": ""}
    status, path, _ = send(client, "/feedback", conversation=conversation, **fields)
    assert (status, path) == (200, f"/gespraech/{conversation}")


@pytest.mark.parametrize("path", ["/frage", "/gespraech/loeschen", "/feedback"])
@pytest.mark.parametrize("sent", [{}, {"token": ""}, {"token": "ä"}, {"token": "0" * 64}])
def test_a_form_without_the_sessions_token_is_refused(client: TestClient, path: str, sent: dict[str, str]) -> None:
    client.get("/")
    response = client.post(path, data={"question": QUESTION, **sent})
    assert response.status_code == 403
    assert "</html>" in response.text


def test_the_token_of_another_session_is_refused(client: TestClient) -> None:
    other = token(client)
    client.cookies.clear()
    client.get("/")
    assert client.post("/frage", data={"question": QUESTION, "token": other}).status_code == 403


def test_another_sessions_conversation_is_not_deleted(client: TestClient, conversation: str) -> None:
    send(client, "/frage", question="Danke!", conversation=conversation)
    mine = dict(client.cookies)
    client.cookies.clear()
    assert send(client, f"/gespraech/{conversation}/loeschen")[0] == 404
    client.cookies.clear()
    client.cookies.update(mine)
    assert client.get(f"/gespraech/{conversation}").status_code == 200


def test_no_question_gets_a_page_that_says_so(client: TestClient) -> None:
    status, _, page = send(client, "/frage", question=" ")
    assert status == 422
    assert "keine Frage" in page


def test_what_a_question_holds_is_shown_and_not_run(client: TestClient, conversation: str) -> None:
    hostile = '<script>alert(1)</script> "><img src=x onerror=alert(2)> go-inno?'
    _, _, page = send(client, "/frage", question=hostile, conversation=conversation)
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
