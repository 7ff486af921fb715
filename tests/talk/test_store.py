from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from assistant.answer import AnswerStatus
from assistant.company import CompanyFacts
from assistant.corpus.database import open_database
from assistant.settings import Settings
from assistant.talk.store import ConversationStore
from assistant.talk.tables import conversations, traces, turns
from assistant.talk.traces import TraceStore
from assistant.talk.turn import Conversation, Turn, usable
from tests.corpus.postgres import postgres_url

NOTHING = CompanyFacts()


class Clock:
    """A time that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2025, 6, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "sqlite":
        made = open_database(f"sqlite:///{tmp_path / 'registry.sqlite3'}")
        yield made
        made.dispose()
    else:
        with postgres_url() as url:
            made = open_database(url)
            yield made
            made.dispose()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(engine: Engine, clock: Clock) -> ConversationStore:
    return ConversationStore(engine, Settings(conversation_days=30), clock)


def turn(question: str = "Was ist RUBIN?", **known: object) -> Turn:
    return Turn(question, "a1", AnswerStatus.ANSWERED, **known)  # type: ignore[arg-type]


def say(store: ConversationStore, *questions: str, conversation: str = "c") -> None:
    for question in questions:
        assert store.append(store.load(conversation), turn(question), NOTHING)


def test_a_turn_is_loaded_as_it_was_kept(store: ConversationStore) -> None:
    kept = turn(
        "Und bei WIR!?",
        language="en",
        standalone="Wie lange läuft WIR!?",
        answer={"id": "a1", "language": "en"},
        documents=("wir.pdf",),
        programmes=("wir",),
    )
    store.append(Conversation("c"), kept, NOTHING)
    (loaded,) = store.load("c").turns
    assert loaded.at.startswith("2025-06-01T00:00:00")
    assert loaded == Turn(**{**{name: getattr(kept, name) for name in Turn.__slots__}, "at": loaded.at})


def test_the_last_turns_are_loaded_oldest_first_and_all_are_exported(store: ConversationStore) -> None:
    say(store, *"abcde")
    assert [one.question for one in store.load("c", 3).turns] == ["c", "d", "e"]
    assert [one.question for one in store.export("c")] == ["a", "b", "c", "d", "e"]


def test_conversations_do_not_see_each_other(store: ConversationStore) -> None:
    say(store, "geheim", conversation="a")
    assert store.load("b").turns == ()


def test_newer_facts_win_and_older_ones_stay(store: ConversationStore) -> None:
    store.append(store.load("c"), turn(), CompanyFacts(employees=80, land="Hessen"))
    store.append(store.load("c"), turn(), CompanyFacts(employees=90))
    assert store.load("c").facts == CompanyFacts(employees=90, land="Hessen")


def test_forgotten_facts_are_gone_and_the_turns_stay(store: ConversationStore) -> None:
    store.append(store.load("c"), turn(), CompanyFacts(employees=80))
    assert store.forget_facts("c")
    assert store.load("c").facts == NOTHING
    assert len(store.load("c").turns) == 1


def test_forgetting_leaves_no_row_of_a_conversation(store: ConversationStore, engine: Engine, clock: Clock) -> None:
    say(store, "a", "b")
    TraceStore(engine, Settings(), clock).keep("a1", {"question": "a"}, "c")
    assert store.forget("c")
    with engine.connect() as connection:
        for table in (conversations, turns, traces):
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 0
    assert not store.forget("c")


def test_an_answer_under_way_does_not_bring_a_forgotten_conversation_back(
    store: ConversationStore, clock: Clock
) -> None:
    say(store, "a")
    under_way = store.load("c")
    store.forget("c")
    assert not store.append(under_way, turn(), CompanyFacts(employees=80))
    clock.now += timedelta(seconds=1)
    say(store, "new")
    assert not store.append(under_way, turn("old"), NOTHING)
    assert [one.question for one in store.export("c")] == ["new"]


def test_two_first_turns_at_once_are_both_kept(store: ConversationStore) -> None:
    empty = store.load("c")
    assert store.append(empty, turn("a"), NOTHING)
    assert store.append(empty, turn("b"), NOTHING)
    assert [one.question for one in store.export("c")] == ["a", "b"]


def test_only_conversations_unused_for_too_long_are_purged(store: ConversationStore, clock: Clock) -> None:
    say(store, "a", conversation="old")
    say(store, "a", conversation="used")
    clock.now += timedelta(days=29)
    say(store, "b", conversation="used")
    clock.now += timedelta(days=2)
    assert store.purge() == 1
    assert store.export("old") == []
    assert len(store.export("used")) == 2


def test_traces_are_found_until_they_are_too_old(engine: Engine, clock: Clock) -> None:
    kept = TraceStore(engine, Settings(trace_days=14), clock)
    kept.keep("a1", {"status": "answered"})
    clock.now += timedelta(days=13)
    assert kept.purge() == 0
    assert (kept.find("a1") or {})["status"] == "answered"
    clock.now += timedelta(days=2)
    assert kept.purge() == 1
    assert kept.find("a1") is None


@pytest.mark.parametrize(
    ("name", "right"), [("x" * 100, True), ("ä b", True), ("", False), ("x" * 101, False), ("a\0", False)]
)
def test_an_id_has_1_to_100_printable_characters(name: str, right: bool) -> None:
    assert usable(name) is right
