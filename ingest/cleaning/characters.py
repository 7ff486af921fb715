"""Single characters: what is dropped, what is written out."""

from __future__ import annotations

import re
import unicodedata

BULLETS = "•‣◦▪▫■□●○◘◙◆◇❖➢➤➔►▶✓✔✗✘☐☑☒⮚⇒→·∙⁃–—−*\u2212"
"""Signs that open a list item when they stand alone at the start of a line."""

BULLET = "•"
"""What a private-use sign at the start of a line is taken for."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_TABLE: dict[int, str | None] = {
    **{ord(sign): text for sign, text in _LIGATURES.items()},
    **dict.fromkeys(range(0x20)),
    **dict.fromkeys(range(0x7F, 0xA0)),
    **dict.fromkeys([0xAD, 0x061C, 0x180E, 0xFEFF, 0xFFFC, 0xFFFE, 0xFFFF]),
    **dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)]),
    **dict.fromkeys([0xA0, 0x2007, 0x202F, *range(0x2000, 0x200B), 0x205F, 0x3000], " "),
    ord("\t"): "\t",
    ord("\n"): " ",
    ord("\r"): " ",
    0x2028: " ",
    0x2029: " ",
}
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000fffff\U00100000-\U0010ffff]")
_PRIVATE_BULLET = re.compile('^(?:[\ue000-\uf8ff]|[\U000f0000-\U0010ffff])(?=[\\s\\w„"(])\\s*')
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANKS = re.compile(r" *\t[ \t]*|  +")


def clean_characters(text: str) -> str:
    """The text of one line: ligatures written out, invisible and private-use signs gone, white space folded.

    A private-use sign at the start of the line (how Word's bullets arrive) becomes ``•`` so that the line
    is still seen as a list item; the bullet itself is dropped with the other markers later.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = _PRIVATE_BULLET.sub(f"{BULLET} ", text)
    text = _PRIVATE.sub("", _SURROGATE.sub("", text)).translate(_TABLE)
    text = unicodedata.normalize("NFC", text)
    return _BLANKS.sub(_fold, text).strip()


def _fold(blanks: re.Match[str]) -> str:
    return "\t" if "\t" in blanks.group() else " "
