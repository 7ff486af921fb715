from __future__ import annotations

import time

import httpx
import pytest

from tests.telegram.server.client import Api
from tests.telegram.server.people import Person

pytestmark = pytest.mark.anyio


async def test_an_error_comes_as_often_as_it_was_ordered(api: Api) -> None:
    api.server.state.faults.error(502, "getMe", times=2)
    codes = [(await api.raw("getMe")).status_code for _ in range(3)]
    assert codes == [502, 502, 200]


async def test_a_fault_of_all_methods_spares_polling(api: Api) -> None:
    fault = api.server.state.faults.error(500)
    assert await api("getUpdates") == []
    assert (await api.raw("getMe")).status_code == 500
    assert fault.happened == 1


async def test_a_dropped_call_does_nothing_and_one_whose_reply_is_lost_does(api: Api, ada: Person) -> None:
    api.server.state.faults.drop("sendMessage")
    with pytest.raises(httpx.RemoteProtocolError):
        await api("sendMessage", chat_id=ada.chat.id, text="x")
    assert ada.chat.answers == []
    api.server.state.faults.lose("sendMessage")
    with pytest.raises(httpx.RemoteProtocolError):
        await api("sendMessage", chat_id=ada.chat.id, text="x")
    assert ada.chat.texts == ["x"]


async def test_a_slow_reply_is_slow(api: Api) -> None:
    api.server.state.faults.slow(0.1, "getMe")
    begun = time.monotonic()
    await api("getMe")
    assert time.monotonic() - begun >= 0.1


async def test_a_server_that_was_down_knows_what_it_knew(api: Api, ada: Person) -> None:
    await api("sendMessage", chat_id=ada.chat.id, text="vorher")
    await api.server.stop()
    await ada.says("inzwischen")
    with pytest.raises(httpx.TransportError):
        await api("getMe")
    await api.server.start()
    assert [update["message"]["text"] for update in await api("getUpdates")] == ["inzwischen"]
    assert ada.chat.texts == ["vorher"]
