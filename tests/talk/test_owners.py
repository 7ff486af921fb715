"""Conversations that belong to somebody: listed, shown to nobody else, asked anew from a turn, forgotten together."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from assistant.answer import AnswerStatus
from assistant.company import CompanyFacts
from assistant.settings import Settings
from assistant.talk.feedback import Feedback, FeedbackStore
from assistant.talk.store import ConversationStore
from assistant.talk.traces import TraceStore
from assistant.talk.turn import Turn
from tests.talk.test_store import Clock, clock, engine, store

__all__ = ["clock", "engine", "store"]


@pytest.fixture
def feedback(engine: Engine, clock: Clock) -> FeedbackStore:
    return FeedbackStore(engine, Settings(trace_days=14), clock)


@pytest.fixture
def traces(engine: Engine, clock: Clock) -> TraceStore:
    return TraceStore(engine, Settings(trace_days=14), clock)


def say(store: ConversationStore, conversation: str, answer: str, question: str, owner: str | None = "me") -> bool:
    turn = Turn(question, answer, AnswerStatus.ANSWERED)
    return store.append(store.load(conversation), turn, CompanyFacts(), owner)


def test_an_owner_s_conversations_are_listed_with_their_first_question_newest_first(
    store: ConversationStore, clock: Clock
) -> None:
    say(store, "old", "a1", "Was ist WIR!? " + "Und noch etwas. " * 20)
    clock.now += timedelta(minutes=1)
    say(store, "new", "a2", "Was ist RUBIN?")
    say(store, "new", "a3", "Und wie lange?")
    say(store, "foreign", "a4", "Was ist ZIM?", owner="you")
    new, old = store.of("me")
    assert (new.id, new.title, new.turns) == ("new", "Was ist RUBIN?", 2)
    assert old.title.startswith("Was ist WIR!?") and len(old.title) <= 80
    assert (new.created_at, new.language) == (new.used_at, "de")


def test_a_conversation_belongs_to_who_began_it(store: ConversationStore) -> None:
    say(store, "c", "a1", "Was ist RUBIN?")
    assert not say(store, "c", "a2", "Und wie lange?", owner="you")
    assert not say(store, "c", "a3", "Und wie lange?", owner=None)
    assert (store.owned("c", "me"), store.owned("c", "you"), store.owned("none", "me")) == (True, False, False)
    assert [turn.answer_id for turn in store.export("c")] == ["a1"]


def test_a_turn_that_is_asked_anew_goes_with_all_later_ones(
    store: ConversationStore, traces: TraceStore, feedback: FeedbackStore
) -> None:
    for answer in ("a1", "a2", "a3"):
        say(store, "c", answer, "Und dann?")
        traces.keep(answer, {}, "c")
        assert feedback.give(answer, True, owner="me")
    assert not store.drop_from("other", "a2")
    assert store.drop_from("c", "a2")
    assert [turn.answer_id for turn in store.export("c")] == ["a1"]
    assert [bool(traces.find(one)) for one in ("a1", "a2", "a3")] == [True, False, False]
    assert [bool(feedback.find(one)) for one in ("a1", "a2", "a3")] == [True, False, False]


def test_everything_of_an_owner_is_forgotten_and_nothing_else(
    store: ConversationStore, traces: TraceStore, feedback: FeedbackStore
) -> None:
    for conversation, answer, owner in (("c", "a1", "me"), ("d", "a2", "me"), ("e", "a3", "you")):
        say(store, conversation, answer, "Was ist RUBIN?", owner)
        traces.keep(answer, {}, conversation)
        feedback.give(answer, False, owner=owner)
    traces.keep("alone", {})
    feedback.give("alone", True, owner="me")
    assert store.forget_all("me") == 2
    assert store.of("me") == []
    assert [bool(traces.find(one)) for one in ("a1", "a2", "a3")] == [False, False, True]
    assert [bool(feedback.find(one)) for one in ("a1", "a2", "a3", "alone")] == [False, False, True, False]
    assert store.owned("e", "you")


def test_forgetting_a_conversation_forgets_what_was_thought_of_it(
    store: ConversationStore, feedback: FeedbackStore
) -> None:
    say(store, "c", "a1", "Was ist RUBIN?")
    feedback.give("a1", True, owner="me")
    assert store.forget("c")
    assert feedback.find("a1") is None


def test_later_feedback_takes_the_place_of_earlier(store: ConversationStore, feedback: FeedbackStore) -> None:
    say(store, "c", "a1", "Was ist RUBIN?")
    assert feedback.give("a1", True, owner="me")
    assert feedback.give("a1", False, "source", "Falsche Seite", owner="me")
    assert feedback.find("a1") == Feedback("a1", False, "source", "Falsche Seite", "2025-06-01T00:00:00.000000+00:00")


def test_a_comment_is_kept_without_personal_data_and_not_at_any_length(
    store: ConversationStore, feedback: FeedbackStore
) -> None:
    say(store, "c", "a1", "Was ist RUBIN?")
    feedback.give("a1", False, "other", "Schreiben Sie an max@example.org. " + "Danke! " * 500, owner="me")
    found = feedback.find("a1")
    assert found is not None and found.comment is not None
    assert "max@example.org" not in found.comment
    assert len(found.comment) == 1000


def test_feedback_on_an_unknown_or_another_s_answer_is_refused(
    store: ConversationStore, feedback: FeedbackStore
) -> None:
    say(store, "c", "a1", "Was ist RUBIN?")
    assert not feedback.give("none", True, owner="me")
    assert not feedback.give("a1", True, owner="you")
    assert feedback.find("a1") is None
    with pytest.raises(ValueError, match="boring"):
        feedback.give("a1", False, "boring", owner="me")


def test_an_answer_outside_any_conversation_can_be_judged(traces: TraceStore, feedback: FeedbackStore) -> None:
    traces.keep("a1", {})
    assert feedback.give("a1", True)


def test_feedback_is_kept_as_long_as_traces(traces: TraceStore, feedback: FeedbackStore, clock: Clock) -> None:
    traces.keep("a1", {})
    feedback.give("a1", True)
    clock.now += timedelta(days=13)
    assert feedback.purge() == 0
    clock.now += timedelta(days=2)
    assert feedback.purge() == 1


def test_feedback_given_while_others_write_is_not_refused(store: ConversationStore, feedback: FeedbackStore) -> None:
    for number in range(40):
        say(store, "a", f"answer {number}", "Wie viel?")

    def judge(number: int) -> bool:
        return feedback.give(f"answer {number}", True, owner="me")

    def go_on(number: int) -> bool:
        return say(store, "a", f"later {number}", "Und dann?")

    with ThreadPoolExecutor(8) as pool:
        given = [pool.submit(task, number) for number in range(40) for task in (judge, go_on)]

        assert [one.result() for one in given] == [True] * 80
