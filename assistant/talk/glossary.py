"""Plain explanations of the field's words."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Entry:
    """A word and its explanation by language; ``source`` names the law of a legal definition."""

    pattern: re.Pattern[str]
    word: dict[str, str]
    meaning: dict[str, str]
    source: str | None


def explained(text: str, language: str) -> dict[str, str]:
    """The explanations of the words that stand in a text, by word, in the order of the text."""
    found = [(match.start(), entry) for entry in glossary() if (match := entry.pattern.search(text))]
    ordered = [entry for _, entry in sorted(found, key=lambda pair: pair[0])]
    return {entry.word[language]: f"{entry.meaning[language]} {_cited(entry, language)}".strip() for entry in ordered}


@cache
def glossary() -> tuple[Entry, ...]:
    """The entries of ``glossary.toml``."""
    data = tomllib.loads(files(__package__).joinpath("glossary.toml").read_text("utf-8"))
    return tuple(
        Entry(
            re.compile(rf"(?<!\w)(?:{entry['find']})", re.IGNORECASE),
            {"de": entry["word"], "en": entry["word_en"]},
            {"de": entry["de"], "en": entry["en"]},
            entry.get("source"),
        )
        for entry in data["entry"]
    )


def _cited(entry: Entry, language: str) -> str:
    if not entry.source:
        return ""
    return f"Quelle: {entry.source}." if language == "de" else f"Source: {entry.source}."
