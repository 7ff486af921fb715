"""Markdown as clean HTML."""

from __future__ import annotations

from pathlib import Path

import nh3
from markdown_it import MarkdownIt

from assistant.answer import Language
from assistant.errors import FoerderlotseError

_FOLDER = Path(__file__).with_name("texts")
_TAGS = {"h1", "h2", "h3", "h4", "p", "br", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "hr", "table",
         "thead", "tbody", "tr", "th", "td"}  # fmt: skip


def html_of(markdown: str) -> str:
    """Its HTML without anything that could act: no scripts or styles, only links to the web, mail and telephones."""
    made = MarkdownIt("commonmark").enable("table").render(markdown)
    return nh3.clean(made, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"https", "http", "mailto", "tel"})


def read(path: Path) -> str:
    """The text of a file the operator set. Raises FoerderlotseError."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FoerderlotseError(f"{path} ist nicht lesbar.", "Gebraucht wird eine Textdatei in UTF-8.") from error


def supplied(name: str, language: Language) -> str:
    """A text that comes with the page."""
    return (_FOLDER / f"{name}_{language}.md").read_text("utf-8")
