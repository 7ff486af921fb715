from __future__ import annotations

from typing import Any

import pytest

from tests.telegram.server.client import Api
from tests.telegram.server.people import Person

pytestmark = pytest.mark.anyio


async def sent(api: Api, person: Person, text: str, **params: Any) -> int:
    return int((await api("sendMessage", chat_id=person.chat.id, text=text, **params))["message_id"])


async def test_a_message_appears_in_the_chat_without_white_space_around_it(api: Api, ada: Person) -> None:
    await sent(api, ada, "  Guten Tag \n")
    assert ada.chat.texts == ["Guten Tag"]


@pytest.mark.parametrize("text", ["", " \n", "\u200b"])
async def test_an_empty_text_is_refused(api: Api, ada: Person, text: str) -> None:
    assert "message text is empty" in await api.refusal("sendMessage", chat_id=ada.chat.id, text=text)


async def test_a_text_is_measured_in_utf_16_units_after_its_tags_are_read(api: Api, ada: Person) -> None:
    await sent(api, ada, "😀" * 2048)
    assert "too long" in await api.refusal("sendMessage", chat_id=ada.chat.id, text="😀" * 2048 + "a")
    await sent(api, ada, f"<b>{'a' * 4096}</b>", parse_mode="HTML")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<b>fett", 'Can\'t find end tag corresponding to start tag "b"'),
        ("äh <font>x</font>", 'Unsupported start tag "font" at byte offset 4'),
        ("a </b>", "Unexpected end tag at byte offset 2"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("1 < 2", "Unclosed start tag at byte offset 2"),
    ],
)
async def test_broken_html_is_refused_with_its_place(api: Api, ada: Person, source: str, words: str) -> None:
    said = await api.refusal("sendMessage", chat_id=ada.chat.id, text=source, parse_mode="HTML")
    assert said == f"Bad Request: can't parse entities: {words}"


async def test_html_becomes_entities(api: Api, ada: Person) -> None:
    await sent(api, ada, '😀 <b>fett <i>beides</i></b> &lt;&amp; <a href="https://a.de">hier</a>', parse_mode="HTML")
    message = ada.chat.answers[0]
    assert message.text == "😀 fett beides <& hier"
    assert message.styled("bold") == ["fett beides"] and message.styled("italic") == ["beides"]
    assert message.styled("text_link") == ["hier"]


@pytest.mark.parametrize(
    ("entity", "words"),
    [
        ({"type": "bold", "offset": 0, "length": 4}, "ends after the end"),
        ({"type": "bold", "offset": 1, "length": 1}, "begins in a middle"),
        ({"type": "bold", "offset": 0, "length": 1}, "ends in a middle"),
        ({"type": "bold", "offset": -1, "length": 1}, "non-negative"),
        ({"type": "big", "offset": 0, "length": 2}, "unsupported type"),
    ],
)
async def test_entities_must_lie_in_the_text_and_cut_no_character(
    api: Api, ada: Person, entity: dict[str, Any], words: str
) -> None:
    assert words in await api.refusal("sendMessage", chat_id=ada.chat.id, text="😀a", entities=[entity])


async def test_more_than_a_hundred_entities_are_left_out(api: Api, ada: Person) -> None:
    entities = [{"type": "bold", "offset": place, "length": 1} for place in range(101)]
    await sent(api, ada, "a" * 101, entities=entities)
    assert len(ada.chat.answers[0].entities) == 100


async def test_an_edit_changes_the_message_and_one_that_changes_nothing_is_refused(api: Api, ada: Person) -> None:
    message = await sent(api, ada, "alt")
    await api("editMessageText", chat_id=ada.chat.id, message_id=message, text="neu")
    assert ada.chat.texts == ["neu"]
    said = await api.refusal("editMessageText", chat_id=ada.chat.id, message_id=message, text=" neu ")
    assert said.startswith("Bad Request: message is not modified")


async def test_an_edit_without_a_keyboard_takes_it_away(api: Api, ada: Person) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Ja", "callback_data": "1"}]]}
    message = await sent(api, ada, "Wirklich?", reply_markup=keyboard)
    await api("editMessageText", chat_id=ada.chat.id, message_id=message, text="Wirklich?")
    assert ada.chat.answers[0].labels == []


async def test_what_is_gone_or_another_s_cannot_be_edited(api: Api, ada: Person) -> None:
    said = await ada.says("meins")
    assert "can't be edited" in await api.refusal(
        "editMessageText", chat_id=ada.chat.id, message_id=said.id, text="deins"
    )
    message = await sent(api, ada, "weg")
    await api("deleteMessage", chat_id=ada.chat.id, message_id=message)
    assert ada.chat.answers == []
    for method, words in (("editMessageText", "to edit not found"), ("deleteMessage", "to delete not found")):
        assert words in await api.refusal(method, chat_id=ada.chat.id, message_id=message, text="x")


async def test_a_reply_to_what_is_gone_is_refused_unless_it_may_go_without(api: Api, ada: Person) -> None:
    lost = {"message_id": 999}
    assert "replied not found" in await api.refusal("sendMessage", chat_id=ada.chat.id, text="x", reply_parameters=lost)
    await sent(api, ada, "x", reply_parameters={**lost, "allow_sending_without_reply": True})


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"text": "a", "callback_data": "ä" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "url": "http://localhost/x"}, "Wrong HTTP URL"),
        ({"text": "a", "url": "javascript:x"}, "Wrong HTTP URL"),
        ({"text": "a"}, "Text buttons are unallowed"),
        ({"text": " ", "callback_data": "1"}, "must be non-empty"),
    ],
)
async def test_a_button_must_do_something_that_telegram_takes(
    api: Api, ada: Person, button: dict[str, str], words: str
) -> None:
    keyboard = {"inline_keyboard": [[button]]}
    assert words in await api.refusal("sendMessage", chat_id=ada.chat.id, text="x", reply_markup=keyboard)
    assert ada.chat.answers == []


async def test_more_than_a_hundred_buttons_are_refused(api: Api, ada: Person) -> None:
    rows = [[{"text": "a", "callback_data": "ä" * 32}]] * 101
    said = await api.refusal("sendMessage", chat_id=ada.chat.id, text="x", reply_markup={"inline_keyboard": rows})
    assert "TOO_LONG" in said
    await sent(api, ada, "x", reply_markup={"inline_keyboard": rows[:100]})
