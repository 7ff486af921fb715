"""Chats and their members, what a bot shows while it works, and pressed buttons."""

from __future__ import annotations

from typing import Any

from tests.telegram.server.calls import Call, method
from tests.telegram.server.errors import bad_request
from tests.telegram.server.text import TEXT, read_text

ACTIONS = frozenset(("typing", "upload_photo", "upload_document", "upload_video", "record_video", "find_location"))
"""Some of them: what a bot like ours may show."""

TOAST = 200


@method("sendChatAction")
async def send_chat_action(call: Call) -> bool:
    if call.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    call.chat().actions.append(call.text("action"))
    return True


@method("sendMessageDraft")
async def send_message_draft(call: Call) -> bool:
    chat = call.chat()
    if chat.kind != "private":
        raise bad_request("message drafts can be sent only to private chats")
    if not call.number("draft_id"):
        raise bad_request("draft_id must be non-zero")
    read_text(call.text("text"), call.text("parse_mode"), call.text("entities"), TEXT)
    return True


@method("answerCallbackQuery")
async def answer_callback_query(call: Call) -> bool:
    query = call.text("callback_query_id")
    if call.state.queries.get(query, "") is not None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(call.text("text")) > TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    call.state.queries[query] = call.text("text")
    return True


@method("getChat")
async def get_chat(call: Call) -> dict[str, Any]:
    return {**call.chat().json(), "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": {}}


@method("getChatMember")
async def get_chat_member(call: Call) -> dict[str, Any]:
    found = call.chat().members.get(call.number("user_id"))
    if found is None:
        raise bad_request("member not found")
    user, status = found
    if status == "creator":
        return {"status": status, "user": user, "is_anonymous": False}
    return {"status": status, "user": user}
