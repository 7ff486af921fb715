"""A written report, parsed."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Self

_VOID = {"meta", "input", "br"}
_OWN = {"script", "style"}


class Page(HTMLParser):
    """Its elements with their attributes, its visible text, and what is wrong with how it is nested."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.own: dict[str, str] = {}
        self.faults: list[str] = []
        self._open: list[str] = []

    @classmethod
    def read(cls, path: Path) -> Self:
        page = cls()
        page.feed(path.read_text("utf-8"))
        page.close()
        page.faults += [f"never closed: {tag}" for tag in page._open]
        return page

    @property
    def text(self) -> str:
        """All that is shown, white space folded."""
        return " ".join(" ".join(self.words).replace("\N{NO-BREAK SPACE}", " ").split())

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of one sort."""
        return [attributes for name, attributes in self.elements if name == tag]

    def of_class(self, name: str) -> list[dict[str, str]]:
        """The attributes of every element of one class."""
        return [attributes for _, attributes in self.elements if name in attributes.get("class", "").split()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"closed in vain: {tag} at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in _OWN:
            self.own[self._open[-1]] = data
        else:
            self.words.append(data)
