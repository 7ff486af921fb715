"""What a disguised text says: other alphabets, digits for letters, spaced letters, encodings."""

from __future__ import annotations

import base64
import codecs
import html
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import unquote

INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    r"\U000e0000-\U000e01ef]"
)
_LOOKALIKES = str.maketrans(
    "авеёікмнорстухѕјԁԛԝһӏցոօսАВЕІКМНОРСТУХЅЈαβεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɡɑʟ",
    "abeeikmhopctyxsjdqwhlgnouABEIKMHOPCTYXSJabeikvoptuxABEZHIKMNOPTYXigal",
)
_LEET = str.maketrans("013457@$€|", "oieastasel")
_LEET_WORD = re.compile(r"(?=[\w@$€|]*[^\W\d_])(?=[\w@$€|]*[013457@$€|])[\w@$€|]+")
_SPACED = re.compile(r"(?<!\w)[^\W_](?P<gap>[ \t._*|/-]{1,2})[^\W_](?:(?P=gap)[^\W_]){2,}(?!\w)")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX = re.compile(r"(?:(?:\\x|0x)?[0-9a-f]{2}[\s,:]?){8,}", re.IGNORECASE)
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})|\\x([0-9a-f]{2})", re.IGNORECASE)
_UMLAUT = "\u0308"


def plain(text: str) -> str:
    """The text in usual letters: compatibility forms, look-alikes and stacked signs resolved; umlauts stay."""
    letters: list[str] = []
    for char in unicodedata.normalize("NFKC", INVISIBLE.sub("", text)).translate(_LOOKALIKES):
        base, *marks = list(unicodedata.normalize("NFKD", char))
        if unicodedata.combining(base):
            continue
        kept = base + _UMLAUT if _UMLAUT in marks and base in "aouAOU" else base
        letters.append(unicodedata.normalize("NFC", kept) if marks and base.isalpha() else char)
    return "".join(char if char.isprintable() or char == "\n" else " " for char in "".join(letters))


def readings(text: str, *, shifted: bool = True) -> Iterator[str]:
    """The text itself in usual letters, and whatever else it may be read as, without repetition.

    With ``shifted`` also backwards and with its letters moved by 13 places: as people do not read it.
    """
    known: set[str] = set()
    for reading in _readings(plain(text), shifted):
        if reading.strip() and reading not in known:
            known.add(reading)
            yield reading


def squeezed(text: str) -> str:
    """The letters and digits alone."""
    return "".join(char for char in text if char.isalnum())


def _readings(text: str, shifted: bool) -> Iterator[str]:
    yield text
    for bare in (text, _unescaped(text)):
        yield bare
        together = _SPACED.sub(lambda found: re.sub(r"[\W_]", "", found[0]), re.sub(r"[ \t]{3,}", "\n", bare))
        yield together
        for letter in "il":
            yield _without_digits(together, letter)
    if shifted:
        yield codecs.decode(text, "rot13")
        yield text[::-1]
    for payload in _payloads(text):
        yield plain(payload)


def _without_digits(text: str, one: str) -> str:
    return _LEET_WORD.sub(lambda found: found[0].replace("1", one).translate(_LEET), text)


def _unescaped(text: str) -> str:
    letters = _ESCAPED.sub(lambda found: chr(int(found[1] or found[2], 16)), text)
    return unquote(html.unescape(letters))


def _payloads(text: str) -> Iterator[str]:
    """Texts that are hidden in stretches of base64 and of hexadecimal digits."""
    for found in _BASE64.finditer(text):
        code = found[0].rstrip("=").replace("-", "+").replace("_", "/")
        with suppress(ValueError):
            yield from _text(base64.b64decode(code + "=" * (-len(code) % 4)))
    for found in _HEX.finditer(text):
        digits = re.sub(r"\\x|0x|[\s,:]", "", found[0])
        with suppress(ValueError):
            yield from _text(bytes.fromhex(digits))


def _text(payload: bytes) -> Iterator[str]:
    """The payload where it is a text; raises ValueError where it is no UTF-8."""
    text = payload.decode("utf-8")
    if sum(char.isalpha() or char.isspace() for char in text) >= 0.8 * max(1, len(text)):
        yield text
