"""Bodies that are too large."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.testclient import TestClient

from bots.web.protection.layers import LARGEST_BODY
from tests.web.conftest import error


def test_a_body_announced_as_too_large_is_not_read(client: TestClient) -> None:
    body = b" " * (LARGEST_BODY + 1)
    assert error(client.post("/api/answers", content=body)) == (413, "too_large")


def test_a_body_that_turns_out_too_large_is_cut_off(client: TestClient) -> None:
    read = 0

    def endless() -> Iterator[bytes]:
        nonlocal read
        for _ in range(64):
            read += 1
            yield b" " * 65_536

    response = client.post("/api/answers", content=endless(), headers={"Content-Type": "application/json"})
    assert error(response) == (413, "too_large")


def test_a_form_that_is_too_large_gets_a_page(client: TestClient) -> None:
    response = client.post("/frage", data={"question": "x" * LARGEST_BODY})
    assert response.status_code == 413
    assert "</html>" in response.text
