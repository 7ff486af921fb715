"""Questions over the API."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from assistant.assistant import Assistant
from tests.web.conftest import QUESTION, Site, asked, error

FIELDS = {
    "id", "status", "language", "text", "citations", "notices", "suggestions", "question", "facts", "model",
    "prompt_version", "corpus_revision", "duration_ms",
}  # fmt: skip


def events(text: str) -> list[tuple[str, Any]]:
    """The events of a stream: name and data."""
    found = []
    for block in text.strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.split("\n"))
        found.append((fields["event"], json.loads(fields["data"])))
    return found


def stream(client: TestClient, question: str = QUESTION, **more: Any) -> list[tuple[str, Any]]:
    response = client.post("/api/answers/stream", json={"question": question, **more})
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.headers["x-accel-buffering"] == "no"
    return events(response.text)


def test_an_answer_has_its_public_form_and_a_source(client: TestClient) -> None:
    answer = asked(client)
    assert answer.keys() >= FIELDS
    assert answer["status"] == "answered"
    assert "go-inno.pdf" in {citation["document"] for citation in answer["citations"]}


def test_a_stream_shows_steps_then_claims_then_the_same_answer(client: TestClient) -> None:
    *before, (last, answer) = stream(client)
    names = [name for name, _ in before]
    assert names[0] == "status"
    assert "claim" in names
    assert last == "answer"
    claims = [data for name, data in before if name == "claim"]
    assert "\n".join(claim["text"] for claim in claims) == answer["text"]
    assert claims[0]["citations"][0] == answer["citations"][0]
    assert answer["text"] == asked(client)["text"]


def test_umlauts_travel_as_they_are(client: TestClient) -> None:
    response = client.post("/api/answers/stream", json={"question": QUESTION})
    assert "Voraussetzungen erfüllt" in response.content.decode()


def test_the_language_wished_is_kept(client: TestClient) -> None:
    answer = asked(client, language="en")
    assert answer["language"] == "en"
    assert error(client.post("/api/answers", json={"question": QUESTION, "language": "fr"})) == (422, "invalid")


def test_a_follow_up_is_read_in_its_conversation(client: TestClient, conversation: str) -> None:
    asked(client, conversation=conversation)
    answer = asked(client, "Und wie hoch ist die Förderung?", conversation=conversation)
    assert "Innovationsgutschein" in answer["question"]


def test_filters_restrict_the_sources(client: TestClient) -> None:
    answer = asked(client, "Wer ist antragsberechtigt?", filters={"documents": ["zim.pdf"]})
    assert {citation["document"] for citation in answer["citations"]} <= {"zim.pdf"}
    assert error(client.post("/api/answers", json={"question": "Was?", "filters": {"seite": 1}})) == (422, "invalid")


def test_the_company_told_by_a_form_counts_and_is_shown(client: TestClient) -> None:
    company = {"employees": 12, "turnover": 1_500_000, "land": "Bayern", "branch": "Maschinenbau"}
    answer = asked(client, company=company)
    assert "12 Beschäftigte" in answer["facts"]
    assert any("Bayern" in fact for fact in answer["facts"])


def test_asking_again_replaces_the_turn_and_what_followed(client: TestClient, conversation: str) -> None:
    first = asked(client, conversation=conversation)
    asked(client, "Und wie hoch ist die Förderung?", conversation=conversation)
    asked(client, "Wie hoch ist die Grenze für De-minimis-Beihilfen?", conversation=conversation, replaces=first["id"])
    turns = client.get(f"/api/conversations/{conversation}").json()["turns"]
    assert [turn["question"] for turn in turns] == ["Wie hoch ist die Grenze für De-minimis-Beihilfen?"]


@pytest.mark.parametrize("path", ["/api/answers", "/api/answers/stream"])
def test_a_conversation_of_another_session_is_not_found(client: TestClient, conversation: str, path: str) -> None:
    asked(client, "Danke!", conversation=conversation)
    client.cookies.clear()
    response = client.post(path, json={"question": "Danke!", "conversation": conversation})
    assert error(response) == (404, "conversation_not_found")


def test_a_conversation_of_the_terminal_is_nobodys(client: TestClient, talking: Assistant) -> None:
    from assistant.answer import Question

    name = str(uuid4())
    talking.ask(Question("Danke!", conversation=name))
    response = client.post("/api/answers", json={"question": "Danke!", "conversation": name})
    assert error(response) == (404, "conversation_not_found")


@pytest.mark.parametrize("name", ["1", "gespräch", "00000000-0000-0000-0000-000000000000", "x" * 200])
def test_a_conversation_has_to_have_an_id_nobody_guesses(client: TestClient, name: str) -> None:
    assert error(client.post("/api/answers", json={"question": "Danke!", "conversation": name})) == (422, "invalid")


@pytest.mark.parametrize("path", ["/api/answers", "/api/answers/stream"])
def test_a_question_too_long_is_told_its_length(client: TestClient, path: str) -> None:
    response = client.post(path, json={"question": "wer? " * 401})
    assert error(response) == (422, "too_long")
    assert "2004" in response.json()["error"]["message"]
    assert "2000" in response.json()["error"]["message"]


@pytest.mark.parametrize("question", ["", "  \n ", "\u200b"])
def test_no_question_is_told(client: TestClient, question: str) -> None:
    assert error(client.post("/api/answers", json={"question": question})) == (422, "no_question")


@pytest.mark.parametrize("path", ["/api/answers", "/api/answers/stream"])
def test_where_no_more_questions_are_taken_it_says_when_to_come_back(site: Site, path: str) -> None:
    client = site()
    assert client.portal is not None
    client.portal.call(client.app.state.parts.desk.drain, 0.0)  # type: ignore[attr-defined]
    response = client.post(path, json={"question": QUESTION})
    assert error(response) == (503, "busy")
    assert response.headers["retry-after"] == "5"


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"company": {"turnover": False}}, "company.turnover"),
        ({"company": {"employees": "40"}}, "company.employees"),
        ({"filters": {"valid_on": 0}}, "filters.valid_on"),
        ({"filters": {"valid_on": "gestern"}}, "filters.valid_on"),
    ],
)
def test_what_is_no_number_or_date_is_not_taken_for_one(client: TestClient, more: dict[str, Any], named: str) -> None:
    response = client.post("/api/answers", json={"question": QUESTION, **more})
    assert error(response) == (422, "invalid")
    assert named in response.json()["error"]["message"]


def test_a_date_restricts_the_sources_to_what_is_valid_then(client: TestClient) -> None:
    assert asked(client, filters={"valid_on": "2026-01-15"})["citations"]
