"""Questions that the documents may answer, by their headings."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from assistant.answer import Language
from assistant.corpus.model import DocumentInfo, Programme
from assistant.steps.intent import Topic

LONGEST_NAME = 40
"""Characters of a programme's name in a question, where it has a shorter one."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question of a programme and the documents of which one has to be cited; of none where it is of all."""

    question: str
    programme: str = ""
    documents: frozenset[str] = frozenset()


def candidates(
    documents: Sequence[DocumentInfo], headings: Mapping[int, Sequence[str]], topic: Topic, language: Language
) -> Iterator[Candidate]:
    """The questions of a topic, those of programmes that go on first; ``headings`` are theirs by document id."""
    entries = [entry for entry in _entries() if entry["topic"] == topic.value]
    for entry in entries:
        if "heading" not in entry:
            yield Candidate(entry[language], programme=entry["de"])
    for document in sorted(documents, key=_rank):
        programme = document.metadata.programme
        if programme is None:
            continue
        for entry in entries:
            if "heading" in entry and any(_finds(entry["heading"], heading) for heading in headings[document.id]):
                question = entry[language].format(name=short_name(programme))
                yield Candidate(question, programme.key, frozenset({document.metadata.file}))


def short_name(programme: Programme) -> str:
    """The name, or the longest alias that is short enough where the name is not."""
    if len(programme.name) <= LONGEST_NAME:
        return programme.name
    short = [alias for alias in programme.aliases if len(alias) <= LONGEST_NAME]
    return max(short, key=len, default=programme.name)


def has_ended(programme: Programme | None, today: date) -> bool:
    """Whether a programme is known to have ended."""
    return programme is not None and programme.ends_on is not None and programme.ends_on < today


def _rank(document: DocumentInfo) -> tuple[bool, bool, str]:
    programme = document.metadata.programme
    everywhere = programme is not None and programme.region in ("Bund", "EU")
    return has_ended(programme, date.today()), not everywhere, document.metadata.file


def _finds(pattern: str, heading: str) -> bool:
    return re.search(pattern, heading, re.IGNORECASE) is not None


@cache
def _entries() -> tuple[dict[str, str], ...]:
    return tuple(tomllib.loads(files(__package__).joinpath("offers.toml").read_text("utf-8"))["question"])
