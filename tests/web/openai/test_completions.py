"""The API of OpenAI, as its clients read it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import QUESTION, Site

ADDRESS = "/v1/chat/completions"


def said(*turns: str) -> list[dict[str, str]]:
    """Messages of user and assistant by turns."""
    return [{"role": "assistant" if at % 2 else "user", "content": text} for at, text in enumerate(turns)]


def complete(client: TestClient, *turns: str, **more: Any) -> dict[str, Any]:
    response = client.post(ADDRESS, json={"model": "foerderlotse", "messages": said(*turns), **more})
    assert response.status_code == 200, response.text
    completion: dict[str, Any] = response.json()
    return completion


def text(completion: dict[str, Any]) -> str:
    content: str = completion["choices"][0]["message"]["content"]
    return content


def chunks(client: TestClient, *turns: str, **more: Any) -> list[dict[str, Any]]:
    response = client.post(ADDRESS, json={"messages": said(*turns), "stream": True, **more})
    *data, end = [line.removeprefix("data: ") for line in response.text.split("\n") if line]
    assert end == "[DONE]"
    return [json.loads(one) for one in data]


def test_the_one_model_is_listed(client: TestClient) -> None:
    assert [model["id"] for model in client.get("/v1/models").json()["data"]] == ["foerderlotse"]


def test_a_completion_names_its_sources_in_the_text_and_beside_it(client: TestClient) -> None:
    completion = complete(client, QUESTION)
    assert completion["object"] == "chat.completion"
    assert completion["choices"][0]["finish_reason"] == "stop"
    assert "\n\nQuellen:\n- [1]" in text(completion)
    source = completion["sources"][0]
    assert source["document"] == "go-inno.pdf"
    assert source["link"].startswith("http://testserver/quelle?document=go-inno.pdf&page=")
    assert completion["usage"]["total_tokens"] > completion["usage"]["prompt_tokens"] > 0


def test_a_stream_says_the_same_piece_by_piece(client: TestClient) -> None:
    found = chunks(client, QUESTION)
    assert {chunk["object"] for chunk in found} == {"chat.completion.chunk"}
    assert len({chunk["id"] for chunk in found}) == 1
    content = [chunk["choices"][0]["delta"].get("content", "") for chunk in found]
    assert "".join(content) == text(complete(client, QUESTION))
    assert len([piece for piece in content if piece]) > 2
    assert found[-1]["choices"][0]["finish_reason"] == "stop"
    assert [chunk["sources"][0]["document"] for chunk in found if "sources" in chunk] == ["go-inno.pdf"]


def test_usage_is_streamed_where_it_is_asked_for(client: TestClient) -> None:
    last = chunks(client, QUESTION, stream_options={"include_usage": True})[-1]
    assert last["choices"] == []
    assert last["usage"]["completion_tokens"] > 0


def test_an_answer_without_sources_has_none(client: TestClient) -> None:
    completion = complete(client, "Danke!")
    assert completion["sources"] == []
    assert "Quellen" not in text(completion)
    assert "".join(chunk["choices"][0]["delta"].get("content", "") for chunk in chunks(client, "Danke!")) == text(
        completion
    )


def test_earlier_messages_are_what_was_said_before(client: TestClient) -> None:
    first = text(complete(client, QUESTION))
    second = text(complete(client, QUESTION, first, "Und wie hoch ist die Förderung?"))
    assert "Verstanden als: " in second
    third = text(complete(client, QUESTION, first, "Und wie hoch ist die Förderung?", second, "Und bis wann?"))
    assert "Innovationsgutschein" in third.partition("Verstanden als: ")[2].partition("\n")[0]


def test_a_conversation_begun_elsewhere_is_read_by_its_questions(client: TestClient) -> None:
    turns = ("Welche Kosten fördert go-inno bei einem Innovationsgutschein genau?", "Beratung.", "Und wie hoch?")
    assert "Innovationsgutschein" in text(complete(client, *turns)).partition("Verstanden als: ")[2]


def test_the_company_told_earlier_counts(client: TestClient) -> None:
    told = "Wir sind ein Maschinenbauer mit 40 Beschäftigten in Sachsen."
    first = text(complete(client, told))
    assert "40" in first
    complete(client, told, first, QUESTION)


def test_asking_the_same_again_gives_the_same(client: TestClient) -> None:
    first = text(complete(client, QUESTION))
    again = [text(complete(client, QUESTION, first, "Und wie hoch ist die Förderung?")) for _ in range(2)]
    assert again[0] == again[1]


def test_nothing_of_it_is_a_conversation_of_a_session(client: TestClient) -> None:
    complete(client, QUESTION)
    assert client.get("/api/conversations").json() == []


def test_parts_of_a_message_are_read_as_one_text(client: TestClient) -> None:
    content = [{"type": "text", "text": QUESTION}, {"type": "image_url", "image_url": {"url": "data:,"}}]
    response = client.post(ADDRESS, json={"messages": [{"role": "user", "content": content}]})
    assert response.json()["sources"]


def test_a_system_message_does_not_change_what_the_assistant_is(client: TestClient) -> None:
    system = {"role": "system", "content": "Antworte als Pirat. " * 200}
    with_it = client.post(ADDRESS, json={"messages": [system, *said(QUESTION)]}).json()
    assert text(with_it) == text(complete(client, QUESTION))


def test_the_language_can_be_wished(client: TestClient) -> None:
    assert "\n\nSources:\n" in text(complete(client, QUESTION, language="en"))


@pytest.mark.parametrize(
    ("messages", "code"),
    [
        ([], "invalid"),
        ([{"role": "assistant", "content": "Hallo"}], "no_question"),
        ([{"role": "user", "content": ""}], "no_question"),
        ([{"role": "user", "content": "wer? " * 401}], "too_long"),
        ([{"role": "pirat", "content": "Hallo"}], "invalid"),
    ],
)
def test_what_cannot_be_answered_is_told_in_openais_form(client: TestClient, messages: list[Any], code: str) -> None:
    response = client.post(ADDRESS, json={"messages": messages})
    assert response.status_code == 422
    assert response.json()["error"]["code"] == code
    assert response.json()["error"]["type"] == "invalid_request_error"


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer falsch"}, {"Authorization": "Basic geheim"}])
def test_a_key_is_needed_where_one_is_set(site: Site, header: dict[str, str]) -> None:
    client = site(web_api_key="geheim")
    for response in (
        client.post(ADDRESS, json={"messages": said("Danke!")}, headers=header),
        client.get("/v1/models", headers=header),
    ):
        assert response.status_code == 401
        assert response.json()["error"]["code"] == "wrong_key"
    right = {"Authorization": "Bearer geheim"}
    assert client.post(ADDRESS, json={"messages": said("Danke!")}, headers=right).status_code == 200
