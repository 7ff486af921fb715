"""``/firma``: facts about the company, told by buttons and messages."""

from __future__ import annotations

import pytest

from tests.telegram.server.people import Person
from tests.telegram.whole.living import Living

pytestmark = pytest.mark.anyio


async def told(ada: Person) -> None:
    """Tells a Land and the employees, skips the rest."""
    await ada.says("/firma")
    shown = await ada.chat.said("In welchem Land")
    await ada.presses("Thüringen", shown)
    await ada.chat.said("Wie viele Beschäftigte")
    await ada.says("80")
    asked = await ada.chat.said("Jahresumsatz")
    for question in ("Bilanzsumme", "Branche", "Was haben Sie vor"):
        await ada.presses("Überspringen", asked)
        asked = await ada.chat.said(question)
    await ada.presses("Überspringen", asked)


async def test_facts_are_asked_for_one_by_one_and_shown_at_the_end(ada: Person) -> None:
    await told(ada)
    shown = await ada.chat.said("gemerkt", "Thüringen", "80")
    assert "Angaben löschen" in shown.labels


async def test_facts_are_erased_at_the_press_of_a_button(bot: Living, ada: Person) -> None:
    await told(ada)
    await ada.presses("Angaben löschen", await ada.chat.said("gemerkt", "80"))
    await ada.chat.said("sind gelöscht")
    assert not bot.face.kept.chats.of(bot.face.kept.seals.chat(ada.chat.id)).facts


async def test_what_cannot_be_read_as_a_fact_is_asked_again(ada: Person) -> None:
    await ada.says("/firma")
    await ada.presses("Thüringen", await ada.chat.said("In welchem Land"))
    await ada.chat.said("Wie viele Beschäftigte")
    await ada.says("viele")
    await ada.chat.said("nicht als Angabe verstanden", "Wie viele Beschäftigte")


async def test_a_question_in_between_is_answered_as_a_question(bot: Living, ada: Person) -> None:
    await ada.says("/firma")
    await ada.chat.said("In welchem Land")
    await ada.says("Wie hoch ist die Förderung bei go-Inno?")
    await bot.rest()
    assert any("[1]" in text for text in ada.chat.texts)
