"""Source lines and dates as the terminal writes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.answer import Citation, Language
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
        facts.insert(0, f"{'Stand' if language == 'de' else 'as of'} {as_of(citation.as_of, language)}")
    return f"{citation.title}, {page(citation, language)} ({', '.join(facts)})"


def source_lines(citations: Iterable[Citation], language: Language = "de") -> list[str]:
    """One line for each page cited, with the numbers of its citations: »[1][2] Title, S. 14 (…)«."""
    numbers: dict[str, str] = {}
    for citation in citations:
        line = source(citation, language)
        numbers[line] = numbers.get(line, "") + f"[{citation.number}]"
    return [f"{marks} {line}" for line, marks in numbers.items()]
