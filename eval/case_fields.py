"""What the fields of a case may hold, checked as they are read."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from eval.kinds import KINDS

SUPPORT_LENGTH = 40
"""A support pattern names a fact in few characters; a longer one would be a copied sentence."""


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"no regular expression: {pattern!r} ({error})") from error
    return pattern


def _known(kind: str) -> str:
    if kind not in KINDS:
        raise ValueError(f"no kind {kind!r}; known are {', '.join(KINDS)}")
    return kind


Kind = Annotated[str, AfterValidator(_known)]
"""One of :data:`eval.kinds.KINDS`."""
Pattern = Annotated[str, Field(min_length=1), AfterValidator(_compiles)]
"""A regular expression, searched blind to case in text whose white space is folded."""
PageNumber = Annotated[int, Field(ge=1)]
"""A physical page, from 1."""
Support = Annotated[Pattern, Field(max_length=SUPPORT_LENGTH)]
"""An expression that finds one sentence, list item or table row on a page."""
