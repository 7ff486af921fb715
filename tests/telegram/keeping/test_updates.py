from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, text

from assistant.settings import Settings
from assistant.talk.store import utc_now
from bots.telegram.keeping.sealing import Seals
from bots.telegram.keeping.updates import UpdateStore

CHAT, MESSAGE = 4711001, 815
PAYLOAD = {"update_id": 1, "message": {"text": "Geheime Frage"}}


@pytest.fixture
def updates(engine: Engine, seals: Seals, settings: Settings) -> UpdateStore:
    return UpdateStore(engine, seals, settings)


def test_an_update_is_taken_once(updates: UpdateStore) -> None:
    assert [updates.take(1, CHAT, MESSAGE, PAYLOAD) for _ in range(2)] == [True, False]


def test_it_waits_until_it_is_done_and_is_still_known_then(updates: UpdateStore) -> None:
    updates.take(1, CHAT, MESSAGE, PAYLOAD)
    assert updates.waiting() == [PAYLOAD]
    updates.done(1)
    assert updates.waiting() == []
    assert not updates.take(1, CHAT, MESSAGE, PAYLOAD)


def test_nothing_readable_lies_in_the_database(updates: UpdateStore, engine: Engine) -> None:
    updates.take(1, CHAT, MESSAGE, PAYLOAD)
    updates.show(updates.begin(1).key, (4711999,))
    with engine.connect() as connection:
        row = connection.execute(text("SELECT * FROM telegram_updates")).one()
    kept = repr(tuple(row))
    assert not [secret for secret in ("Geheime", "4711001", "815", "4711999") if secret in kept]


def test_its_words_go_when_it_is_done(updates: UpdateStore, engine: Engine) -> None:
    updates.take(1, CHAT, MESSAGE, PAYLOAD)
    updates.done(1)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT sealed FROM telegram_updates")).scalar_one() is None


def test_a_second_attempt_knows_of_the_first(updates: UpdateStore) -> None:
    updates.take(1, CHAT, MESSAGE, PAYLOAD)
    first = updates.begin(1)
    updates.show(first.key, (5, 6))
    second = updates.begin(1)
    assert (first.again, first.replies) == (False, ())
    assert (second.again, second.replies, second.begun) == (True, (5, 6), first.begun)


def test_a_changed_question_finds_its_answer(updates: UpdateStore) -> None:
    updates.take(1, CHAT, MESSAGE, PAYLOAD)
    first = updates.begin(1)
    updates.show(first.key, (5,))
    updates.answered(first.key, "abc", "talk")
    updates.take(2, CHAT, MESSAGE, PAYLOAD)
    found = updates.earlier(CHAT, MESSAGE, updates.begin(2).key)
    assert found is not None
    assert (found.answer, found.conversation, found.replies) == ("abc", "talk", (5,))
    assert updates.earlier(CHAT + 1, MESSAGE, "") is None


def test_an_answer_belongs_to_the_chat_that_got_it(updates: UpdateStore) -> None:
    updates.take(1, CHAT, MESSAGE, PAYLOAD)
    updates.answered(updates.begin(1).key, "abc", "talk")
    assert updates.conversation_of(CHAT, "abc") == "talk"
    assert updates.conversation_of(CHAT + 1, "abc") is None


def test_what_is_too_old_goes(engine: Engine, seals: Seals, settings: Settings) -> None:
    days = settings.conversation_days
    for days_ago, update in ((days + 1, 1), (days - 1, 2), (2, 3), (0, 4)):
        old = UpdateStore(engine, seals, settings, now=lambda ago=days_ago: utc_now() - timedelta(days=ago))  # type: ignore[misc]
        old.take(update, CHAT, None, PAYLOAD)
        if update < 3:
            old.done(update)
    updates = UpdateStore(engine, seals, settings)
    assert updates.purge() == 2
    assert [updates.take(update, CHAT, None, PAYLOAD) for update in (1, 2, 3, 4)] == [True, False, True, False]


def test_what_another_key_has_sealed_is_given_up(updates: UpdateStore, engine: Engine) -> None:
    updates.take(1, CHAT, MESSAGE, PAYLOAD)
    with engine.begin() as connection:
        connection.execute(text("UPDATE telegram_updates SET sealed = 'x'"))
    assert updates.waiting() == []
    assert updates.waiting() == []
