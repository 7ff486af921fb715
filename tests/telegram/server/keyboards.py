"""Inline keyboards (https://core.telegram.org/bots/api#inlinekeyboardbutton)."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from tests.telegram.server.errors import bad_request

BUTTONS = 100
CALLBACK_DATA = 64
"""Bytes."""


def read_keyboard(markup: str) -> dict[str, Any] | None:
    """The keyboard, or ``None`` where there is none. Raises Refused."""
    if not markup:
        return None
    try:
        rows = json.loads(markup)["inline_keyboard"]
    except (ValueError, KeyError, TypeError):
        raise bad_request("can't parse reply keyboard markup JSON object") from None
    rows = [row for row in rows if row]
    if sum(map(len, rows)) > BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for button in (button for row in rows for button in row):
        _check(button)
    return {"inline_keyboard": rows} if rows else None


def _check(button: dict[str, Any]) -> None:
    if not str(button.get("text", "")).strip():
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be non-empty')
    if "callback_data" in button:
        if not 1 <= len(button["callback_data"].encode()) <= CALLBACK_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
    elif "url" in button:
        _check_url(button["url"])
    else:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    allowed = parts.scheme == "tg" or (parts.scheme in ("http", "https") and "." in (parts.hostname or ""))
    if not allowed:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
