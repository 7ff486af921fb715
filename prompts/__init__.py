"""Texts, one Markdown file per text and language, and a small loader."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files


@cache
def text(name: str, language: str) -> str:
    """The text ``prompts/<language>/<name>.md``; ``KeyError`` where there is none."""
    file = files(__package__).joinpath(language, f"{name}.md")
    if not file.is_file():
        raise KeyError(f"prompts/{language}/{name}.md")
    return file.read_text("utf-8").strip()


def render(name: str, language: str, **values: str) -> str:
    """A text with its ``{placeholders}`` filled in."""
    return text(name, language).format(**values)


@cache
def version() -> str:
    """Twelve hexadecimal digits that change when any text changes."""
    digest = hashlib.sha256()
    for language in ("de", "en"):
        folder = files(__package__).joinpath(language)
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".md"):
                digest.update(f"{language}/{file.name}\n".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
