"""Whatever a server does, a question ends in text or in one clear error, within the set time."""

from __future__ import annotations

import logging
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from threading import Thread

import pytest
from langchain_core.messages import HumanMessage, SystemMessage

from assistant.models import ChatModel, ModelUnavailable, Reason, Usage, open_models
from assistant.settings import Settings
from tests.models.conftest import KEY, QUESTION, Serve
from tests.models.server import Behaviour, Bytes, Endless, Fails, Says


def test_no_model_is_opened_where_none_is_set(settings: Settings) -> None:
    with open_models(settings) as model:
        assert model is None


def test_text_comes_in_pieces_as_it_is_written(serve: Serve) -> None:
    model, server = serve(Says(["Bis zu ", "50 Prozent."], pause_s=0.3))
    pieces = model.stream(QUESTION)
    assert next(pieces) == "Bis zu "
    came = time.monotonic()
    assert list(pieces) == ["50 Prozent."]
    assert time.monotonic() - came > 0.2
    assert model.name == "openai:test"
    assert [message["content"] for message in server.bodies[0]["messages"]] == [text for _, text in QUESTION]


def test_langchain_messages_do_as_well_as_pairs(serve: Serve) -> None:
    model, server = serve()
    assert model.complete([SystemMessage("Kurz."), HumanMessage("Wie viel?")]) == "Bis zu 50 Prozent."
    assert [message["role"] for message in server.bodies[0]["messages"]] == ["system", "user"]


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        pytest.param(Says(first_s=30), Reason.TIMEOUT, id="slow first piece"),
        pytest.param(Says(pause_s=30), Reason.TIMEOUT, id="pause in the middle"),
        pytest.param(Endless(pause_s=0.2), Reason.TIMEOUT, id="dripping for ever"),
        pytest.param(Endless("", pause_s=0.1), Reason.TIMEOUT, id="signs of life for ever"),
        pytest.param(Says(cut=True), Reason.BROKEN, id="cut off in the middle"),
        pytest.param(Says([]), Reason.BROKEN, id="empty"),
        pytest.param(Bytes(b"\x00\xff\xfe garbage \x80" * 50), Reason.BROKEN, id="garbage"),
        pytest.param(Bytes(b'data: {"choices": [{"delta": \n\n'), Reason.BROKEN, id="invalid JSON"),
        pytest.param(Bytes(b'data: {"error": {"message": "overloaded"}}\n\n'), Reason.BROKEN, id="error in the stream"),
        pytest.param(Fails(500), Reason.BROKEN, id="500"),
        pytest.param(Fails(429), Reason.RATE_LIMITED, id="429"),
        pytest.param(Fails(401), Reason.REFUSED, id="401"),
        pytest.param(Fails(404), Reason.REFUSED, id="404"),
        pytest.param(Fails(400), Reason.REFUSED, id="400"),
    ],
)
def test_whatever_fails_is_told_within_the_set_time(serve: Serve, behaviour: Behaviour, reason: Reason) -> None:
    model, _ = serve(behaviour)
    started = time.monotonic()
    with pytest.raises(ModelUnavailable) as caught:
        model.complete(QUESTION)
    assert caught.value.reason is reason
    assert time.monotonic() - started < 3.5


def test_a_server_that_is_not_there_is_told(chat_settings: Settings) -> None:
    nowhere = chat_settings.model_copy(update={"chat_base_url": "http://127.0.0.1:1/v1"})
    with open_models(nowhere) as model, pytest.raises(ModelUnavailable, match="nicht erreichbar") as caught:
        assert model is not None
        model.complete(QUESTION)
    assert caught.value.reason is Reason.BROKEN


def test_an_endless_answer_ends_at_the_longest_allowed_and_the_server_is_told(serve: Serve) -> None:
    model, server = serve(Endless("wort "), chat_max_tokens=20)
    assert len(model.complete(QUESTION)) == 160
    assert server.aborted.wait(2)


def test_a_caller_may_allow_less_time_and_text(serve: Serve) -> None:
    model, _ = serve(Says(first_s=30), Says(["Bayern und ", "Hessen"]))
    started = time.monotonic()
    with pytest.raises(ModelUnavailable):
        model.complete(QUESTION, timeout_s=0.3)
    assert time.monotonic() - started < 0.8
    assert model.complete(QUESTION, max_characters=6) == "Bayern"


def test_a_reader_who_stops_early_stops_the_server(serve: Serve) -> None:
    model, server = serve(Endless(pause_s=0.02))
    pieces = model.stream(QUESTION)
    next(pieces)
    pieces.close()
    assert server.aborted.wait(2)


