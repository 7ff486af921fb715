"""The note as Markdown (CommonMark)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.answer import Language
from assistant.talk.turn import Turn
from bots.shared import wording
from bots.shared.note.content import Entry, Note, note_of

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&])")
_START = re.compile(r"^(\d+)?([.)+=-])")


def note_markdown(turns: Sequence[Turn], language: Language, made: date) -> str:
    """The conversation's turns, oldest first, as a Markdown document; ``language`` is that of the frame."""
    return "\n\n".join(_parts(note_of(turns, language, made))) + "\n"


def _parts(note: Note) -> Iterator[str]:
    yield f"# {escaped(note.text('title'))}"
    yield f"{escaped(note.text('subtitle'))}\n{escaped(note.text('made'))} · {escaped(note.count)}"
    yield f"> {escaped(note.text('machine'))}"
    if note.facts:
        yield f"## {escaped(note.text('facts'))}"
        yield "\n".join(f"- {escaped(fact)}" for fact in note.facts)
    if not note.entries:
        yield escaped(note.text("empty"))
    for entry in note.entries:
        yield from _entry_parts(note, entry)
    yield f"## {escaped(note.text('remarks'))}"
    yield f"{escaped(note.text('remarks_of'))}:"


def _entry_parts(note: Note, entry: Entry) -> Iterator[str]:
    yield f"## {escaped(entry.heading)}: {escaped(entry.question)}"
    if entry.understood:
        yield f"*{escaped(wording.label('understood', note.language))}: {escaped(entry.understood)}*"
    if entry.status:
        yield f"**{escaped(entry.status)}**"
    yield from (escaped(sentence) for sentence in entry.sentences)
    if entry.notices:
        yield f"### {escaped(note.text('notices'))}"
        yield "\n".join(f"- {escaped(notice)}" for notice in entry.notices)
    if entry.sources:
        yield f"### {escaped(note.text('sources'))}"
    for source in entry.sources:
        online = f"\n  {escaped(note.text('online'))}: <{source.url}>" if source.url else ""
        yield f"- \\[{source.number}\\] {escaped(source.place)}\n  {escaped(source.quote)}{online}"


def escaped(text: str) -> str:
    """A text on one line that Markdown shows as it is."""
    line = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    return _START.sub(lambda start: f"{start[1] or ''}\\{start[2]}", line)
