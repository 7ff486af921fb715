"""A passage as the measuring sees it, whatever search it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from assistant.corpus.model import Passage
from eval.tutorial_chain import TutorialHit


@dataclass(frozen=True, slots=True)
class Ranked:
    """One passage of a ranked list: its file, its physical pages from 1 in reading order, its text."""

    document: str
    pages: tuple[int, ...]
    text: str

    @property
    def places(self) -> frozenset[tuple[str, int]]:
        """The (file, page) that the passage spans."""
        return frozenset((self.document, page) for page in self.pages)

    @classmethod
    def of_passage(cls, passage: Passage) -> Self:
        parts = sorted((passage.stored, *passage.merged), key=lambda part: part.chunk.ordinal)
        chunks = [part.chunk for part in parts]
        pages = {page for chunk in chunks for page in range(chunk.first_page, chunk.last_page + 1)}
        text = "\n".join(chunk.text for chunk in chunks)
        return cls(passage.stored.document.metadata.file, tuple(sorted(pages)), text)

    @classmethod
    def of_tutorial(cls, hit: TutorialHit) -> Self:
        return cls(hit.document, (hit.page,), hit.text)
