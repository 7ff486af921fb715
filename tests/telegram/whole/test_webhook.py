"""The bot inside a web server, to which Telegram brings the updates."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import nullcontext

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.exc import OperationalError

from assistant.assistant import Assistant
from assistant.settings import Settings
from bots.telegram.webhook import PATH, webhook
from tests.telegram.server.people import Person
from tests.telegram.server.server import BotApiServer
from tests.telegram.server.serving import serving
from tests.telegram.whole.living import Living, answered, bot_settings, faced, true

pytestmark = pytest.mark.anyio

QUESTION = "Wie hoch ist die Förderung bei go-Inno?"


@pytest.fixture(scope="module")
async def bot(
    assistant: Assistant, tmp_path_factory: pytest.TempPathFactory, server: BotApiServer
) -> AsyncIterator[Living]:
    """A bot inside a server of FastAPI's."""
    server.state.flood.second = 1  # its pace is the real one
    app = FastAPI()
    async with serving(app) as port:
        data = tmp_path_factory.mktemp("webhook")
        settings = bot_settings(
            Settings(data=data), server, telegram_webhook=True, public_url=f"http://127.0.0.1:{port}"
        )
        with faced(assistant, settings) as face:
            hook = webhook(settings, lambda _: nullcontext(face))
            app.include_router(hook.router)
            async with hook.lifespan(app):
                await true(lambda: server.state.updates.webhook)
                yield Living(server, face)


async def test_a_question_is_answered_and_its_source_shown(ada: Person) -> None:
    await ada.says(QUESTION)
    answer = (await answered(ada.chat))[0]
    await ada.presses("[1]", answer)
    await ada.chat.until(lambda messages: messages[-1].picture)


async def test_an_update_that_is_brought_twice_is_answered_once(bot: Living, ada: Person) -> None:
    bot.server.state.updates.repeat = True
    try:
        await ada.says("/help")
        await ada.chat.said("Knöpfe")
        await bot.rest()
        assert len(ada.chat.answers) == 1
    finally:
        bot.server.state.updates.repeat = False


async def test_only_telegram_s_own_secret_opens_the_door(bot: Living, ada: Person) -> None:
    url = bot.server.state.updates.webhook
    update = {"update_id": 1, "message": (await ada.says("/help")).json()}
    await bot.rest()
    async with httpx.AsyncClient(trust_env=False) as client:
        for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "wrong"}):
            assert (await client.post(url, json=update, headers=headers)).status_code == 403
    await bot.rest()
    assert url.endswith(PATH) and len(ada.chat.answers) == 1


async def test_what_is_no_update_is_taken_off_telegram_s_hands(bot: Living) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": bot.server.state.webhook.secret}
    async with httpx.AsyncClient(trust_env=False) as client:
        for body in (b"", b"[]", b"{}", b'{"update_id": "x"}', b"\xff"):
            response = await client.post(bot.server.state.updates.webhook, content=body, headers=headers)
            assert response.status_code == 200, body
        long = await client.post(bot.server.state.updates.webhook, content=b"x" * 1_000_001, headers=headers)
    assert long.status_code == 413


async def test_an_update_that_cannot_be_kept_is_brought_again(
    bot: Living, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    take, tries = bot.face.kept.updates.take, []

    def failing(*args: object) -> bool:
        tries.append(args)
        if len(tries) < 3:
            raise OperationalError("insert", {}, Exception("database is locked"))
        return take(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(type(bot.face.kept.updates), "take", lambda _, *args: failing(*args))
    await ada.says("/help")
    await ada.chat.said("Knöpfe")
    assert len(tries) == 3 and "503" in bot.server.state.webhook.error
