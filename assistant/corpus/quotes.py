"""Finding a quote again in a page's text, whatever became of white space and hyphens at line ends."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_DROPPED = frozenset("\u00ad\ufffe\u0002\u200b\u200c\u200d\ufeff")
_DASHES = frozenset("-‐‑‒–—−")
_LIGATURES = range(0xFB00, 0xFB07)


@dataclass(frozen=True, slots=True)
class Squeezed:
    """What counts of a text when a quote is looked for, and the offset of each of its characters in the text."""

    text: str
    offsets: tuple[int, ...]


def find_quote(page_text: str, quote: str) -> tuple[int, int] | None:
    """Where ``quote`` stands in ``page_text`` (start and end offsets), or ``None``.

    White space, soft hyphens and the hyphens of joined line ends do not count; every other character does, a dash
    between digits too.
    """
    page = squeezed(page_text)
    wanted = squeezed(quote).text
    if not wanted:
        return None
    at = page.text.find(wanted)
    if at < 0:
        return None
    return page.offsets[at], page.offsets[at + len(wanted) - 1] + 1


@lru_cache(maxsize=64)  # many quotes are looked for on the same pages
def squeezed(text: str) -> Squeezed:
    """The text without white space, soft hyphens and hyphens, ligatures taken apart."""
    kept: list[str] = []
    offsets: list[int] = []
    seen = [(offset, char) for offset, char in enumerate(text) if char not in _DROPPED and not char.isspace()]
    for offset, char in seen:
        plain = char
        if char in _DASHES:
            between = kept and kept[-1].isdigit() and text[offset + 1 : offset + 2].isdigit()
            plain = "-" if between else ""
        elif ord(char) in _LIGATURES:
            plain = unicodedata.normalize("NFKC", char)
        for one in plain:
            kept.append(one)
            offsets.append(offset)
    return Squeezed("".join(kept), tuple(offsets))
