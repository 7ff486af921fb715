"""Messages: sent, edited, deleted."""

from __future__ import annotations

from typing import Any

from tests.telegram.server.calls import Call, method
from tests.telegram.server.errors import bad_request
from tests.telegram.server.keyboards import read_keyboard
from tests.telegram.server.state import BOT
from tests.telegram.server.text import TEXT, Text, read_text

_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)


@method("sendMessage")
async def send_message(call: Call) -> dict[str, Any]:
    chat = call.chat()
    text = _text(call)
    keyboard = read_keyboard(call.text("reply_markup"))
    replied = call.replied(chat)
    call.state.flood.count(chat.id)
    return call.state.add(
        chat,
        BOT,
        {
            "text": text.text,
            "entities": list(text.entities) or None,
            "reply_markup": keyboard,
            "reply_to_message": replied,
            "message_thread_id": call.number("message_thread_id") or None,
        },
    ).json()


@method("editMessageText")
async def edit_message_text(call: Call) -> dict[str, Any]:
    message = call.message("edit")
    if not message.by_bot:
        raise bad_request("message can't be edited")
    if "text" not in message.fields:
        raise bad_request("there is no text in the message to edit")
    text = _text(call)
    return _changed(call, {"text": text.text, "entities": list(text.entities)})


@method("editMessageReplyMarkup")
async def edit_message_reply_markup(call: Call) -> dict[str, Any]:
    if not call.message("edit").by_bot:
        raise bad_request("message can't be edited")
    return _changed(call, {})


@method("deleteMessage")
async def delete_message(call: Call) -> bool:
    message = call.message("delete")
    if not message.by_bot and message.chat.kind != "private":
        raise bad_request("message can't be deleted")
    message.deleted = True
    return True


def _text(call: Call) -> Text:
    return read_text(call.text("text"), call.text("parse_mode"), call.text("entities"), TEXT)


def _changed(call: Call, fields: dict[str, Any]) -> dict[str, Any]:
    """The message with these fields and the keyboard of the call: without one it has none."""
    message = call.message("edit")
    wanted = {**fields, "reply_markup": read_keyboard(call.text("reply_markup"))}
    if all((message.fields.get(name) or None) == (value or None) for name, value in wanted.items()):
        raise bad_request(_SAME)
    call.state.flood.count(message.chat.id)
    merged = {**message.fields, **wanted}
    message.fields = {name: value for name, value in merged.items() if value is not None and value != []}
    message.edits += 1
    return message.json()
