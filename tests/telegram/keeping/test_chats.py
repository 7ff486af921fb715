from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine

from assistant.company import CompanyFacts
from assistant.settings import Settings
from assistant.talk.store import utc_now
from bots.telegram.keeping.chats import ChatStore


def test_a_chat_keeps_its_conversation_until_a_new_one_begins(engine: Engine, settings: Settings) -> None:
    chats = ChatStore(engine, settings)
    first = chats.of("a")
    assert chats.of("a").conversation == first.conversation
    begun = chats.new_conversation("a")
    assert begun != first.conversation
    assert chats.of("a").conversation == begun


def test_language_and_facts_outlive_the_process(engine: Engine, settings: Settings) -> None:
    chats = ChatStore(engine, settings)
    chats.of("a")
    chats.choose("a", "en")
    chats.tell("a", CompanyFacts(employees=80), "turnover")
    chat = ChatStore(engine, settings).of("a")
    assert (chat.language, chat.facts, chat.asked) == ("en", CompanyFacts(employees=80), "turnover")


def test_a_chat_unused_for_too_long_is_forgotten(engine: Engine, settings: Settings) -> None:
    long_ago = utc_now() - timedelta(days=settings.conversation_days + 1)
    ChatStore(engine, settings, now=lambda: long_ago).of("a")
    ChatStore(engine, settings).of("b")
    assert ChatStore(engine, settings).purge() == 1
