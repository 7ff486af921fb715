"""A chat model's reading of follow-ups, and its plain words, in whole conversations on the sample documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from uuid import uuid4

import pytest

from assistant.answer import Answer, Question
from assistant.assistant import Assistant
from assistant.generation.support import Judgement
from assistant.models import open_models
from assistant.settings import Settings
from assistant.talk.memory import Memory
from tests.models.server import Behaviour, Fails, Says, ScriptedServer, scripted_server

NOTHING = Says(["Das steht nicht in den Textstellen."])
"""What makes an answer extractive."""

Talk = Callable[..., tuple[list[Answer], ScriptedServer]]


@pytest.fixture
def talk(assistant: Assistant, memory: Memory, settings: Settings) -> Iterator[Talk]:
    """Asks questions in one conversation of an assistant whose chat model behaves as a script says."""
    with ExitStack() as stack:

        def ask(*questions: str, script: list[Behaviour]) -> tuple[list[Answer], ScriptedServer]:
            server = stack.enter_context(scripted_server(*script))
            update = {"chat_model": "openai:test", "chat_base_url": server.url, "chat_retries": 0}
            chat = stack.enter_context(open_models(settings.model_copy(update=update)))
            asked = Assistant(assistant.corpus, chat, memory, support=says_so)
            name = str(uuid4())
            return [asked.ask(Question(question, conversation=name)) for question in questions], server

        yield ask


def says_so(sentence: str, passages: object, language: str, context: str, /) -> Judgement:  # noqa: ARG001 - the shape
    """Supports whatever does not speak of the moon."""
    return Judgement("Mond" not in sentence, (), 0.9)


FIRST, FOLLOW_UP = "Wie lange dauert die Konzeptphase bei RUBIN?", "Und die Umsetzungsphase?"
BY_RULES = "Wie lange dauert die Umsetzungsphase bei RUBIN?"


def test_a_follow_up_is_read_by_the_model(talk: Talk) -> None:
    reading = "Wie viele Jahre dauert die Umsetzungsphase bei RUBIN?"
    (_, answer), server = talk(FIRST, FOLLOW_UP, script=[NOTHING, Says([reading]), NOTHING])
    assert answer.question == reading
    assert FIRST in server.bodies[1]["messages"][1]["content"]


@pytest.mark.parametrize(
    "reading",
    [
        pytest.param(Says(["Wie lange dauert die Umsetzungsphase bei WIR!?"]), id="another name"),
        pytest.param(Says(["Dauert die Umsetzungsphase bei RUBIN 99 Jahre?"]), id="a number"),
        pytest.param(Says(["Sie dauert drei Jahre.\nNoch etwas?"]), id="more than a question"),
        pytest.param(Fails(500), id="failing"),
        pytest.param(Says(["Wie lange"], cut=True), id="cut off"),
    ],
)
def test_the_rules_read_it_where_the_model_fails_or_brings_in_something_new(talk: Talk, reading: Behaviour) -> None:
    (_, answer), _ = talk(FIRST, FOLLOW_UP, script=[NOTHING, reading, NOTHING])
    assert answer.question == BY_RULES


def test_the_model_is_not_asked_for_what_stands_for_itself(talk: Talk) -> None:
    question = "Wie hoch ist die Grenze für De-minimis-Beihilfen?"
    (_, answer), server = talk(FIRST, question, script=[NOTHING])
    assert answer.question is None
    assert len(server.bodies) == 2


LIMIT, SIMPLER = "Wie hoch ist die De-minimis-Grenze?", "Kannst du das einfacher erklären?"


def plainly(*sentences: str, again: Behaviour = NOTHING) -> list[Behaviour]:
    return [NOTHING, again, Says([" ".join(sentences)])]


def test_an_answer_is_said_in_plain_words_with_its_numbers(talk: Talk) -> None:
    easy = "Ein Betrieb darf in drei Jahren nicht mehr als 300.000 Euro kleine Beihilfe bekommen."
    (first, plainer), _ = talk(LIMIT, SIMPLER, script=plainly(f"{easy} [1]"))
    assert plainer.text.startswith(easy)
    assert plainer.claims[0].citations == first.claims[0].citations
    assert plainer.model == "openai:test"


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Ein Betrieb bekommt vom Mond in drei Jahren höchstens 300.000 Euro. [1]", id="not supported"),
        pytest.param("Ein Betrieb bekommt in drei Jahren nicht sehr viel Geld. [1]", id="a number lost"),
        pytest.param("Ein Betrieb bekommt in drei Jahren höchstens 400.000 oder 300.000 Euro. [1]", id="a number more"),
        pytest.param("Ein Betrieb bekommt in drei Jahren höchstens 300.000 Euro.", id="no number of a sentence"),
    ],
)
def test_words_that_are_not_proved_do_not_take_a_quotes_place(talk: Talk, sentence: str) -> None:
    (first, plainer), _ = talk(LIMIT, SIMPLER, script=plainly(sentence))
    assert plainer.text.startswith(first.claims[0].text)
    assert "(De-minimis-Beihilfe: eine kleine staatliche Hilfe" in plainer.text


def test_a_model_that_fails_leaves_the_glossary(talk: Talk) -> None:
    (first, plainer), _ = talk(LIMIT, SIMPLER, script=[NOTHING, NOTHING, Fails(500)])
    assert plainer.text.startswith(first.claims[0].text)
    assert any("Glossar" in notice for notice in plainer.notices)