def test_it_is_asked_again_before_the_first_piece(serve: Serve) -> None:
    model, server = serve(Fails(500), Bytes(b"data: {\n\n"), Says(), chat_retries=2)
    assert model.complete(QUESTION) == "Bis zu 50 Prozent."
    assert len(server.bodies) == 3
    first, second = (later - earlier for earlier, later in zip(server.times, server.times[1:], strict=False))
    assert first > 0.4
    assert second > 0.8


def test_tries_are_limited(serve: Serve) -> None:
    model, server = serve(Fails(500), chat_retries=1)
    with pytest.raises(ModelUnavailable):
        model.complete(QUESTION)
    assert len(server.bodies) == 2


@pytest.mark.parametrize("behaviour", [Says(cut=True), Fails(401), Says(first_s=30)])
def test_it_is_not_asked_again_where_that_cannot_help(serve: Serve, behaviour: Behaviour) -> None:
    model, server = serve(behaviour, chat_retries=2)
    with pytest.raises(ModelUnavailable):
        model.complete(QUESTION)
    assert len(server.bodies) == 1


def test_it_waits_as_long_as_the_server_asks_for(serve: Serve) -> None:
    model, server = serve(Fails(429, "1.2"), Says(), chat_retries=1)
    assert model.complete(QUESTION) == "Bis zu 50 Prozent."
    assert server.times[1] - server.times[0] >= 1.2


@pytest.mark.parametrize("as_a_date", [False, True])
def test_it_does_not_wait_longer_than_the_answer_may_take(serve: Serve, as_a_date: bool) -> None:
    wait = format_datetime(datetime.now(UTC) + timedelta(minutes=2)) if as_a_date else "60"
    model, server = serve(Fails(429, wait), Says(), chat_retries=1)
    started = time.monotonic()
    with pytest.raises(ModelUnavailable) as caught:
        model.complete(QUESTION)
    assert caught.value.reason is Reason.RATE_LIMITED
    assert time.monotonic() - started < 1
    assert len(server.bodies) == 1


def test_only_so_many_ask_at_once(serve: Serve) -> None:
    model, _ = serve(Says(pause_s=0.4), chat_at_once=2)
    ends = list[str]()
    threads = [Thread(target=lambda: ends.append(_end(model))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["Bis zu 50 Prozent.", "Bis zu 50 Prozent.", "busy"]
    assert _end(model) == "Bis zu 50 Prozent."


def test_a_place_is_free_again_after_a_failure_and_after_a_reader_who_left(serve: Serve) -> None:
    model, _ = serve(Fails(400), Says(), chat_at_once=1)
    assert _end(model) == "refused"
    pieces = model.stream(QUESTION)
    next(pieces)
    pieces.close()
    assert _end(model) == "Bis zu 50 Prozent."


def test_many_threads_get_each_its_own_answer(serve: Serve) -> None:
    model, _ = serve(
        *(Says([f"{number}", "!"], pause_s=0.05) for number in range(8)),
        chat_at_once=8,
        chat_first_s=10,
        chat_total_s=10,
    )
    ends = list[str]()
    threads = [Thread(target=lambda: ends.append(_end(model))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == [f"{number}!" for number in range(8)]


def test_usage_is_as_reported_or_estimated(serve: Serve) -> None:
    model, _ = serve(Says(usage=(120, 9)), Says())
    reported, estimated = Usage(), Usage()
    list(model.stream(QUESTION, usage=reported))
    list(model.stream(QUESTION, usage=estimated))
    assert (reported.tokens_in, reported.tokens_out) == (120, 9)
    assert (estimated.tokens_in, estimated.tokens_out) == (29, 6)


@pytest.mark.parametrize("behaviour", [Fails(401), Fails(500), Fails(429, "0"), Bytes(b"x"), Says()])
def test_neither_key_nor_question_is_told_or_logged(
    serve: Serve, behaviour: Behaviour, caplog: pytest.LogCaptureFixture, chat_settings: Settings
) -> None:
    caplog.set_level(logging.DEBUG, logger="assistant")
    model, server = serve(behaviour)
    told = repr(model) + repr(chat_settings)
    try:
        model.complete(QUESTION)
    except ModelUnavailable as error:
        told += str(error) + repr(error) + repr(error.__cause__) + repr(error.__context__)
    assert server.keys == [f"Bearer {KEY}"]
    logged = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("assistant"))
    assert KEY not in told + logged
    assert "Förderung" not in told + logged


def _end(model: ChatModel) -> str:
    try:
        return model.complete(QUESTION)
    except ModelUnavailable as error:
        return error.reason.value
