"""Pictures and files."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

from tests.telegram.server.calls import Call, Upload, method
from tests.telegram.server.errors import bad_request
from tests.telegram.server.keyboards import read_keyboard
from tests.telegram.server.state import BOT
from tests.telegram.server.text import CAPTION, read_text

PHOTO_BYTES = 10_485_760
PHOTO_SIDES = 10_000
"""Width and height together."""

PHOTO_RATIO = 20
UPLOAD_BYTES = 50_000_000
DOWNLOAD_BYTES = 20_000_000


@method("sendPhoto")
async def send_photo(call: Call) -> dict[str, Any]:
    sent = _upload(call, "photo")
    if len(sent.content) > PHOTO_BYTES:
        raise bad_request(f"file of size {len(sent.content)} bytes is too big for a photo")
    try:
        with Image.open(io.BytesIO(sent.content)) as image:
            width, height = image.size
    except OSError:
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    if width + height > PHOTO_SIDES or max(width, height) > PHOTO_RATIO * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    described = {**call.state.file(sent.name, sent.content), "width": width, "height": height}
    return _sent(call, {"photo": [described]}, sent.content)


@method("sendDocument")
async def send_document(call: Call) -> dict[str, Any]:
    sent = _upload(call, "document")
    return _sent(call, {"document": {**call.state.file(sent.name, sent.content), "file_name": sent.name}})


@method("getFile")
async def get_file(call: Call) -> dict[str, Any]:
    identifier = call.text("file_id")
    if identifier not in call.state.files:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    name, _, size = call.state.files[identifier]
    if size > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    path = f"documents/{identifier}/{name}"
    return {"file_id": identifier, "file_unique_id": f"u{identifier}", "file_size": size, "file_path": path}


def _upload(call: Call, name: str) -> Upload:
    """The file of a field: its own part, or another one that it names as ``attach://part``."""
    sent = call.files.get(call.text(name).removeprefix("attach://")) or call.files.get(name)
    if sent is None or not sent.content:
        raise bad_request(f"there is no {name} in the request")
    if len(sent.content) > UPLOAD_BYTES:
        raise bad_request("file is too big")
    return sent


def _sent(call: Call, media: dict[str, Any], picture: bytes = b"") -> dict[str, Any]:
    chat = call.chat()
    caption = read_text(
        call.text("caption"), call.text("parse_mode"), call.text("caption_entities"), CAPTION, "caption"
    )
    keyboard = read_keyboard(call.text("reply_markup"))
    replied = call.replied(chat)
    call.state.flood.count(chat.id)
    fields = {
        **media,
        "caption": caption.text or None,
        "caption_entities": list(caption.entities) or None,
        "reply_markup": keyboard,
        "reply_to_message": replied,
    }
    return call.state.add(chat, BOT, fields, picture).json()
