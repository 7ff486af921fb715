"""What a note says, whatever it is written in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.answer import AnswerStatus, Citation, Language
from assistant.talk.turn import Turn
from assistant.wording import day
from bots.shared import wording


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number of an answer leads: title, page and date in words, the quote in quotation marks, the address."""

    number: int
    place: str
    quote: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A question and its answer, sentence by sentence. ``status`` is told where it is not simply answered."""

    heading: str
    question: str
    understood: str | None
    status: str | None
    sentences: tuple[str, ...]
    notices: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A whole conversation; ``text`` gives the words that frame it."""

    language: Language
    made: date
    count: str
    facts: tuple[str, ...]
    entries: tuple[Entry, ...]

    def text(self, name: str, **values: object) -> str:
        """A word of the frame with its placeholders filled in. Raises KeyError."""
        return texts()[self.language][name].format(**{"day": day(self.made, self.language), **values})


def note_of(turns: Sequence[Turn], language: Language, made: date) -> Note:
    """The note of a conversation's turns, oldest first; ``language`` is that of the frame."""
    words = texts()[language]
    count = words["one"] if len(turns) == 1 else words["many"].format(count=len(turns))
    facts: tuple[str, ...] = next((tuple(turn.answer["facts"]) for turn in reversed(turns) if _facts(turn)), ())
    entries = tuple(_entry(number, turn, language) for number, turn in enumerate(turns, start=1))
    return Note(language, made, count, facts, entries)


@cache
def texts() -> dict[Language, dict[str, str]]:
    """The words of the frame by language."""
    data: dict[str, Any] = tomllib.loads(files(__package__).joinpath("texts.toml").read_text("utf-8"))
    return {"de": data["de"], "en": data["en"]}


def _facts(turn: Turn) -> bool:
    return bool(turn.answer.get("facts"))


def _entry(number: int, turn: Turn, language: Language) -> Entry:
    answer = turn.answer
    status = None if turn.status is AnswerStatus.ANSWERED else wording.status(turn.status, language)
    return Entry(
        heading=texts()[language]["question"].format(number=number),
        question=turn.question,
        understood=turn.standalone,
        status=status,
        sentences=tuple(line.strip() for line in str(answer.get("text", "")).splitlines() if line.strip()),
        notices=tuple(answer.get("notices", ())),
        sources=tuple(_source(one, language) for one in answer.get("citations", ())),
    )


def _source(data: Mapping[str, Any], language: Language) -> Source:
    citation = Citation.from_json(data)
    quote = texts()[language]["quote"].format(quote=" ".join(citation.quote.split()))
    return Source(citation.number, wording.source(citation, language), quote, citation.url)
