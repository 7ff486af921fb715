"""XQuAD-de: German questions on paragraphs of encyclopedia articles, as far from funding as can be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict


class _Paragraph(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: str
    title: str
    text: str


class _Query(BaseModel):
    model_config = ConfigDict(frozen=True)

    question: str
    answers: list[str]
    gold: list[str]


@dataclass(frozen=True, slots=True)
class Xquad:
    """Paragraphs by id, and the questions with the id of the paragraph that answers each.

    ``held_back`` are the ids of the paragraphs that no scorer was trained on: those of every third article.
    """

    paragraphs: dict[str, str]
    questions: tuple[tuple[str, str], ...]
    held_back: frozenset[str]

    @classmethod
    def load(cls, folder: Path, every: int = 1) -> Xquad:
        """Read ``xquad_de_corpus.jsonl`` and each ``every``-th question of ``xquad_de_queries.jsonl``."""
        paragraphs = [_Paragraph.model_validate_json(line) for line in _lines(folder / "xquad_de_corpus.jsonl")]
        queries = [_Query.model_validate_json(line) for line in _lines(folder / "xquad_de_queries.jsonl")[::every]]
        articles = frozenset(sorted({item.title for item in paragraphs})[::3])
        return cls(
            {item.id: item.text for item in paragraphs},
            tuple((item.question, item.gold[0]) for item in queries),
            frozenset(item.id for item in paragraphs if item.title in articles),
        )


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
