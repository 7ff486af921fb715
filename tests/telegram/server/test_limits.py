from __future__ import annotations

import pytest

from tests.telegram.server.client import Api
from tests.telegram.server.errors import Refused
from tests.telegram.server.flood import BURST, IN_ALL, IN_GROUP, Flood
from tests.telegram.server.people import Person

pytestmark = pytest.mark.anyio


def allowed(flood: Flood, *chats: int) -> int:
    """How many messages go through, one to each of these chats, until one is refused."""
    for count, chat in enumerate(chats):
        try:
            flood.count(chat)
        except Refused:
            return count
    return len(chats)


async def test_a_chat_takes_a_small_burst_and_then_says_how_long_to_wait(api: Api, ada: Person) -> None:
    for number in range(BURST):
        await api("sendMessage", chat_id=ada.chat.id, text=str(number))
    response = await api.raw("sendMessage", chat_id=ada.chat.id, text="x")
    assert response.status_code == 429
    assert response.json()["parameters"] == {"retry_after": 1}
    message = ada.chat.answers[0].id
    response = await api.raw("editMessageText", chat_id=ada.chat.id, message_id=message, text="y")
    assert response.status_code == 429, "edits count too"
    bob = api.server.person("Bob")
    await api("sendMessage", chat_id=bob.chat.id, text="Bob waits for nobody")


def test_a_group_takes_twenty_messages_a_minute_and_a_private_chat_more() -> None:
    assert allowed(Flood(second=1e-7, minute=1e9), *[-1] * 50) == IN_GROUP
    assert allowed(Flood(second=1e-7, minute=1e9), *[1] * 50) == 50


def test_all_chats_together_take_thirty_messages_a_second() -> None:
    assert allowed(Flood(second=100), *range(1, 50)) == IN_ALL


async def test_a_wrong_token_is_unauthorized_and_a_malformed_one_is_not_found(api: Api) -> None:
    wrong = await api.raw("getMe", token=f"4711:{'x' * 35}")
    assert wrong.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert (await api.raw("getMe", token=str(api.server.port))).status_code == 404


async def test_an_unknown_method_is_not_found(api: Api) -> None:
    assert await api.refusal("sendEverything") == "Not Found: method not found"


async def test_methods_are_known_in_any_case_and_by_json_too(api: Api) -> None:
    url = f"{api.server.url}/bot{api.server.state.token}/GETME"
    assert (await api.client.post(url, json={})).json()["result"]["username"] == "foerderlotse_bot"


async def test_who_has_blocked_the_bot_gets_nothing(api: Api, ada: Person) -> None:
    await ada.blocks()
    said = await api.refusal("sendMessage", chat_id=ada.chat.id, text="x")
    assert said == "Forbidden: bot was blocked by the user"
    assert "chat not found" in await api.refusal("sendMessage", chat_id=1, text="x")


async def test_commands_and_descriptions_are_kept_by_language_within_their_limits(api: Api) -> None:
    await api("setMyCommands", commands=[{"command": "neu", "description": "Neues Gespräch"}])
    assert await api("getMyCommands", language_code="en") == []
    assert (await api("getMyCommands"))[0]["command"] == "neu"
    for bad in ({"command": "Neu", "description": "x"}, {"command": "neu", "description": ""}):
        assert "BOT_COMMAND" in await api.refusal("setMyCommands", commands=[bad])
    assert "too long" in await api.refusal("setMyShortDescription", short_description="a" * 121)
    assert "too long" in await api.refusal("setMyDescription", description="a" * 513)
    assert "language_code" in await api.refusal("setMyDescription", description="a", language_code="deutsch")


async def test_drafts_go_to_private_chats_only(api: Api, ada: Person) -> None:
    await api("sendMessageDraft", chat_id=ada.chat.id, draft_id=1, text="So weit …")
    group = api.server.group(ada)
    assert "private" in await api.refusal("sendMessageDraft", chat_id=group.id, draft_id=1, text="x")
    assert "non-zero" in await api.refusal("sendMessageDraft", chat_id=ada.chat.id, draft_id=0, text="x")
    assert "wrong parameter action" in await api.refusal("sendChatAction", chat_id=ada.chat.id, action="sleep")


async def test_members_are_known_with_their_rights(api: Api, ada: Person) -> None:
    group = api.server.group(ada, admin=ada)
    assert (await api("getChat", chat_id=group.id))["title"] == "Netzwerk"
    assert (await api("getChatMember", chat_id=group.id, user_id=ada.user["id"]))["status"] == "creator"
    assert "member not found" in await api.refusal("getChatMember", chat_id=group.id, user_id=1)
