"""The words of the bot, from ``texts/<language>.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from assistant.answer import Language


@cache
def texts(language: Language) -> Mapping[str, Mapping[str, str]]:
    """All texts of a language, by section and name."""
    return tomllib.loads(files(__package__).joinpath("texts", f"{language}.toml").read_text("utf-8"))


def words(language: Language, name: str, **values: object) -> str:
    """The text ``section.name`` with its ``{placeholders}`` filled in; ``KeyError`` where there is none."""
    section, _, key = name.partition(".")
    return texts(language)[section][key].strip().format(**values)


def language_of(code: str | None) -> Language:
    """The language for a user whose app is set to ``code`` (IETF tag): English for English, else German."""
    return "en" if (code or "").lower().split("-")[0] == "en" else "de"
