"""The API against its own description: whatever is sent, what comes back is what is described."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import settings, strategies
from schemathesis.specs.openapi.checks import allow_header_conformance, positive_data_acceptance

from assistant.assistant import Assistant
from assistant.settings import Settings
from bots.web.app import _ROUTES, create_app
from tests.web.conftest import _quiet
from tests.web.serving import on_loopback

# FastAPI names in Allow only the methods of the first route at an address.
_NOWHERE = (allow_header_conformance,)
# A question has to say something, and a conversation has to end with one: a schema cannot say so.
_NOT_OF_QUESTIONS = (positive_data_acceptance,)
_QUESTIONS = ("/api/answers", "/api/answers/stream", "/v1/chat/completions", "/frage")


def _description() -> dict[str, object]:
    app = FastAPI()
    for routes in _ROUTES:
        app.include_router(routes.router)
    return app.openapi()


schemathesis.openapi.format("uuid4", strategies.uuids(version=4).map(str))
SCHEMA = schemathesis.openapi.from_dict(_description())


@pytest.fixture(scope="module")
def address(talking: Assistant, web_data: Path) -> Iterator[str]:
    app = _quiet(create_app(talking, Settings(data=web_data, questions_per_minute=100_000)))
    with on_loopback(app) as found:
        yield found


@SCHEMA.parametrize()
@settings(max_examples=15, deadline=None, derandomize=True, database=None)
def test_every_response_is_as_described(case: schemathesis.Case[Any], address: str) -> None:
    asks = case.operation.path in _QUESTIONS
    excluded = [*_NOWHERE, *(_NOT_OF_QUESTIONS if asks else ())]
    case.call_and_validate(base_url=address, excluded_checks=excluded)


def test_what_was_tried_is_what_is_served(address: str) -> None:
    served = httpx.get(f"{address}/api/openapi.json").json()
    assert served["paths"] == _description()["paths"]
