"""Text without markup: what a model writes reaches readers as plain words."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from assistant.disguise import INVISIBLE

_SCRIPT = re.compile(r"<(script|style|iframe|object|svg|template)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>", re.IGNORECASE)
_TAG = re.compile(r"<!--.*?(?:-->|$)|</?[a-z][^<>]*(?:>|$)|<[!?][^<>]*(?:>|$)", re.IGNORECASE | re.DOTALL)
_IMAGE = re.compile(r"!\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
_LINK = re.compile(r"\[([^\[\]]*[^\d\s\[\]][^\[\]]*)\]\(\s*<?([^()\s<>]*(?:\([^()]*\)[^()\s<>]*)*)>?[^()]*\)")
_DEFINITION = re.compile(r"^\s*\[[^\[\]]+\]:\s*\S+.*$", re.MULTILINE)
_SCHEME = re.compile(r"\b(?:javascript|vbscript|livescript)\s*:\s*\S*|\bdata:\s*\w+/[\w.+-]+\S*", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\b(?:https?|ftp)://[^\s<>\"„“”«»]+|\bmailto:\S+|\bwww\.[^\s<>\"„“”«»]+"
    r"|(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:de|com|org|net|eu|info|io|gov|at|ch|edu|biz|app|dev|ai|co"
    r"|me|tv|cc|xyz|top|online|site|shop|ru|cn|link|click|berlin|bayern|nrw|saarland)(?![\w-])(?:[/?#][^\s<>\"„“”«»]*)?",
    re.IGNORECASE,
)
_TAIL = ".,;:!?)]}'’"


def plain(text: str, is_known: Callable[[str], bool] = lambda _: False) -> str:
    """The words of a text with HTML and Markdown in it; what a link leads to is kept where it ``is_known``.

    A mark such as ``[1]`` and a comparison such as ``< 50`` stay.
    """
    before = None
    while before != text:  # what is taken out may leave markup behind: "<scr<b>ipt>"
        before = text
        text = _once(text, is_known)
    return text.strip()


def _once(text: str, is_known: Callable[[str], bool]) -> str:
    text = INVISIBLE.sub("", html.unescape(text))
    text = _AUTOLINK.sub(r"\1", _SCRIPT.sub("", text))
    text = _LINK.sub(lambda found: _linked(found[1], found[2], is_known), _IMAGE.sub(r"\1", _TAG.sub("", text)))
    return _SCHEME.sub("", _DEFINITION.sub("", text))


def _linked(words: str, target: str, is_known: Callable[[str], bool]) -> str:
    return f"{words} ({target})" if target not in words and is_known(target) else words


def addresses(text: str) -> list[str]:
    """The web and mail addresses of a text as written, without closing punctuation."""
    return [found[0].rstrip(_TAIL) for found in _ADDRESS.finditer(text)]


def bare_address(address: str) -> str:
    """An address without scheme, "www." and closing slash, for comparing."""
    return re.sub(r"^(?:\w+:(?://)?)?(?:www\.)?", "", address.strip().casefold()).rstrip("/").rstrip(_TAIL)
