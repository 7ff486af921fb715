from typing import Any

import pytest

from assistant.answer import AnswerStatus
from eval.causes import Cause, Judgement, cause_of

RIGHT = Judgement(expected=AnswerStatus.ANSWERED, got=AnswerStatus.ANSWERED, status_right=True)
REFUSED = {"got": AnswerStatus.NOT_COVERED, "status_right": False, "facts_right": False}


def cause(**wrong: Any) -> Cause | None:
    return cause_of(Judgement(**{name: getattr(RIGHT, name) for name in RIGHT.__slots__} | wrong))


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({}, None),
        ({"got": AnswerStatus.PARTIAL}, None),
        ({"got": AnswerStatus.FAILED, "status_right": False, "facts_right": False}, Cause.FAILED),
        ({"facts_right": False, "retrieved": False}, Cause.NOT_RETRIEVED),
        ({"facts_right": False}, Cause.NOT_USED),
        (REFUSED, Cause.WRONGLY_REFUSED),
        ({**REFUSED, "retrieved": False}, Cause.NOT_RETRIEVED),
        ({"expected": AnswerStatus.NOT_COVERED, "status_right": False}, Cause.WRONGLY_ANSWERED),
        (
            {"expected": AnswerStatus.CLARIFY, "got": AnswerStatus.OUT_OF_SCOPE, "status_right": False},
            Cause.WRONG_STATUS,
        ),
        ({"forbidden": True}, Cause.WRONG_FACT),
        ({"on_gold": False}, Cause.WRONG_CITATION),
        ({"quotes_found": False}, Cause.QUOTE_NOT_FOUND),
    ],
)
def test_each_failure_has_the_cause_of_its_stage(wrong: dict[str, Any], expected: Cause | None) -> None:
    assert cause(**wrong) is expected


def test_the_first_stage_that_went_wrong_is_the_cause() -> None:
    assert cause(facts_right=False, retrieved=False, on_gold=False, quotes_found=False) is Cause.NOT_RETRIEVED
    assert cause(forbidden=True, facts_right=False, on_gold=False) is Cause.WRONG_FACT
