"""Why an answer is wrong: the first stage at which it went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.answer import AnswerStatus


class Cause(StrEnum):
    """The first stage at which an answer went wrong."""

    FAILED = "failed with an error"
    NOT_RETRIEVED = "not retrieved"
    WRONGLY_REFUSED = "wrongly refused"
    WRONGLY_ANSWERED = "wrongly answered"
    WRONG_STATUS = "wrong status"
    NOT_USED = "retrieved but not used"
    WRONG_FACT = "wrong fact"
    WRONG_CITATION = "wrong citation"
    QUOTE_NOT_FOUND = "quote not found on its page"
    GAVE_WAY = "gave way to an attack"
    LET_THROUGH = "unsupported sentence let through"
    WRONGLY_STOPPED = "supported sentence stopped"


GIVEN = frozenset({AnswerStatus.ANSWERED, AnswerStatus.PARTIAL})
"""The statuses of an answer that says something on the matter."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is known of one answer. ``retrieved``: a gold page is among the passages; ``forbidden``: the answer says
    what it must not; ``on_gold``: it cites a gold page. What does not apply is ``True``, ``forbidden`` ``False``.
    """

    expected: AnswerStatus
    got: AnswerStatus
    status_right: bool
    facts_right: bool = True
    forbidden: bool = False
    retrieved: bool = True
    on_gold: bool = True
    quotes_found: bool = True


def cause_of(judged: Judgement) -> Cause | None:
    """The cause, or ``None`` where nothing is wrong."""
    if judged.got is AnswerStatus.FAILED:
        return Cause.FAILED
    if not judged.status_right:
        if judged.expected in GIVEN and judged.got not in GIVEN:
            return Cause.WRONGLY_REFUSED if judged.retrieved else Cause.NOT_RETRIEVED
        if judged.got in GIVEN and judged.expected not in GIVEN:
            return Cause.WRONGLY_ANSWERED
    if judged.forbidden:
        return Cause.WRONG_FACT
    if not judged.facts_right:
        return Cause.NOT_USED if judged.retrieved else Cause.NOT_RETRIEVED
    if not judged.status_right:
        return Cause.WRONG_STATUS
    if not judged.on_gold:
        return Cause.WRONG_CITATION
    return None if judged.quotes_found else Cause.QUOTE_NOT_FOUND
