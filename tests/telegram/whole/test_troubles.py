"""What goes wrong on the way: nothing is lost, and nothing is answered twice."""

from __future__ import annotations

import logging
import time

import httpx
import pytest

from bots.telegram.errors import CONFLICT
from tests.telegram.server.people import Person
from tests.telegram.whole.living import Living, answered, true

pytestmark = pytest.mark.anyio

QUESTION = "Wie hoch ist die Förderung bei go-Inno?"


async def once(bot: Living, person: Person) -> None:
    """There is one answer, and after all is done still one."""
    await answered(person.chat)
    await bot.rest()
    assert len(await answered(person.chat)) == 1
    assert len([shown for shown in person.chat.answers if shown.styled("expandable_blockquote")]) == 1


async def test_an_update_that_comes_twice_is_answered_once(bot: Living, ada: Person) -> None:
    bot.server.state.updates.repeat = True
    try:
        await ada.says(QUESTION)
        await once(bot, ada)
    finally:
        bot.server.state.updates.repeat = False


async def test_an_update_that_comes_again_after_its_answer_is_not_answered_again(bot: Living, ada: Person) -> None:
    said = await ada.says(QUESTION)
    update = bot.server.state.updates.pending[-1]
    await once(bot, ada)
    await bot.server.state.updates.put(update)
    await ada.says("/help")
    await ada.chat.said("Knöpfe")
    assert said.id == update["message"]["message_id"]
    await once(bot, ada)


@pytest.mark.parametrize("code", [500, 502, 503])
async def test_server_errors_are_waited_out(bot: Living, ada: Person, code: int) -> None:
    fault = bot.server.state.faults.error(code, "sendMessage", times=3)
    await ada.says(QUESTION)
    await once(bot, ada)
    assert fault.happened == 3


async def test_connections_that_end_before_anything_is_sent_are_tried_again(bot: Living, ada: Person) -> None:
    fault = bot.server.state.faults.drop("sendMessage", times=3)
    await ada.says(QUESTION)
    await once(bot, ada)
    assert fault.happened == 3


async def test_an_edit_whose_reply_is_lost_is_no_error_when_it_is_tried_again(bot: Living, ada: Person) -> None:
    await ada.says("/sprache")
    shown = await ada.chat.said("Sprache")
    fault = bot.server.state.faults.lose("editMessageText")
    await ada.presses("English", shown)
    await ada.chat.said("I answer in English")
    await bot.rest()
    assert fault.happened == 1 and shown.edits == 1
    assert len(ada.chat.answers) == 1


async def test_a_failing_typing_does_not_hold_up_an_answer(bot: Living, ada: Person) -> None:
    fault = bot.server.state.faults.error(500, "sendChatAction")
    await ada.says(QUESTION)
    await once(bot, ada)
    assert fault.happened == 1


async def test_polling_goes_on_after_errors_of_the_server(bot: Living, ada: Person) -> None:
    bot.server.state.faults.error(502, "getUpdates")
    bot.server.state.faults.drop("getUpdates")
    await ada.says("/help")
    await ada.chat.said("Knöpfe")
    await ada.says(QUESTION)
    await once(bot, ada)


async def test_what_is_asked_while_the_network_is_away_is_answered_when_it_is_back(bot: Living, ada: Person) -> None:
    await bot.server.stop()
    await ada.says(QUESTION)
    await bot.server.start()
    await once(bot, ada)


async def test_an_answer_that_is_ready_while_the_network_is_away_is_delivered_later(bot: Living, ada: Person) -> None:
    lost = bot.server.state.faults.drop("sendMessage", times=1000)
    before = bot.rows()["turns"]
    await ada.says(QUESTION)
    await true(lambda: bot.rows()["turns"] > before and lost.happened)
    await bot.server.stop()
    lost.left = 0
    await bot.server.start()
    await once(bot, ada)


async def test_a_flood_error_is_waited_for_as_long_as_it_says_and_others_do_not_wait(bot: Living, ada: Person) -> None:
    bob = bot.server.person("Bob")
    bot.server.state.flood.forbid(ada.chat.id, 2)
    await ada.says("/help")
    await true(lambda: bot.server.state.refusals("retry after 2"))
    begun = time.monotonic()
    await bob.says("/help")
    await bob.chat.said("Knöpfe")
    assert ada.chat.answers == []
    await ada.chat.said("Knöpfe")
    assert time.monotonic() - begun > 1
    assert len(bot.server.state.refusals("Too Many")) == 1


async def test_what_is_said_to_who_has_blocked_the_bot_ends_without_a_word(
    bot: Living, ada: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await ada.blocks()
    await ada.says(QUESTION)
    await bot.rest()
    assert ada.chat.answers == [] and "blocked" in caplog.text
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_an_error_of_our_own_is_told_in_one_sentence_and_logged_without_the_words(
    bot: Living, ada: Person, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(bot.face.desk), "events", lambda _, question: 1 / len(question.text[:0]))
    await ada.says("Geheime Frage nach der Förderung")
    await ada.chat.said("schiefgegangen")
    await bot.rest()
    assert "ZeroDivisionError" in caplog.text and "Geheime" not in caplog.text
    assert len(ada.chat.answers) == 1


async def test_edits_come_no_faster_than_allowed_and_never_say_the_same(bot: Living, ada: Person) -> None:
    for _ in range(3):
        await ada.says(QUESTION)
        await ada.says("/help")
    await bot.rest()
    refused = bot.server.state.refusals("Too Many") + bot.server.state.refusals("not modified")
    assert [call for call in refused if call.params.get("chat_id") == str(ada.chat.id)] == []


async def test_a_second_poller_ends_the_bot_with_a_word_about_it(bot: Living) -> None:
    async with httpx.AsyncClient(trust_env=False) as other:
        while not bot.stopped:
            await other.get(f"{bot.server.url}/bot{bot.server.state.token}/getUpdates")
    assert bot.stopped[0] is CONFLICT
