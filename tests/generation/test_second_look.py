"""A judge model decides what the first verdict leaves uncertain, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from assistant.generation.second_look import SecondLook
from assistant.generation.support import Judgement
from assistant.models import ChatModel, open_judge
from assistant.settings import Settings
from tests.models.server import Behaviour, Bytes, Endless, Fails, Says, ScriptedServer, scripted_server

SENTENCE, PASSAGE = "Der Zuschuss beträgt 7.500 Euro.", "Der Zuschuss für Messen beträgt höchstens 7.500 Euro."

Look = Callable[..., tuple[Judgement, ScriptedServer]]


@pytest.fixture
def look(settings: Settings) -> Iterator[Look]:
    with ExitStack() as stack:

        def judged(*script: Behaviour, share: float, language: str = "de") -> tuple[Judgement, ScriptedServer]:
            server = stack.enter_context(scripted_server(*script))
            own = {"judge_model": "openai:judge", "judge_base_url": server.url, "chat_retries": 0, "chat_first_s": 1.0}
            judge = stack.enter_context(open_judge(settings.model_copy(update=own)))
            assert isinstance(judge, ChatModel)
            first = Judgement(share >= 0.65, () if share >= 0.65 else ("first",), share)
            return SecondLook(lambda *_: first, judge)(SENTENCE, [PASSAGE], language, "Richtlinie"), server

        yield judged


@pytest.mark.parametrize(
    ("share", "reply", "supported"),
    [
        (0.5, "Ja", True),
        (0.8, "Nein.", False),
        (0.5, "Nein, der Satz lässt „höchstens“ weg.", False),
        (0.7, "Ja.", True),
    ],
)
def test_the_judge_decides_what_is_uncertain(look: Look, share: float, reply: str, supported: bool) -> None:
    judgement, server = look(Says([reply]), share=share)
    assert judgement.supported is supported
    prompt = server.bodies[0]["messages"][1]["content"]
    assert SENTENCE in prompt and PASSAGE in prompt and "Richtlinie" in prompt


def test_an_english_judge_is_asked_in_english(look: Look) -> None:
    judgement, server = look(Says(["Yes"]), share=0.5, language="en")
    assert judgement.supported
    assert "Is the sentence supported?" in server.bodies[0]["messages"][1]["content"]


@pytest.mark.parametrize(("share", "supported"), [(0.2, False), (0.9, True)])
def test_where_the_first_verdict_is_sure_nobody_is_asked(look: Look, share: float, supported: bool) -> None:
    judgement, server = look(Says(["Nein" if supported else "Ja"]), share=share)
    assert judgement.supported is supported
    assert server.bodies == []


@pytest.mark.parametrize(
    "behaviour",
    [
        pytest.param(Says(first_s=60), id="slow"),
        pytest.param(Fails(500), id="500"),
        pytest.param(Fails(429), id="429"),
        pytest.param(Bytes(b"data: {kaputt\n\n"), id="garbage"),
        pytest.param(Says(["Vielleicht schon"]), id="neither yes nor no"),
        pytest.param(Endless("", pause_s=0.1), id="signs of life"),
    ],
)
def test_without_its_word_the_stricter_verdict_counts(look: Look, behaviour: Behaviour) -> None:
    began = time.monotonic()
    judgement, _ = look(behaviour, share=0.7)
    assert (judgement.supported, judgement.reasons) == (False, ("no word of the judge",))
    assert time.monotonic() - began < 6


def test_without_a_judge_model_there_is_none(settings: Settings) -> None:
    with open_judge(settings) as judge:
        assert judge is None


@pytest.mark.parametrize(
    ("own_key", "sent"), [(None, "Bearer sk-chat"), ("sk-judge", "Bearer sk-judge")], ids=["the chat's", "its own"]
)
def test_at_the_chat_models_provider_it_has_that_ones_key_and_address(
    settings: Settings, own_key: str | None, sent: str
) -> None:
    with scripted_server(Says(["Ja"])) as server:
        given = Settings(
            data=settings.data,
            chat_model="openai:chat",
            chat_base_url=server.url,
            chat_api_key="sk-chat",
            judge_model="openai:judge",
            judge_base_url=server.url if own_key else None,
            judge_api_key=own_key,
        )
        with open_judge(given) as judge:
            assert isinstance(judge, ChatModel)
            assert judge.complete([("user", "?")]) == "Ja"
        assert (server.keys, server.bodies[0]["model"]) == ([sent], "judge")
