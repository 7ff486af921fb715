"""A text cut into messages that Telegram takes, with the styles of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from telegram import MessageEntity
from telegram.constants import MessageLimit

from assistant.german import split_sentences
from bots.telegram.rendering.styled import Span, Styled, visible

_SHORTEST = 4
"""A cut leaves at least one part in so many of the limit; below that the next kind of cut is tried."""


@dataclass(frozen=True, slots=True)
class Part:
    """One message: its text, and its entities with offsets and lengths in UTF-16 units."""

    text: str
    entities: tuple[MessageEntity, ...] = ()


def units(text: str) -> int:
    """The length of a text as the Bot API counts: UTF-16 code units."""
    return len(text) + sum(char > "\uffff" for char in text)


def split(styled: Styled, limit: int = MessageLimit.MAX_TEXT_LENGTH) -> tuple[Part, ...]:
    """The messages of a text, each of ``limit`` UTF-16 units at most; only white space at cuts is left out.

    A cut is at the end of a paragraph, else of a line, a sentence, a word, and where there is none of these, between
    two characters.
    """
    return tuple(
        _part(styled, start, end) for start, end in _ranges(styled.text, limit) if visible(styled.text[start:end])
    )


def shortened(styled: Styled, limit: int) -> Part:
    """The text as one message; where it is too long, its beginning and an ellipsis."""
    parts = split(styled, limit)
    if len(parts) < 2:
        return parts[0] if parts else Part("")
    first = split(styled, limit - 2)[0]
    return Part(f"{first.text} …", first.entities)


def _ranges(text: str, limit: int) -> Iterator[tuple[int, int]]:
    start, end = _trimmed(text, 0, len(text))
    while start < end:
        cut = _cut(text, start, _reach(text, start, end, limit), end)
        yield _trimmed(text, start, cut)
        start, _ = _trimmed(text, cut, end)


def _reach(text: str, start: int, end: int, limit: int) -> int:
    """How far a message from ``start`` can go."""
    left = limit
    for place in range(start, end):
        left -= units(text[place])
        if left < 0:
            return place
    return end


def _cut(text: str, start: int, reach: int, end: int) -> int:
    """Where a message from ``start`` ends, ``reach`` at the latest."""
    if reach == end:
        return end
    most = reach - start
    least = most // _SHORTEST
    fits, line = text[start:reach], text[start : reach + 1]
    for found in (text.rfind("\n\n", start, reach + 2) - start, line.rfind("\n"), _sentence_end(fits)):
        if found > least:
            return start + found
    word = max((place for place, char in enumerate(line) if char.isspace()), default=0)
    return start + (word or most)


def _sentence_end(text: str) -> int:
    """The end of the last sentence that another one follows; -1 where there is none."""
    sentences = split_sentences(text)
    return sentences[-2][1] if len(sentences) > 1 else -1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _part(styled: Styled, start: int, end: int) -> Part:
    entities = (_entity(styled.text, span, start, end) for span in styled.spans)
    return Part(styled.text[start:end], tuple(entity for entity in entities if entity))


def _entity(text: str, span: Span, start: int, end: int) -> MessageEntity | None:
    """What of a span lies in the message from ``start`` to ``end``, without white space around it."""
    first, last = _trimmed(text, max(span.start, start), min(span.end, end))
    if first >= last:
        return None
    return MessageEntity(span.style.value, units(text[start:first]), units(text[first:last]))
