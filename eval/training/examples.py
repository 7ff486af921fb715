"""Questions whose answering sentences are known, from labelled cases and from XQuAD-de."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.corpus.search.indexed import IndexedChunk
from assistant.corpus.units import fold
from eval.cases import Case
from eval.gold import Gold


@dataclass(frozen=True, slots=True)
class Example:
    """A question with what its answer looks like; ``places`` are (file, page from 1), none where unanswerable.

    ``held_back`` examples are never trained on. ``weight`` is how much one counts in training.
    """

    question: str
    places: frozenset[tuple[str, int]]
    support: tuple[re.Pattern[str], ...]
    held_back: bool
    weight: float = 1.0
    kind: str = ""
    status: str = "answered"

    def answers(self, chunk: IndexedChunk) -> list[bool]:
        """For each unit of a chunk, whether it holds (part of) the answer."""
        return [self._supported(chunk, unit.unit.text, {part.page for part in unit.unit.parts}) for unit in chunk.units]

    def on_place(self, chunk: IndexedChunk) -> bool:
        """Whether the chunk holds an answering unit."""
        return any(self.answers(chunk))

    def _supported(self, chunk: IndexedChunk, text: str, pages: set[int]) -> bool:
        file = chunk.stored.document.metadata.file
        if not any((file, page) in self.places for page in pages):
            return False
        folded = fold(text)
        return any(pattern.search(folded) for pattern in self.support)


def from_cases(cases: list[Case], weight: float = 1.0) -> Iterator[Example]:
    """Examples of labelled cases about documents."""
    for case in cases:
        if case.status not in ("answered", "not_covered", "out_of_scope") or case.kind == "smalltalk":
            continue
        gold = Gold.of_case(case)
        yield Example(
            case.question,
            gold.places,
            tuple(re.compile(pattern, re.IGNORECASE) for pattern in gold.evidence),
            case.split == "test",
            weight,
            case.kind,
            case.status,
        )


def from_xquad(folder: Path) -> Iterator[Example]:
    """Examples of XQuAD-de; every third article is held back. A paragraph is page 1 of a document of its id."""
    articles: dict[str, str] = {}
    for line in (folder / "xquad_de_corpus.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(line)
        articles[entry["id"]] = entry["title"]
    titles = sorted(set(articles.values()))
    for line in (folder / "xquad_de_queries.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(line)
        gold = entry["gold"][0]
        support = tuple(re.compile(re.escape(fold(answer))) for answer in entry["answers"])
        held_back = titles.index(articles[gold]) % 3 == 0
        yield Example(entry["question"], frozenset({(gold, 1)}), support, held_back, kind="xquad")


def off_topic(messages: Path, weight: float) -> Iterator[Example]:
    """Messages that no funding document answers; every third is held back."""
    for number, line in enumerate(messages.read_text("utf-8").splitlines()):
        entry = json.loads(line)
        if entry["intent"] == "off_topic":
            yield Example(entry["message"], frozenset(), (), number % 3 == 0, weight, "offtopic", "out_of_scope")
