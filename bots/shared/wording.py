"""Source lines, dates, and the words for what an answer is and what is being done, in both languages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files

from assistant.answer import AnswerStatus, Citation, Language
from assistant.wording import authority_name, day, month


def as_of(when: date, language: Language = "de") -> str:
    """A date in words; the first of a month stands for the month, as most documents name no day."""
    return month(when, language) if when.day == 1 else day(when, language)


def page(citation: Citation, language: Language = "de") -> str:
    """The page as a reader finds it: the printed label, and the physical page where it is another."""
    short, long = ("S.", "PDF-Seite") if language == "de" else ("p.", "PDF page")
    label = citation.page_label or str(citation.page)
    return f"{short} {label}" if label == str(citation.page) else f"{short} {label} ({long} {citation.page})"


def source(citation: Citation, language: Language = "de") -> str:
    """Where a citation stands: »Title, S. 14 (Stand September 2020, Bericht)«."""
    facts = [authority_name(citation.authority, language)]
    if citation.as_of:
        facts.insert(0, f"{label('as_of', language)} {as_of(citation.as_of, language)}")
    return f"{citation.title}, {page(citation, language)} ({', '.join(facts)})"


def source_lines(citations: Iterable[Citation], language: Language = "de") -> list[str]:
    """One line for each page cited, with the numbers of its citations: »[1][2] Title, S. 14 (…)«."""
    numbers: dict[str, str] = {}
    for citation in citations:
        line = source(citation, language)
        numbers[line] = numbers.get(line, "") + f"[{citation.number}]"
    return [f"{marks} {line}" for line, marks in numbers.items()]


def status(answer: AnswerStatus, language: Language = "de") -> str:
    """How an answer ended, in a few words."""
    return _words()["status"][answer.value][language]


def step(name: str, language: Language = "de") -> str | None:
    """What is being done, by the name of a step; ``None`` for a step that nobody needs to hear of."""
    words = _words()["step"].get(name)
    return words[language] if words else None


def label(name: str, language: Language = "de") -> str:
    """A heading of a part of an answer, such as ``sources``. Raises KeyError."""
    return _words()["label"][name][language]


@cache
def _words() -> dict[str, dict[str, dict[Language, str]]]:
    data: dict[str, dict[str, dict[Language, str]]] = tomllib.loads(
        files(__package__).joinpath("wording.toml").read_text("utf-8")
    )
    return data
