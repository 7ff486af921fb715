"""A passage as a chat model sees it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberedPassage:
    """``number`` counts from 1; ``title`` is the document's with the heading path; ``lines`` are its units."""

    number: int
    title: str
    page: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def whole(self) -> str:
        """The text after its title: what a sentence may rest on."""
        return f"{self.title}\n{self.text}"
