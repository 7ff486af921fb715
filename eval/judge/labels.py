"""Answers labelled as faithful and relevant or not: one JSON object on each line of a labels file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from assistant.errors import FoerderlotseError
from eval.cases import DATASETS

JUDGED = DATASETS / "judged.jsonl"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class BadLabels(FoerderlotseError):
    """A labels file that cannot be used as it is."""


class Labelled(BaseModel):
    """An answer with the quotes it cites.

    ``faithful``: every statement follows from the quotes. ``relevant``: it says what is asked for, right or wrong.
    ``note`` says what is right or wrong about it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    question: Text
    answer: Text
    quotes: list[Text] = Field(min_length=1)
    faithful: bool
    relevant: bool
    note: Text


def load_labelled(path: Path = JUDGED) -> list[Labelled]:
    """All labelled answers of a file in order.

    Raises BadLabels, which names file and line, where a line is no labelled answer or repeats one.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadLabels(f"{path} cannot be read: {error}", _HINT) from error
    found: list[Labelled] = []
    seen: dict[tuple[str, str], int] = {}
    for number, line in enumerate(lines, start=1):
        try:
            item = Labelled.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(str(part) for part in first["loc"])
            raise BadLabels(f"{path}, line {number}: {place or 'the line'}: {first['msg']}.", _HINT) from error
        earlier = seen.setdefault((item.question, item.answer), number)
        if earlier != number:
            raise BadLabels(f"{path}, line {number}: the same answer stands already on line {earlier}.", _HINT)
        found.append(item)
    return found


_HINT = "docs/judge.md says what a labelled answer looks like."
