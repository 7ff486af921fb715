"""Questions with what is known about their answers: one JSON object on each line of a cases file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.answer import AnswerStatus, Language
from assistant.errors import FoerderlotseError
from eval.case_fields import Kind, PageNumber, Pattern, Support

DATASETS = Path(__file__).parent / "datasets"


class BadCases(FoerderlotseError):
    """A cases file that cannot be used as it is."""


class Elsewhere(BaseModel):
    """Pages of a document on which the same fact stands too, so that citing them is right as well."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    pages: tuple[PageNumber, ...] = Field(min_length=1)


class Needed(Elsewhere):
    """Further pages without which the answer is not whole, with what finds the sentences on them."""

    support: tuple[Support, ...] = ()


class Case(BaseModel):
    """A question, the status its answer should end with and, where a document answers it, how to tell.

    ``pages`` are those on which the answer stands; each ``support`` pattern finds a sentence, list item or table
    row that answers it (part of the answer, where it is a list). A good answer matches every ``must_match`` and
    no ``must_not_match``. ``evidence`` is a verbatim sentence instead of ``support``, in files that have it.
    ``also_right`` are other statuses that serve the asker as well; ``also`` are pages that a whole answer cites
    too. In a conversation ``before`` are the questions asked so far, and ``standalone`` says the question without
    them. ``note`` tells evaluators what the case is about.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    question: str = Field(min_length=1)
    status: AnswerStatus
    language: Language = "de"
    kind: Kind = "fact"
    also_right: tuple[AnswerStatus, ...] = ()
    before: tuple[Annotated[str, Field(min_length=1)], ...] = ()
    standalone: str | None = None
    document: str | None = None
    pages: tuple[PageNumber, ...] = ()
    alternatives: tuple[Elsewhere, ...] = ()
    also: tuple[Needed, ...] = ()
    must_match: tuple[Pattern, ...] = ()
    must_not_match: tuple[Pattern, ...] = ()
    support: tuple[Support, ...] = ()
    evidence: str | None = None
    split: Literal["train", "test"] | None = None
    note: str | None = None

    def accepts(self, status: AnswerStatus) -> bool:
        """Whether an answer with this status is right, or as good."""
        return status is self.status or status in self.also_right

    @property
    def asked(self) -> str:
        """The question with those before it."""
        return " → ".join((*self.before, self.question))

    @model_validator(mode="after")
    def _pages_belong_to_a_document(self) -> Self:
        if self.document and not self.pages:
            raise ValueError(f"document {self.document} is named, but none of its pages")
        if not self.document and (self.pages or self.alternatives or self.also or self.support):
            raise ValueError("pages, alternatives, also or support are given, but no document")
        if self.standalone and not self.before:
            raise ValueError("standalone is given, but no question before")
        return self


def load_cases(path: Path) -> list[Case]:
    """All cases of a file, or of the ``.jsonl`` files of a folder, in order.

    A case without ``id`` gets the file's stem and its line number. Raises :class:`BadCases`, which names file and
    line, where a line is no valid case or repeats an id or question.
    """
    cases: list[Case] = []
    seen: dict[str, str] = {}
    for file in _files(path):
        for number, line in enumerate(_lines(file), start=1):
            if not line.strip():
                continue
            case = _case(line, file, number)
            for key in (f"id {case.id!r}", f"question {case.asked!r}"):
                if key in seen:
                    raise _bad(file, number, f"the {key} stands already in {seen[key]}")
                seen[key] = f"{file.name}, line {number}"
            cases.append(case)
    return cases


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    if found := sorted(path.rglob("*.jsonl")):
        return found
    raise BadCases(f"{path} holds no .jsonl file.", "Name a file of cases or a folder of such files.")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadCases(
            f"{path} cannot be read: {error}", "Name a UTF-8 file with one JSON object on each line."
        ) from error


def _case(line: str, path: Path, number: int) -> Case:
    try:
        raw: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise _bad(path, number, f"no JSON: {error.msg} at character {error.pos + 1}") from error
    if not isinstance(raw, dict):
        raise _bad(path, number, "not a JSON object")
    try:
        return Case.model_validate({"id": f"{path.stem}-{number}", **raw})
    except ValidationError as error:
        raise _bad(path, number, "; ".join(_told(item) for item in error.errors())) from error


def _told(item: Any) -> str:
    place = ".".join(str(part) for part in item["loc"])
    return f"{place}: {item['msg']}" if place else str(item["msg"])


def _bad(path: Path, number: int, what: str) -> BadCases:
    return BadCases(f"{path}, line {number}: {what}.", "docs/datasets.md says what a case looks like.")
