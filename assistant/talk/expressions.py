"""Regular expressions kept as TOML data: tables of named expressions, built from the word lists of ``[words]``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from assistant.patterns import filled

Table = Mapping[str, Sequence[re.Pattern[str]]]


@cache
def expressions(file: str) -> Mapping[str, Table]:
    """The tables of a file of this package; a single expression counts as a list of one. Case is ignored."""
    data = tomllib.loads(files(__package__).joinpath(file).read_text("utf-8"))
    words: dict[str, str] = {}
    for name, value in data.pop("words", {}).items():
        words[name] = filled(value, words)
    return {name: {key: _compiled(value, words) for key, value in table.items()} for name, table in data.items()}


def found(patterns: Sequence[re.Pattern[str]], text: str) -> re.Match[str] | None:
    """The first match of the first pattern that has one."""
    return next((match for pattern in patterns if (match := pattern.search(text))), None)


def _compiled(value: str | list[str], words: Mapping[str, str]) -> tuple[re.Pattern[str], ...]:
    lines = [value] if isinstance(value, str) else value
    return tuple(re.compile(filled(line, words), re.IGNORECASE) for line in lines)
