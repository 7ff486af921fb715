from __future__ import annotations

import asyncio
import json

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.telegram.server.client import Api
from tests.telegram.server.people import Person
from tests.telegram.server.serving import serving

pytestmark = pytest.mark.anyio

SIGNS = "nur_von-uns1"


async def test_an_update_comes_until_a_later_offset_confirms_it(api: Api, ada: Person) -> None:
    await ada.says("eins")
    await ada.says("zwei")
    first = await api("getUpdates")
    assert [update["message"]["text"] for update in first] == ["eins", "zwei"]
    assert await api("getUpdates", limit=1) == first[:1]
    assert await api("getUpdates", offset=first[1]["update_id"]) == first[1:]
    assert await api("getUpdates", offset=first[1]["update_id"] + 1) == []


async def test_a_poll_waits_for_what_comes(api: Api, ada: Person) -> None:
    poll = asyncio.create_task(api("getUpdates", timeout=30))
    while not api.server.state.updates.polls:
        await asyncio.sleep(0.005)
    await ada.says("da")
    assert [update["message"]["text"] for update in await poll] == ["da"]


async def test_only_the_kinds_that_were_asked_for_come(api: Api, ada: Person) -> None:
    await api("getUpdates", allowed_updates=["edited_message"])
    said = await ada.says("eins")
    await ada.edits(said, "zwei")
    (update,) = await api("getUpdates")
    assert update["edited_message"]["text"] == "zwei"


async def test_a_second_poller_ends_the_first(api: Api) -> None:
    first = asyncio.create_task(api.refusal("getUpdates", timeout=30))
    while not api.server.state.updates.polls:
        await asyncio.sleep(0.005)
    await api("getUpdates")
    assert (await first).startswith("Conflict: terminated by other getUpdates request")


async def test_nobody_polls_while_a_webhook_is_set(api: Api) -> None:
    await api("setWebhook", url="http://127.0.0.1:9/x", secret_token=SIGNS)
    assert "while webhook is active" in await api.refusal("getUpdates")
    await api("deleteWebhook")
    assert await api("getUpdates") == []


@pytest.mark.parametrize("params", [{"url": "ftp://a.de"}, {"url": "https://a.de", "secret_token": "not allowed!"}])
async def test_a_webhook_needs_an_address_and_a_secret_of_plain_signs(api: Api, params: dict[str, str]) -> None:
    assert "Bad Request" in await api.refusal("setWebhook", **params)


async def test_a_webhook_gets_each_update_until_it_says_200(api: Api, ada: Person) -> None:
    got: list[tuple[str, str]] = []

    async def take(request: Request) -> Response:
        update = json.loads(await request.body())
        got.append((request.headers["X-Telegram-Bot-Api-Secret-Token"], update["message"]["text"]))
        return Response(status_code=503 if len(got) == 1 else 200)

    async with serving(Starlette(routes=[Route("/hook", take, methods=["POST"])])) as port:
        await api("setWebhook", url=f"http://127.0.0.1:{port}/hook", secret_token=SIGNS)
        await ada.says("eins")
        await ada.says("zwei")
        while api.server.state.updates.pending:
            await asyncio.sleep(0.005)
        info = await api("getWebhookInfo")
        await api("deleteWebhook")
    assert got == [(SIGNS, "eins"), (SIGNS, "eins"), (SIGNS, "zwei")]
    assert "503" in info["last_error_message"] and info["pending_update_count"] == 0


async def test_a_pressed_button_comes_with_its_message_and_is_answered_once(api: Api, ada: Person) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Ja", "callback_data": "x:1"}]]}
    await api("sendMessage", chat_id=ada.chat.id, text="Wirklich?", reply_markup=keyboard)
    pressed = await ada.presses("Ja", ada.chat.answers[0])
    (update,) = await api("getUpdates")
    assert update["callback_query"]["data"] == "x:1"
    assert update["callback_query"]["message"]["reply_markup"] == keyboard
    assert pressed.toast is None
    await api("answerCallbackQuery", callback_query_id=pressed.id, text="Danke")
    assert pressed.toast == "Danke"
    assert "query is too old" in await api.refusal("answerCallbackQuery", callback_query_id=pressed.id)
    assert "query is too old" in await api.refusal("answerCallbackQuery", callback_query_id="other")
