"""The events of a question, in order, for the extractive composer too."""

from __future__ import annotations

import time
from threading import Event as Flag

import pytest

from assistant.answer import Answer, AnswerStatus, Claim
from assistant.assistant import Assistant
from assistant.events import Answered, Claimed, Status
from assistant.streaming import events_of

ANSWER = Answer("1", AnswerStatus.ANSWERED, "de", "Ja. [1]")


def test_steps_then_each_claim_then_the_answer_which_holds_the_same_claims(assistant: Assistant) -> None:
    *before, last = assistant.stream_answer("Bis wann gilt die Richtlinie RUBIN?")
    assert isinstance(last, Answered)
    claims = [event.claim for event in before if isinstance(event, Claimed)]
    assert claims
    assert tuple(claims) == last.answer.claims
    steps = [event.step for event in before if isinstance(event, Status)]
    assert steps[:2] == ["mask", "guard"]
    assert steps.index("retrieve") < steps.index("compose") < steps.index("verify")


def test_an_answer_without_claims_is_the_last_event_all_the_same(assistant: Assistant) -> None:
    *before, last = assistant.stream_answer("Guten Tag!")
    assert isinstance(last, Answered)
    assert last.answer.text
    assert not any(isinstance(event, Claimed) for event in before)


def test_who_stops_reading_stops_the_work() -> None:
    stopped, went_on = Flag(), Flag()

    def answering(_: object, on_step: object) -> Answer:
        assert callable(on_step)
        try:
            while True:
                on_step("generate")
                time.sleep(0.01)
        except Exception:
            went_on.set()
            raise
        finally:
            stopped.set()

    events = events_of(answering)
    assert next(events) == Status("generate")
    events.close()  # type: ignore[attr-defined]
    assert stopped.wait(5)
    assert not went_on.is_set()


def test_an_error_reaches_the_reader() -> None:
    def answering(*_: object) -> Answer:
        raise RuntimeError("kaputt")

    with pytest.raises(RuntimeError, match="kaputt"):
        list(events_of(answering))


def test_events_come_while_the_work_goes_on() -> None:
    seen = Flag()

    def answering(on_claim: object, _: object) -> Answer:
        assert callable(on_claim)
        on_claim(Claim("Ja. [1]", ()))
        assert seen.wait(5)
        return ANSWER

    events = events_of(answering)
    assert next(events) == Claimed(Claim("Ja. [1]", ()))
    seen.set()
    assert list(events) == [Answered(ANSWER)]
