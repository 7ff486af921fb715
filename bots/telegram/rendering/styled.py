"""Text with styles, before it is cut into messages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_DROPPED = re.compile("[\r\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_LONE = re.compile("[\ud800-\udfff]")
_BLANK = frozenset("\u2800\u3164\u115f\u1160\uffa0")
"""Characters that show nothing although their category says otherwise."""
_HIDDEN = frozenset(("Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp"))
"""Categories of characters that show nothing by themselves."""


class Style(StrEnum):
    """How a stretch of text looks, as the Bot API calls it."""

    BOLD = "bold"
    ITALIC = "italic"
    QUOTE = "blockquote"
    FOLDED = "expandable_blockquote"


@dataclass(frozen=True, slots=True)
class Span:
    """A style from ``start`` to ``end`` (exclusive), counted in characters of Python's."""

    start: int
    end: int
    style: Style


@dataclass(frozen=True, slots=True)
class Styled:
    """A text with its styles."""

    text: str
    spans: tuple[Span, ...] = ()

    @classmethod
    def of(cls, text: str, *styles: Style) -> Styled:
        """A readable text, all of it in these styles."""
        clean = readable(text)
        return cls(clean, tuple(Span(0, len(clean), style) for style in styles if clean))


def joined(parts: Iterable[Styled], separator: str = "\n\n") -> Styled:
    """The parts that show anything, one after the other."""
    text, spans = "", list[Span]()
    for part in parts:
        if not visible(part.text):
            continue
        text += separator if text else ""
        spans += [Span(span.start + len(text), span.end + len(text), span.style) for span in part.spans]
        text += part.text
    return Styled(text, tuple(spans))


def readable(text: str) -> str:
    """The text without what Telegram would drop or refuse: control and direction characters, lone surrogates."""
    return _LONE.sub("\ufffd", _CONTROL.sub(" ", _DROPPED.sub("", text)))


def visible(text: str) -> bool:
    """Whether a text shows anything; Telegram refuses a message that does not."""
    return any(char not in _BLANK and unicodedata.category(char) not in _HIDDEN for char in text)
