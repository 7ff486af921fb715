"""What the Bot API takes as a text with entities."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from tests.telegram.server.errors import bad_request
from tests.telegram.server.html import read_html

TEXT = 4096
CAPTION = 1024
ENTITIES = 100
"""More are left out without a word."""

_STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link", "custom_emoji")
_BLOCKS = ("blockquote", "expandable_blockquote")
_FOUND = ("mention", "text_mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number")
KINDS = frozenset((*_STYLES, *_BLOCKS, *_FOUND))

_NOTHING = " \t\n\r\u00a0\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is kept: entities with offsets and lengths in UTF-16 units."""

    text: str
    entities: tuple[dict[str, Any], ...] = ()


def units(text: str) -> int:
    """The length in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def read_text(text: str, parse_mode: str, entities: str, limit: int, name: str = "message") -> Text:
    """The text as it is kept, without white space around it. Raises Refused.

    ``limit`` counts UTF-16 units after entities are parsed. An empty caption is allowed, an empty message is not.
    """
    if parse_mode.lower() == "html":
        text, found = read_html(text)
    elif parse_mode:
        raise bad_request("unsupported parse_mode")
    else:
        found = _given(entities)
    checked = [_checked(entity, text) for entity in found]
    kept = _trimmed(text, [entity for entity in checked if entity["length"]])
    if not kept.text.strip(_NOTHING):
        if name == "message":
            raise bad_request("message text is empty")
        return Text("")
    if units(kept.text) > limit:
        raise bad_request("message is too long" if name == "message" else "message caption is too long")
    return kept


def _given(entities: str) -> list[dict[str, Any]]:
    try:
        found = json.loads(entities) if entities else []
    except ValueError:
        raise bad_request("can't parse entities JSON object") from None
    if not isinstance(found, list):
        raise bad_request("expected an Array of MessageEntity")
    return found


def _checked(entity: dict[str, Any], text: str) -> dict[str, Any]:
    """The entity, if it lies in the text and cuts no character in two."""
    if entity.get("type") not in KINDS:
        raise bad_request("can't parse MessageEntity: unsupported type specified")
    start, length = int(entity["offset"]), int(entity["length"])
    if start < 0 or length < 0:
        raise bad_request("entity offset and length must be non-negative")
    end = start + length
    if end > units(text):
        raise bad_request(
            f"entity beginning at UTF-16 offset {start} ends after the end of the text at UTF-16 offset {end}"
        )
    for place, what in ((start, "begins"), (end, "ends")):
        if _inside_pair(text, place):
            raise bad_request(f"entity {what} in a middle of a UTF-16 symbol at UTF-16 offset {place}")
    return {**entity, "offset": start, "length": length}


def _inside_pair(text: str, place: int) -> bool:
    before = text.encode("utf-16-le")[: 2 * place]
    return len(before) >= 2 and 0xD8 <= before[-1] <= 0xDB


def _trimmed(text: str, entities: list[dict[str, Any]]) -> Text:
    """Without white space around the text; entities move with it, and those of white space alone go."""
    kept = text.strip()
    left = units(text) - units(text.lstrip())
    last = units(kept)
    moved = []
    for entity in entities:
        start = max(0, entity["offset"] - left)
        end = min(last, entity["offset"] + entity["length"] - left)
        if start < end:
            moved.append({**entity, "offset": start, "length": end - start})
    moved.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return Text(kept, tuple(moved[:ENTITIES]))
