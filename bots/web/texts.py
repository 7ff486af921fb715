"""The words of the page, one TOML file for each language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from assistant.answer import Language

_FOLDER = Path(__file__).with_name("texts")


@cache
def words(language: Language) -> Mapping[str, Any]:
    """Everything the page says in a language, by section and name."""
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))


@cache
def errors(language: Language) -> Mapping[str, Mapping[str, str]]:
    """What is said of each error, by its code: ``message`` what happened, ``hint`` what to do."""
    found: Mapping[str, Mapping[str, str]] = tomllib.loads((_FOLDER / f"errors_{language}.toml").read_text("utf-8"))
    return found
