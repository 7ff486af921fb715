"""Why an answer is wrong."""

from __future__ import annotations

from enum import StrEnum

from assistant.answer import AnswerStatus


class Cause(StrEnum):
    """The first stage at which an answer went wrong."""

    NOT_RETRIEVED = "not retrieved"
    NOT_USED = "retrieved but not used"
    WRONGLY_REFUSED = "wrongly refused"
    WRONG_STATUS = "wrong status"
    WRONG_FACT = "wrong fact"
    FAILED = "failed with an error"
    QUOTE_NOT_FOUND = "quote not found on its page"


_REFUSALS = frozenset({AnswerStatus.NOT_COVERED, AnswerStatus.OUT_OF_SCOPE, AnswerStatus.CLARIFY, AnswerStatus.BLOCKED})


def cause_of(
    *,
    expected: AnswerStatus,
    got: AnswerStatus,
    facts_right: bool,
    forbidden: bool,
    retrieved: bool,
    quotes_found: bool,
) -> Cause | None:
    """The cause, or ``None`` where nothing is wrong.

    ``retrieved``: a gold page is among the passages; ``forbidden``: the answer says what it must not.
    """
    if got is AnswerStatus.FAILED:
        return Cause.FAILED
    if expected is AnswerStatus.ANSWERED and got in _REFUSALS:
        return Cause.WRONGLY_REFUSED if retrieved else Cause.NOT_RETRIEVED
    if forbidden:
        return Cause.WRONG_FACT
    if not facts_right:
        return Cause.NOT_USED if retrieved else Cause.NOT_RETRIEVED
    if got is not expected:
        return Cause.WRONG_STATUS
    return None if quotes_found else Cause.QUOTE_NOT_FOUND
