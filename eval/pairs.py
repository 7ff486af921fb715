"""Sentences with a passage and whether it supports them: one JSON object on each line of ``support.jsonl``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.answer import Language
from eval.cases import DATASETS, BadCases

PAIRS = DATASETS / "support.jsonl"

SUPPORTED = (
    "verbatim_near",
    "paraphrase",
    "condensed",
    "from_table",
    "yes_no",
    "partial",
    "plain",
    "converted",
    "english",
)
"""How a supported sentence relates to its passage."""
UNSUPPORTED = (
    "number",
    "entity",
    "polarity",
    "overreach",
    "role",
    "scope",
    "condition",
    "time",
    "topic",
    "added",
    "elsewhere",
    "english",
    "stranger",
)
"""What is wrong with an unsupported sentence."""


class Pair(BaseModel):
    """``sentence`` answers ``question`` (may be empty) and cites ``passage``, verbatim from ``page`` of ``document``.

    ``kind`` is one of :data:`SUPPORTED` or :data:`UNSUPPORTED`. The documents of the halves (``split``) are others.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    sentence: str = Field(min_length=1)
    language: Language
    document: str = Field(min_length=1)
    title: str = ""
    page: int = Field(ge=1)
    passage: str = Field(min_length=1)
    supported: bool
    kind: str
    question: str = ""
    split: Literal["train", "test"]

    @model_validator(mode="after")
    def _kind_fits(self) -> Self:
        known = SUPPORTED if self.supported else UNSUPPORTED
        if self.kind not in known:
            raise ValueError(f"no kind {self.kind!r}; known here are {', '.join(known)}")
        return self


def load_pairs(path: Path = PAIRS) -> list[Pair]:
    """All pairs of a file. Raises BadCases, naming the line that is no valid pair or repeats an id."""
    pairs: list[Pair] = []
    seen: set[str] = set()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            pair = Pair.model_validate_json(line)
        except ValidationError as error:
            raise BadCases(
                f"{path}, line {number}: {error.errors()[0]['msg']}.", "docs/datasets.md says what a pair is."
            ) from error
        if pair.id in seen:
            raise BadCases(f"{path}, line {number}: the id {pair.id} stands there twice.", "Give each pair its own id.")
        seen.add(pair.id)
        pairs.append(pair)
    return pairs


def strangers(pairs: Sequence[Pair]) -> list[Pair]:
    """Each supported sentence with two passages that do not speak of it: the next of its document, and another's.

    A model that cites the wrong passage writes such sentences; nobody has to label them.
    """
    made: list[Pair] = []
    for split in ("train", "test"):
        half = [pair for pair in pairs if pair.split == split]
        passages: dict[str, list[str]] = {}
        for pair in half:
            known = passages.setdefault(pair.document, [])
            if pair.passage not in known:
                known.append(pair.passage)
        documents = list(passages)
        for number, pair in enumerate(one for one in half if one.supported):
            own, place = passages[pair.document], documents.index(pair.document)
            further = documents[(place + 1 + number % (len(documents) - 1)) % len(documents)]
            near = own[(own.index(pair.passage) + len(own) // 2) % len(own)]
            for suffix, passage in (("near", near), ("far", passages[further][number % len(passages[further])])):
                update = {"id": f"{pair.id}-{suffix}", "passage": passage, "supported": False, "kind": "stranger"}
                if passage != pair.passage:
                    made.append(pair.model_copy(update=update))
    return made
