"""OpenAI's own client of Python against the page on a real socket."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openai
import pytest

from assistant.assistant import Assistant
from assistant.settings import Settings
from bots.web.app import create_app
from tests.web.conftest import QUESTION, _quiet
from tests.web.serving import on_loopback

KEY = "geheim"
MODEL = "foerderlotse"


@pytest.fixture(scope="module")
def address(talking: Assistant, web_data: Path) -> Iterator[str]:
    settings = Settings(data=web_data, questions_per_minute=100_000, web_api_key=KEY)
    with on_loopback(_quiet(create_app(talking, settings))) as found:
        yield f"{found}/v1"


@pytest.fixture
def client(address: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=address, api_key=KEY, max_retries=0) as client:
        yield client


def user(text: str) -> Any:
    return [{"role": "user", "content": text}]


def test_it_lists_the_model(client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == [MODEL]


def test_it_gets_an_answer_with_its_sources(client: openai.OpenAI) -> None:
    completion = client.chat.completions.create(model=MODEL, messages=user(QUESTION))
    assert "\n\nQuellen:\n- [1]" in (completion.choices[0].message.content or "")
    assert completion.choices[0].finish_reason == "stop"
    assert completion.usage is not None and completion.usage.total_tokens > 0
    assert (completion.model_extra or {})["sources"][0]["document"] == "go-inno.pdf"


def test_it_streams_the_same_answer_in_pieces(client: openai.OpenAI) -> None:
    whole = client.chat.completions.create(model=MODEL, messages=user(QUESTION)).choices[0].message.content
    with client.chat.completions.create(model=MODEL, messages=user(QUESTION), stream=True) as stream:
        chunks = list(stream)
    pieces = [chunk.choices[0].delta.content or "" for chunk in chunks]
    assert "".join(pieces) == whole
    assert len([piece for piece in pieces if piece]) > 2
    assert chunks[-1].choices[0].finish_reason == "stop"
    assert [(chunk.model_extra or {})["sources"][0]["document"] for chunk in chunks if chunk.model_extra] == [
        "go-inno.pdf"
    ]


def test_a_stream_that_is_left_early_does_not_hold_up_the_next_question(client: openai.OpenAI) -> None:
    for _ in range(6):  # more than are answered at once
        with client.chat.completions.create(model=MODEL, messages=user(QUESTION), stream=True) as stream:
            next(stream)
    assert client.chat.completions.create(model=MODEL, messages=user("Danke!"), timeout=20).choices


def test_asked_asynchronously_it_answers_and_streams_the_same(address: str) -> None:
    async def asked() -> tuple[str | None, str]:
        async with openai.AsyncOpenAI(base_url=address, api_key=KEY, max_retries=0) as client:
            create = client.chat.completions.create
            whole = await create(model=MODEL, messages=user(QUESTION))
            async with await create(model=MODEL, messages=user(QUESTION), stream=True) as stream:
                pieces = [chunk.choices[0].delta.content or "" async for chunk in stream]
            return whole.choices[0].message.content, "".join(pieces)

    whole, streamed = asyncio.run(asked())
    assert whole == streamed
    assert "Quellen:" in streamed


def test_the_usage_comes_last_in_a_stream_where_it_is_asked_for(client: openai.OpenAI) -> None:
    with client.chat.completions.create(
        model=MODEL, messages=user("Danke!"), stream=True, stream_options={"include_usage": True}
    ) as stream:
        *_, last = stream
    assert last.usage is not None and last.usage.prompt_tokens > 0


def test_it_knows_a_wrong_key_and_says_it_in_words(address: str) -> None:
    with (
        openai.OpenAI(base_url=address, api_key="falsch", max_retries=0) as client,
        pytest.raises(openai.AuthenticationError) as told,
    ):
        client.models.list()
    assert told.value.code == "wrong_key"
    assert told.value.type == "invalid_request_error"


@pytest.mark.parametrize(
    ("messages", "code"),
    [([], "invalid"), (user(" "), "no_question"), (user("wer? " * 401), "too_long")],
)
def test_what_cannot_be_answered_is_an_error_with_its_code(client: openai.OpenAI, messages: Any, code: str) -> None:
    with pytest.raises(openai.UnprocessableEntityError) as told:
        client.chat.completions.create(model=MODEL, messages=messages)
    assert told.value.code == code
    assert told.value.type == "invalid_request_error"


def test_too_many_questions_are_its_error_of_rates_with_the_time_to_wait(talking: Assistant, web_data: Path) -> None:
    app = _quiet(create_app(talking, Settings(data=web_data, questions_per_minute=1)))
    with on_loopback(app) as address, openai.OpenAI(base_url=f"{address}/v1", api_key=KEY, max_retries=0) as client:
        client.chat.completions.create(model=MODEL, messages=user("Danke!"))
        with pytest.raises(openai.RateLimitError) as told:
            client.chat.completions.create(model=MODEL, messages=user("Danke!"))
    assert told.value.code == "too_many_questions"
    assert 0 < int(told.value.response.headers["retry-after"]) <= 60
