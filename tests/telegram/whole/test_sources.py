"""The buttons below an answer: pictures of cited pages, thumbs, the list of documents."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from tests.telegram.server.chats import Message
from tests.telegram.server.people import Person
from tests.telegram.whole.living import THUMB, Living, answered

pytestmark = pytest.mark.anyio

QUESTION = "Wie hoch ist die Förderung bei go-Inno?"


async def asked(person: Person) -> Message:
    await person.says(QUESTION)
    return (await answered(person.chat))[0]


async def pictured(person: Person, count: int = 1) -> list[Message]:
    """The pictures that the chat shows, once there are so many."""

    def found(_: object) -> list[Message]:
        shown = [message for message in person.chat.answers if message.picture]
        return shown if len(shown) >= count else []

    return await person.chat.until(found)


async def test_a_citation_shows_its_page_with_the_quote_marked_and_where_it_stands(ada: Person) -> None:
    answer = await asked(ada)
    await ada.presses("[1]", answer)
    shown = (await pictured(ada))[0]
    assert shown.replies_to == answer.id
    assert "go-inno" in shown.styled("bold")[0] and "Stand" in shown.styled("bold")[0]
    assert shown.styled("italic")[0].startswith("„")
    with Image.open(io.BytesIO(shown.picture)) as picture:
        colours = np.asarray(picture.convert("RGB")).astype(int)
    marked = np.count_nonzero(colours[..., 0] - colours[..., 2] > 60)  # yellow
    assert marked > 500, "nothing on the page is marked"
    assert "upload_photo" in ada.chat.actions


async def test_a_page_is_shown_once_where_its_button_is_pressed_twice_and_again_later(bot: Living, ada: Person) -> None:
    answer = await asked(ada)
    for count in (1, 2):
        await ada.presses("[1]", answer)
        second = await ada.presses("[1]", answer)
        await bot.rest()
        assert len(await pictured(ada)) == count
        assert second.toast is not None, "its button still shows that it was pressed"


async def test_the_buttons_of_another_chat_show_nothing_of_it(bot: Living, ada: Person) -> None:
    answer = await asked(ada)
    eve = bot.server.person("Eve")
    await eve.says("/help")
    own = await eve.chat.said("Knöpfe")
    own.fields["reply_markup"] = answer.fields["reply_markup"]
    await eve.presses("[1]", own)
    await eve.chat.said("nicht mehr gespeichert")
    assert not any(message.picture for message in eve.chat.answers)


async def test_a_thumb_down_asks_why_and_both_are_kept(bot: Living, ada: Person) -> None:
    answer = await asked(ada)
    before = bot.rows()["feedback"]
    pressed = await ada.presses("👎", answer)
    await ada.chat.until(lambda _: "Unvollständig" in answer.labels)
    assert pressed.toast == "Danke! Was stimmt nicht?" and THUMB not in answer.labels and "[1]" in answer.labels
    pressed = await ada.presses("Unvollständig", answer)
    await bot.rest()
    assert pressed.toast == "Danke für die Rückmeldung!" and "Unvollständig" not in answer.labels
    assert bot.rows()["feedback"] == before + 1


async def test_a_thumb_pressed_twice_is_thanked_twice_and_fails_nowhere(bot: Living, ada: Person) -> None:
    answer = await asked(ada)
    shown = dict(answer.fields)
    await ada.presses(THUMB, answer)
    await bot.rest()
    answer.fields, now = shown, answer.fields  # an app that is behind still shows the thumb
    second = await ada.presses(THUMB, answer)
    answer.fields = now
    await bot.rest()
    assert second.toast == "Danke für die Rückmeldung!"
    assert not [text for text in ada.chat.texts if "schiefgegangen" in text]


async def test_the_documents_are_listed_a_page_at_a_time(ada: Person) -> None:
    await ada.says("/quellen")
    shown = await ada.chat.said("Unterlagen, die ich kenne")
    first = shown.text
    await ada.presses("▶", shown)
    await ada.chat.until(lambda _: shown.text != first)
    assert "Seite 2 von 2" in shown.text
    await ada.presses("◀", shown)
    await ada.chat.until(lambda _: shown.text == first)
