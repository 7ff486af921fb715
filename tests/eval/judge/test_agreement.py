import pytest

from eval.judge.agreement import Agreement, agreement, review
from eval.judge.judge import Judge
from eval.judge.labels import load_labelled
from tests.eval.judge.server import ModelServer


def test_full_agreement_is_one() -> None:
    found = Agreement.of([(True, True), (False, False)])
    assert (found.accuracy.value, found.kappa, found.wrong_yes, found.wrong_no, found.failed) == (1.0, 1.0, 0, 0, 0)


def test_kappa_takes_off_what_chance_gives() -> None:
    found = Agreement.of([(True, True)] * 20 + [(True, False)] * 10 + [(False, True)] * 5 + [(False, False)] * 15)
    assert found.accuracy.value == 0.7
    assert found.kappa == pytest.approx(0.4)
    assert (found.wrong_yes, found.wrong_no) == (5, 10)


def test_a_judge_that_always_says_yes_has_no_kappa_above_chance() -> None:
    assert Agreement.of([(True, True), (False, True)]).kappa == 0.0


def test_kappa_is_none_where_nothing_differs_or_nothing_was_judged() -> None:
    assert Agreement.of([(True, True), (True, True)]).kappa is None
    assert Agreement.of([(True, None)]).kappa is None


def test_a_failed_verdict_counts_as_wrong_and_is_not_taken_for_a_no() -> None:
    found = Agreement.of([(True, True), (False, False), (True, None), (False, None)])
    assert (found.accuracy.value, found.accuracy.count, found.failed) == (0.5, 4, 2)
    assert (found.kappa, found.wrong_yes, found.wrong_no) == (1.0, 0, 0)


def test_the_labels_are_judged_one_request_for_each_measure(judge: Judge, server: ModelServer) -> None:
    items = load_labelled()[:6]
    found = agreement(judge, items)
    assert len(server.bodies) == 12
    assert found["faithfulness"].accuracy.value == sum(item.faithful for item in items) / 6
    assert found["relevance"].wrong_yes == sum(not item.relevant for item in items)


def test_a_server_that_fails_leaves_all_verdicts_failed(judge: Judge, server: ModelServer) -> None:
    server.status = 400
    found = agreement(judge, load_labelled()[:3])
    assert (found["faithfulness"].failed, found["relevance"].failed) == (3, 3)


def test_a_review_keeps_every_reason(judge: Judge) -> None:
    (first,) = review(judge, load_labelled()[:1])
    kept = first.model_dump(mode="json")["faithfulness"]
    assert kept == {"score": 1.0, "reason": "Steht so im Zitat.", "failed": None}
