"""What reading hands on: a document's pages as lines with positions."""

from __future__ import annotations

from dataclasses import dataclass, field

WIDE = 1.6
"""A gap between words, in line heights, that is no blank but the space between columns or cells."""


@dataclass(slots=True)
class Line:
    """One visual line of one column or cell, in the order in which the page's own text has it.

    ``x0, x1, bottom, top`` are in points from the lower left corner of the page as it is seen; ``size`` is
    the font size in points. ``text`` has single blanks between words. ``joins``
    says that the line ends inside a word at the line's end (a hyphen that was taken off the text).
    ``inner`` is where the second word begins (the text behind a list marker).
    """

    text: str
    x0: float
    x1: float
    bottom: float
    top: float
    size: float
    bold: bool = False
    joins: bool = False
    inner: float = 0.0

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(slots=True)
class RawPage:
    """One physical page: size in points as seen, its lines, and for a page without any whether it has pictures.

    ``unseen`` words of the file are in none of the lines, because a reader cannot see them.
    """

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    characters: int = 0
    pictures: bool = False
    unseen: int = 0


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One bookmark: depth from 1, title."""

    depth: int
    title: str


@dataclass(slots=True)
class Structure:
    """What the PDF says of itself beside its text; everything may be missing."""

    title: str = ""
    author: str = ""
    subject: str = ""
    created: str = ""
    labels: list[str] = field(default_factory=list)
    outline: list[OutlineEntry] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    encrypted: bool = False


@dataclass(slots=True)
class RawDocument:
    """A PDF as read, before any cleaning."""

    pages: list[RawPage]
    structure: Structure
    warnings: list[str] = field(default_factory=list)
