"""Many chats at once. ``benchmarks/telegram_load.py`` does the same with a hundred, at Telegram's own pace."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from tests.telegram.server.people import Person
from tests.telegram.server.text import TEXT, units
from tests.telegram.whole.living import Living

pytestmark = pytest.mark.anyio

QUESTIONS = ("Wie hoch ist die Förderung bei go-Inno?", "Wer ist bei go-Inno antragsberechtigt?")
CHATS = 10


async def test_every_question_of_many_chats_is_answered_once_and_in_order(bot: Living) -> None:
    people = [bot.server.person(f"Person {number}") for number in range(CHATS)]

    async def asks(person: Person) -> None:
        for question in QUESTIONS:
            await person.says(question)

    await asyncio.gather(*map(asks, people))
    await bot.rest(60)
    kept = bot.face.kept
    for person in people:
        turns = bot.face.memory.conversations.export(kept.chats.of(kept.seals.chat(person.chat.id)).conversation)
        assert [turn.question for turn in turns] == list(QUESTIONS)
        ends = [message for message in person.chat.answers if message.styled("expandable_blockquote")]
        assert Counter(message.text for message in ends) == Counter({message.text: 1 for message in ends})
        assert len(ends) == len(QUESTIONS)
        for message, turn in zip(ends, turns, strict=True):
            assert turn.answer["text"].split(" [1]")[0] in message.text
            assert units(message.text) <= TEXT
    assert not bot.server.state.refusals("")
