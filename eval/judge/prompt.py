"""The judge's prompts, with what is judged fenced off as data."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def template(name: str) -> str:
    """The text of ``prompts/<name>.md``, whose ``{placeholders}`` are ``{marker}`` and the names of the data."""
    return files(__package__).joinpath("prompts", f"{name}.md").read_text("utf-8").strip()


def version() -> str:
    """Twelve hexadecimal digits that change when a prompt changes."""
    return hashlib.sha256("".join(template(name) for name in ("faithfulness", "relevance")).encode()).hexdigest()[:12]


def fenced(**data: str) -> dict[str, str]:
    """Each text between two lines that hold a word drawn for this request alone, and that word as ``marker``.

    Nobody who wrote a text can know the word, so no text can close its fence. Line ends of every kind become one,
    and control characters are left out.
    """
    marker = secrets.token_hex(6)
    return {"marker": marker, **{name: _block(_LABELS[name], marker, _clean(text)) for name, text in data.items()}}


_LABELS: Mapping[str, str] = {"question": "FRAGE", "answer": "ANTWORT", "quotes": "ZITATE"}


def _block(label: str, marker: str, text: str) -> str:
    return f"<<<{label} {marker}>>>\n{text}\n<<<ENDE {label} {marker}>>>"


def _clean(text: str) -> str:
    """``text`` as it can stand in a fence: no runs of ``<`` or ``>`` such as a fence has, no control characters."""
    lines = "\n".join(text.splitlines())
    shown = "".join(character for character in lines if character == "\n" or character.isprintable())
    return shown.replace("<<<", "‹‹‹").replace(">>>", "›››")
