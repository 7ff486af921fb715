"""Errors of a judge, told without secrets."""

from __future__ import annotations

import os
import re

from assistant.errors import FoerderlotseError

_SECRET_NAME = re.compile(r"KEY|TOKEN|SECRET|PASSWORD", re.IGNORECASE)
_SHORTEST_SECRET = 6
_SHOWN = 300


class JudgeUnavailable(FoerderlotseError):
    """The judge model cannot be set up: a package, a key or its name is missing or wrong."""


def told(error: BaseException) -> str:
    """Kind and message of an error on one short line, without the values of variables named like secrets."""
    text = " ".join(f"{type(error).__name__}: {error}".split())
    for name, value in os.environ.items():
        if _SECRET_NAME.search(name) and len(value) >= _SHORTEST_SECRET:
            text = text.replace(value, "***")
    return text[:_SHOWN]
