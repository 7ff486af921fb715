"""A cited passage cut into what can be quoted: sentences, list items with their lead-in, table rows with their head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.german import split_sentences

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_LEADS = re.compile(r":\s*$")
_ITEM_END = re.compile(r"[,;]\s*$|(?:\bund|\boder|\band|\bor)\s*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """``passage[start:end]``, a sentence, item or row; ``lead`` is the span of its lead-in or column heads."""

    start: int
    end: int
    lead: tuple[int, int] | None = None
    row: bool = False


def pieces_of(passage: str) -> tuple[Piece, ...]:
    """The pieces of a passage in reading order; lines with tabulators are rows, the first of them the head."""
    return tuple(_pieces(passage))


def _pieces(passage: str) -> Iterator[Piece]:
    head: tuple[int, int] | None = None
    lead: tuple[int, int] | None = None
    for line in _LINE.finditer(passage):
        text = line.group()
        if "\t" in text.strip():
            yield Piece(line.start(), line.end(), head, row=True)
            head = head or line.span()
            lead = None
            continue
        head = None
        last: Piece | None = None
        for start, end in split_sentences(text):
            last = Piece(line.start() + start, line.start() + end, lead)
            yield last
        if last is None:
            continue
        if _LEADS.search(text):
            lead = (last.start, last.end)
        elif lead and not _ITEM_END.search(text) and text.rstrip().endswith((".", "!", "?")) and _is_prose(text):
            lead = None


def _is_prose(text: str) -> bool:
    """Whether a line after a lead-in is a paragraph of its own and no item: it begins and ends as sentences do."""
    return len(split_sentences(text)) > 1
