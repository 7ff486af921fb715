"""Whether an answer helped."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import asked, error


def test_feedback_is_kept(client: TestClient, conversation: str) -> None:
    answer = asked(client, conversation=conversation)
    body = {"answer": answer["id"], "helpful": False, "reason": "wrong", "comment": "Falscher Betrag."}
    assert client.post("/api/feedback", json=body).json() == {"kept": True}


def test_an_answer_nobody_gave_cannot_be_rated(client: TestClient) -> None:
    response = client.post("/api/feedback", json={"answer": "0" * 16, "helpful": True})
    assert error(response) == (404, "answer_not_found")


@pytest.mark.parametrize("wrong", [{"reason": "langweilig"}, {"helpful": "vielleicht"}, {"comment": "x" * 1001}])
def test_what_no_one_can_mean_is_refused(client: TestClient, wrong: dict[str, str]) -> None:
    response = client.post("/api/feedback", json={"answer": "1", "helpful": True, **wrong})
    assert error(response) == (422, "invalid")
