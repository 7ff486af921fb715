"""Patterns of messages, kept as data: ``rules.toml`` names the pattern lists."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    data = tomllib.loads(files(__package__).joinpath("rules.toml").read_text("utf-8"))
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in data[name]["patterns"])


def matches(name: str, message: str) -> bool:
    """Whether any pattern of the list ``name`` is found in the message."""
    return any(pattern.search(message) for pattern in _patterns(name))
