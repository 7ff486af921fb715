"""Groups: the bot speaks only where it is spoken to."""

from __future__ import annotations

import pytest

from tests.telegram.server.people import Person
from tests.telegram.server.server import BotApiServer
from tests.telegram.whole.living import Living, answered

pytestmark = pytest.mark.anyio

QUESTION = "Wie hoch ist die Förderung bei go-Inno?"


async def test_what_people_say_to_each_other_is_neither_answered_nor_kept(bot: Living, ada: Person) -> None:
    group = bot.server.group(ada)
    before = bot.rows()
    await ada.says(QUESTION, group)
    await ada.says("Sehen wir uns morgen, @kollegin_b?", group)
    await ada.says("/help@another_bot", group)
    await ada.sends("voice", group)
    await ada.sends_file("a.pdf", b"%PDF-1.4", chat=group)
    await bot.rest()
    assert group.answers == []
    assert bot.rows() == before


async def test_a_mention_is_answered_as_a_reply_to_it(bot: Living, ada: Person) -> None:
    group = bot.server.group(ada)
    asked = await ada.says(f"🏭 @foerderlotse_bot {QUESTION}", group)
    answer = (await answered(group))[0]
    assert group.answers[0].replies_to == asked.id
    assert "go-inno" in answer.text
    assert "50 Prozent" in answer.text


async def test_a_reply_to_the_bot_goes_on_with_the_talk(bot: Living, ada: Person) -> None:
    group = bot.server.group(ada)
    await ada.says(f"@foerderlotse_bot {QUESTION}", group)
    first = (await answered(group))[0]
    await ada.says("Und bis wann muss man den Antrag stellen?", group, reply_to=first)
    await answered(group, 2)


async def test_a_command_with_the_name_of_the_bot_is_answered(bot: Living, ada: Person) -> None:
    group = bot.server.group(ada)
    await ada.says("/firma@foerderlotse_bot", group)
    await group.said("nur im privaten Chat")


async def test_only_administrators_erase_what_a_group_asked(bot: Living, ada: Person) -> None:
    bob = bot.server.person("Bob")
    group = bot.server.group(ada, bob, admin=bob)
    await ada.says("/loeschen@foerderlotse_bot", group)
    await group.said("nur ihre Administratoren")
    await bob.says("/loeschen@foerderlotse_bot", group)
    ask = await group.said("löschen?")
    pressed = await ada.presses("Ja", ask)
    await bot.rest()
    assert pressed.toast and "Administratoren" in pressed.toast and "löschen?" in ask.text
    await bob.presses("Ja", ask)
    await group.said("Gelöscht")


async def test_many_messages_of_a_group_stay_below_its_limit(bot: Living, server: BotApiServer) -> None:
    people = [server.person(f"Person {number}") for number in range(6)]
    group = server.group(*people)
    for person in people * 4:
        await person.says("/help@foerderlotse_bot", group)
        await bot.rest()
    assert len(group.answers) == 24
    assert not server.state.refusals("Too Many")
