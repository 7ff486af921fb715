import pytest

from assistant.answer import AnswerStatus
from eval.answers.causes import Cause, cause_of

RIGHT = {
    "expected": AnswerStatus.ANSWERED,
    "got": AnswerStatus.ANSWERED,
    "facts_right": True,
    "forbidden": False,
    "retrieved": True,
    "quotes_found": True,
}


@pytest.mark.parametrize(
    ("wrong", "cause"),
    [
        ({}, None),
        ({"facts_right": False, "retrieved": False}, Cause.NOT_RETRIEVED),
        ({"facts_right": False}, Cause.NOT_USED),
        ({"got": AnswerStatus.NOT_COVERED, "facts_right": False}, Cause.WRONGLY_REFUSED),
        ({"got": AnswerStatus.NOT_COVERED, "facts_right": False, "retrieved": False}, Cause.NOT_RETRIEVED),
        ({"expected": AnswerStatus.NOT_COVERED}, Cause.WRONG_STATUS),
        ({"got": AnswerStatus.FAILED, "facts_right": False}, Cause.FAILED),
        ({"forbidden": True}, Cause.WRONG_FACT),
        ({"quotes_found": False}, Cause.QUOTE_NOT_FOUND),
    ],
)
def test_each_failure_has_the_cause_of_its_stage(wrong: dict[str, object], cause: Cause | None) -> None:
    assert cause_of(**{**RIGHT, **wrong}) is cause  # type: ignore[arg-type]
