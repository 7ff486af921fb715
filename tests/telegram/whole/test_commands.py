"""What the commands answer."""

from __future__ import annotations

import pytest

from bots.shared.offers import Example, Offers, Topic
from tests.telegram.server.people import Person
from tests.telegram.server.server import BotApiServer
from tests.telegram.whole.living import answered

pytestmark = pytest.mark.anyio

QUESTION = "Wer ist bei go-Inno antragsberechtigt?"


async def test_start_says_that_it_is_a_machine_what_it_keeps_and_what_can_be_asked(
    ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    examples = (Example(Topic.ELIGIBILITY, QUESTION), Example(Topic.PROCESS, "Wie stellt man den Antrag bei go-Inno?"))
    monkeypatch.setattr(Offers, "examples", lambda *_: examples)  # finding them takes seconds, and has tests of its own
    await ada.says("/start")
    shown = await ada.chat.said("Computerprogramm")
    assert "Datenschutz" in shown.text and "unverbindliche Ersteinschätzung" in shown.text
    assert shown.labels == [example.question for example in examples]
    await ada.presses(QUESTION, shown)
    assert (await answered(ada.chat))[0].styled("bold")[0] == QUESTION


@pytest.mark.parametrize(
    ("command", "word"),
    [
        ("/help", "/loeschen"),
        ("/hilfe", "/loeschen"),
        ("/neu", "neues Gespräch"),
        ("/sprache", "Sprache"),
        ("/firma", "freiwillig"),
        ("/quellen", "Unterlagen"),
        ("/datenschutz", "Schlüssel"),
        ("/loeschen", "löschen?"),
        ("/gibtsnicht", "kenne ich nicht"),
    ],
)
async def test_every_command_is_answered_in_german(ada: Person, command: str, word: str) -> None:
    await ada.says(command)
    await ada.chat.said(word)


@pytest.mark.usefixtures("bot")
async def test_an_english_app_gets_english_words(server: BotApiServer) -> None:
    bob = server.person("Bob", language="en-GB")
    await bob.says("/help")
    await bob.chat.said("question")


@pytest.mark.usefixtures("bot")
async def test_commands_and_descriptions_stand_in_both_languages(server: BotApiServer) -> None:
    profile = server.state.profile
    german = [command["command"] for command in profile["commands", ""]]
    assert german == ["start", "help", "neu", "firma", "quellen", "sprache", "datenschutz", "loeschen"]
    english = [command["command"] for command in profile["commands", "en"]]
    assert english == ["start", "help", "new", "company", "sources", "language", "privacy", "delete"]
    for name in ("description", "short_description"):
        assert profile[name, ""] and profile[name, "en"] and profile[name, ""] != profile[name, "en"]


async def test_the_language_that_is_chosen_holds_for_words_and_answers(ada: Person) -> None:
    await ada.says("/sprache")
    await ada.presses("English", await ada.chat.said("Sprache"))
    await ada.chat.said("English")
    await ada.says(QUESTION)
    await answered(ada.chat)
    await ada.says("/help")
    await ada.chat.said("/delete")


@pytest.mark.parametrize(
    ("kind", "word"),
    [("voice", "Sprachnachrichten"), ("photo", "Bilder"), ("sticker", "Danke"), ("location", "nichts anfangen")],
)
async def test_what_is_no_text_gets_a_friendly_word(ada: Person, kind: str, word: str) -> None:
    await ada.sends(kind)
    await ada.chat.said(word)
