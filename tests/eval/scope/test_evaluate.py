from typing import Any

from assistant.answer import AnswerStatus
from eval.asked import Asked, GivenAnswer, Routed
from eval.causes import Cause
from eval.page_texts import PageTexts
from eval.scope import TASK
from eval.scope.evaluate import evaluate
from eval.task import Judged
from tests.eval.leaflet import case

NONE: dict[str, Any] = {"document": None, "pages": [], "support": [], "must_match": [], "must_not_match": []}


def asked(number: int, expected: str, got: str, also_right: tuple[str, ...] = ()) -> Asked:
    labels = {} if expected == "answered" else NONE
    one = case(id=f"s-{number}", question=f"Frage {number}?", status=expected, also_right=also_right, **labels)
    return Asked(case=one, answer=GivenAnswer(status=AnswerStatus(got), language="de", text="Text"))


def judged(*given: Asked) -> Judged:
    return evaluate(TASK.configured(), given, PageTexts({}))


def test_the_confusion_counts_each_status_by_the_one_that_should_be() -> None:
    found = judged(
        asked(1, "answered", "answered"),
        asked(2, "answered", "not_covered"),
        asked(3, "not_covered", "answered"),
        asked(4, "blocked", "blocked"),
    )
    assert found.more["confusion"] == {
        "answered": {"answered": 1, "not_covered": 1, "blocked": 0},
        "not_covered": {"answered": 1, "not_covered": 0, "blocked": 0},
        "blocked": {"answered": 0, "not_covered": 0, "blocked": 1},
    }


def test_a_status_that_was_given_but_never_due_has_a_column_and_no_row() -> None:
    confusion = judged(asked(1, "answered", "clarify")).more["confusion"]
    assert confusion == {"answered": {"answered": 0, "clarify": 1}}


def test_a_status_that_is_as_good_counts_as_the_right_one() -> None:
    found = judged(asked(1, "not_covered", "out_of_scope", ("out_of_scope",)))
    assert found.more["confusion"] == {"not_covered": {"not_covered": 1}}
    assert [row.measures["status right"] for row in found.rows] == [1]


def test_shares_are_told_apart_by_the_status_that_should_be() -> None:
    found = judged(asked(1, "answered", "answered"), asked(2, "blocked", "answered"))
    assert {name: str(figure)[:4] for name, figure in found.figures.items()} == {
        "status right": "0.50",
        "answered right": "1.00",
        "answerable answered": "1.00",
        "blocked right": "0.00",
        "others not answered": "0.00",
    }


def test_half_an_answer_is_an_answer_but_not_the_right_status() -> None:
    row = judged(asked(1, "answered", "partial")).rows[0]
    assert (row.measures["answerable answered"], row.measures["status right"]) == (1, 0)


def test_the_cause_of_a_wrong_status_is_named() -> None:
    rows = judged(asked(1, "answered", "not_covered"), asked(2, "blocked", "answered")).rows
    assert [row.cause for row in rows] == [Cause.NOT_RETRIEVED, Cause.WRONGLY_ANSWERED]


def test_the_confusion_of_intents_counts_what_messages_were_taken_for() -> None:
    routed = [
        Routed(message="Hallo", wanted="greeting", taken="greeting"),
        Routed(message="Wo?", wanted="process", taken="eligibility"),
        Routed(message="Was ist ein KMU?", wanted="funding", taken="eligibility"),
        Routed(message="Wer erbt?", wanted="advice", taken="process"),
    ]
    found = evaluate(TASK.configured(), [asked(1, "answered", "answered"), *routed], PageTexts({}))
    assert found.more["intents"] == {
        "process": {"eligibility": 1, "process": 0, "funding": 0, "greeting": 0},
        "funding": {"eligibility": 0, "process": 0, "funding": 1, "greeting": 0},
        "greeting": {"eligibility": 0, "process": 0, "funding": 0, "greeting": 1},
        "advice": {"eligibility": 0, "process": 1, "funding": 0, "greeting": 0},
    }
    assert len(found.rows) == 1
