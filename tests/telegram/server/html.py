"""The Bot API's HTML (https://core.telegram.org/bots/api#html-style), read as strictly as it is there."""

from __future__ import annotations

import html
import re
from typing import Any

from tests.telegram.server.errors import bad_request

KINDS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("span", "tg-spoiler"), "spoiler"),
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][-a-zA-Z0-9]*)?(?P<rest>[^<>]*)(?P<close>>?)")
_CHARACTER = re.compile(r"&(?:lt|gt|amp|quot|#[0-9]+|#x[0-9a-fA-F]+);")
_HREF = re.compile(r"""href\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def read_html(source: str) -> tuple[str, list[dict[str, Any]]]:
    """The text without tags, and its entities. Raises Refused with the place in bytes of UTF-8."""
    text, entities = "", list[dict[str, Any]]()
    open_tags = list[tuple[str, int, str]]()
    place = 0
    for tag in _TAG.finditer(source):
        text += _characters(source[place : tag.start()])
        place = tag.end()
        at = len(source[: tag.start()].encode())
        name = (tag["name"] or "").lower()
        if not tag["close"] or (not name and not tag["end"]):
            raise _error(f"Unclosed start tag at byte offset {at}" if not tag["end"] else f"Unclosed end tag at {at}")
        if not tag["end"]:
            if name not in KINDS:
                raise _error(f'Unsupported start tag "{name}" at byte offset {at}')
            open_tags.append((name, _units(text), tag["rest"]))
            continue
        if not open_tags:
            raise _error(f"Unexpected end tag at byte offset {at}")
        opened, start, rest = open_tags.pop()
        if name and name != opened:
            raise _error(f'Unmatched end tag at byte offset {at}, expected "</{opened}>", found "</{name}>"')
        if length := _units(text) - start:
            entities.append(_entity(opened, rest, start, length))
    if open_tags:
        raise _error(f'Can\'t find end tag corresponding to start tag "{open_tags[-1][0]}"')
    return text + _characters(source[place:]), entities


def _entity(name: str, rest: str, start: int, length: int) -> dict[str, Any]:
    kind = "expandable_blockquote" if name == "blockquote" and "expandable" in rest else KINDS[name]
    found = _HREF.search(rest) if kind == "text_link" else None
    url = {"url": html.unescape(found[1] or found[2] or "")} if found else {}
    return {"type": kind, "offset": start, "length": length, **url}


def _characters(text: str) -> str:
    return _CHARACTER.sub(lambda found: html.unescape(found[0]), text)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _error(reason: str) -> Exception:
    return bad_request(f"can't parse entities: {reason}")
