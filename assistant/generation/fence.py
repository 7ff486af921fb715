"""Fences around what others wrote, so that a chat model takes it as data: random for each request, not to be forged."""

from __future__ import annotations

import re
import secrets

from assistant.disguise import INVISIBLE

_ANGLES = re.compile(r"<(?=[^\s\d=])|(?<=[^\s\d=])>|<(?=[<>])|>(?=[<>])|(?<=[<>])>")
_TEMPLATE = re.compile(r"\[(/?[A-Z][A-Z_]+)\]")
_MARKER = re.compile(r"\s*[\[【［]\s*\d{1,2}(?:\s*[,;–-]\s*\d{1,2})*\s*[\]】］]")
_OTHER_SPACE = re.compile(r"[^\S\n]+")


def new_token() -> str:
    """64 random bits, as a fence carries them."""
    return secrets.token_hex(8)


def harmless(text: str) -> str:
    """The text without what could pass for a fence, a chat template's sign or a passage's number.

    Angle brackets stay before numbers and spaces ("< 250 Beschäftigte"), else they become ‹ and ›.
    """
    visible = INVISIBLE.sub("", text)
    printable = "".join(char if char.isprintable() or char == "\n" else " " for char in visible)
    angles = _ANGLES.sub(lambda found: "‹" if found[0] == "<" else "›", printable)
    plain = _MARKER.sub("", _TEMPLATE.sub(r"(\1)", angles))
    return _OTHER_SPACE.sub(" ", plain).strip()
