from __future__ import annotations

import time

import pytest

from assistant.models import ChatModel, ModelUnavailable, Reason
from tests.models.conftest import QUESTION, Serve
from tests.models.server import Fails, Says


def _end(model: ChatModel) -> str:
    try:
        return model.complete(QUESTION)
    except ModelUnavailable as error:
        return error.reason.value


def test_after_failures_in_a_row_the_server_is_left_alone_and_the_answer_comes_at_once(serve: Serve) -> None:
    model, server = serve(Fails(500), chat_failures=3)
    assert [_end(model) for _ in range(3)] == ["broken"] * 3
    started = time.monotonic()
    assert _end(model) == "open_circuit"
    assert time.monotonic() - started < 0.1
    assert len(server.bodies) == 3


def test_after_a_rest_it_is_tried_again_and_works_from_then_on(serve: Serve) -> None:
    model, _ = serve(Fails(500), Fails(500), Says(), chat_failures=2, chat_rest_s=0.5)
    assert [_end(model) for _ in range(3)] == ["broken", "broken", "open_circuit"]
    time.sleep(0.6)
    assert [_end(model) for _ in range(2)] == ["Bis zu 50 Prozent."] * 2


def test_a_failed_trial_opens_again_and_only_one_tries_at_a_time(serve: Serve) -> None:
    model, server = serve(Fails(500), Says(cut=True), Says(), chat_failures=1, chat_rest_s=0.5)
    assert _end(model) == "broken"
    time.sleep(0.6)
    trial = model.stream(QUESTION)
    next(trial)
    assert _end(model) == "open_circuit"
    with pytest.raises(ModelUnavailable):
        list(trial)
    assert _end(model) == "open_circuit"
    assert len(server.bodies) == 2


def test_a_reader_who_leaves_a_trial_early_closes_the_circuit(serve: Serve) -> None:
    model, _ = serve(Fails(500), Says(), chat_failures=1, chat_rest_s=0.2)
    assert _end(model) == "broken"
    time.sleep(0.3)
    trial = model.stream(QUESTION)
    next(trial)
    trial.close()
    assert _end(model) == "Bis zu 50 Prozent."


def test_a_success_between_failures_counts_them_anew(serve: Serve) -> None:
    model, _ = serve(Fails(500), Says(), Fails(500), Says(), chat_failures=2)
    assert [_end(model) for _ in range(4)] == ["broken", "Bis zu 50 Prozent."] * 2


@pytest.mark.parametrize("status", [400, 413, 422])
def test_a_question_that_is_too_much_for_the_model_is_not_the_models_failure(serve: Serve, status: int) -> None:
    model, _ = serve(Fails(status), chat_failures=1)
    assert [_end(model) for _ in range(2)] == [Reason.REFUSED.value] * 2


@pytest.mark.parametrize(("status", "reason"), [(401, "refused"), (404, "refused"), (429, "rate_limited")])
def test_a_key_that_is_refused_and_a_full_server_are(serve: Serve, status: int, reason: str) -> None:
    model, _ = serve(Fails(status), chat_failures=1)
    assert [_end(model) for _ in range(2)] == [reason, "open_circuit"]
