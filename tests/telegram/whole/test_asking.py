"""Questions and their answers in a private chat."""

from __future__ import annotations

import pytest

from tests.telegram.server.people import Person
from tests.telegram.server.server import BotApiServer
from tests.telegram.server.text import units
from tests.telegram.whole.living import THUMB, Living, answered

pytestmark = pytest.mark.anyio

QUESTION = "Wie hoch ist die Förderung bei go-Inno?"


async def test_an_answer_shows_its_sentences_its_sources_and_a_button_for_each(ada: Person) -> None:
    await ada.says(QUESTION)
    answer = (await answered(ada.chat))[0]
    assert "[1]" in answer.text and "[1]" in answer.labels and THUMB in answer.labels
    folded = answer.styled("expandable_blockquote")
    assert folded and folded[0].startswith("Quellen") and "S. " in folded[0]
    assert "typing" in ada.chat.actions


async def test_a_suggestion_that_is_pressed_is_asked(ada: Person) -> None:
    await ada.says(QUESTION)
    first = (await answered(ada.chat))[0]
    suggestion = next(button["text"] for button in first.buttons if button["callback_data"].startswith("a:"))
    await ada.presses(suggestion, first)
    second = (await answered(ada.chat, 2))[1]
    assert second.styled("bold")[0] == suggestion


async def test_a_question_that_leans_on_the_one_before_is_shown_as_it_was_understood(ada: Person) -> None:
    await ada.says(QUESTION)
    await answered(ada.chat)
    await ada.says("Und bis wann muss man den Antrag stellen?")
    second = (await answered(ada.chat, 2))[1]
    understood = [said for said in second.styled("italic") if said.startswith("Verstanden als")]
    assert understood and "go-Inno" in understood[0]


async def test_signs_of_markup_and_emoji_in_a_question_come_back_as_they_are(bot: Living, ada: Person) -> None:
    await ada.says(QUESTION)
    await answered(ada.chat)
    said = "Und <b>wer</b> & *welche* _Betriebe_ [bekommen](x) `das` 🏭👩‍🔧 in go-Inno?"
    await ada.says(said)
    await answered(ada.chat, 2)
    assert not bot.server.state.refusals("entit")


async def test_a_changed_question_gets_its_answer_where_the_old_one_stood(bot: Living, ada: Person) -> None:
    question = await ada.says(QUESTION)
    first = (await answered(ada.chat))[0]
    before = first.text
    await ada.edits(question, "Wer ist bei go-Inno antragsberechtigt?")
    await ada.chat.until(lambda messages: messages[0].text != before and THUMB in messages[-1].labels)
    await bot.rest()
    assert len(await answered(ada.chat)) == 1
    talks = bot.face.memory.conversations
    chat = bot.face.kept.chats.of(bot.face.kept.seals.chat(ada.chat.id))
    assert [turn.question for turn in talks.export(chat.conversation)] == ["Wer ist bei go-Inno antragsberechtigt?"]


async def test_an_older_question_that_is_changed_is_answered_below(bot: Living, ada: Person) -> None:
    question = await ada.says(QUESTION)
    old = (await answered(ada.chat))[0]
    await ada.says("Wer ist bei go-Inno antragsberechtigt?")
    await answered(ada.chat, 2)
    await ada.edits(question, "Welche Unterlagen verlangt go-Inno?")
    await bot.rest()
    assert old.deleted
    newest = ada.chat.answers[-1]
    assert "Welche Unterlagen verlangt go-Inno?" in "".join(
        text for message in ada.chat.answers[1:] for text in message.styled("bold")
    )
    assert THUMB in newest.labels


async def test_an_answer_that_was_deleted_comes_anew_where_its_question_is_changed(ada: Person) -> None:
    question = await ada.says(QUESTION)
    ada.deletes((await answered(ada.chat))[0])
    await ada.edits(question, "Wer ist bei go-Inno antragsberechtigt?")
    assert await answered(ada.chat)


async def test_a_new_conversation_forgets_what_was_asked(bot: Living, ada: Person) -> None:
    await ada.says(QUESTION)
    await answered(ada.chat)
    await ada.says("/neu")
    await ada.chat.said("neues Gespräch")
    await ada.says("Und bis wann?")
    await bot.rest()
    assert "go-Inno" not in ada.chat.answers[-1].text


async def test_no_message_is_longer_than_telegram_takes(bot: Living, ada: Person) -> None:
    await ada.says("Welche Programme gibt es, wer ist antragsberechtigt und welche Fristen gelten?")
    await bot.rest()
    assert ada.chat.answers and all(0 < units(message.text) <= 4096 for message in ada.chat.answers)
    assert not bot.server.state.refusals("too long")


async def test_questions_sent_at_once_are_answered_in_order(bot: Living, ada: Person) -> None:
    for question in (QUESTION, "Wer ist bei go-Inno antragsberechtigt?", "Hallo!"):
        await ada.says(question)
    await bot.rest()
    turns = bot.face.memory.conversations.export(
        bot.face.kept.chats.of(bot.face.kept.seals.chat(ada.chat.id)).conversation
    )
    assert [turn.question for turn in turns][:2] == [QUESTION, "Wer ist bei go-Inno antragsberechtigt?"]
    ended = [message.id for message in ada.chat.answers]
    assert ended == sorted(ended) and len(ended) >= 3


async def test_more_than_a_chat_may_hold_in_waiting_is_told_once(bot: Living, server: BotApiServer) -> None:
    eve = server.person("Eve")
    for number in range(14):
        await eve.says(f"{QUESTION} ({number})")
    await bot.rest(60)
    assert sum("Ich beantworte noch" in text for text in eve.chat.texts) == 1
