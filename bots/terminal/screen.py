"""Where output goes: results to standard output, everything about them to standard error."""

from __future__ import annotations

import json
import re
import sys
from typing import Any

from rich.console import Console

PLAIN_WIDTH = 160
"""Columns of a table where there is no terminal to say."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def output() -> Console:
    """The console of results: colour and width of the terminal, plain and wide without one."""
    return Console(highlight=False, emoji=False, width=_width(sys.stdout))


def errors() -> Console:
    """The console of everything that is not a result."""
    return Console(highlight=False, emoji=False, stderr=True, width=_width(sys.stderr))


def interactive() -> bool:
    """Whether a person sits at a terminal and can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def say(console: Console, text: str, style: str = "") -> None:
    """One line of plain text: nothing in it is markup; it wraps on a terminal and stays whole without one."""
    console.print(harmless(text), style=style, markup=False, soft_wrap=not console.is_terminal)


def print_json(value: Any) -> None:
    """One JSON value for a program to read."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def harmless(text: str) -> str:
    """The text without the control characters by which a document could steer the terminal."""
    return _CONTROL.sub("", text)


def _width(stream: Any) -> int | None:
    return None if stream.isatty() else PLAIN_WIDTH
