from collections import Counter
from pathlib import Path

from assistant.answer import AnswerStatus
from eval.case_pages import problems, read_pages
from eval.cases import DATASETS, Case, load_cases

CASES = load_cases(DATASETS / "real.jsonl")
ABOUT_DOCUMENTS = [case for case in CASES if case.document]


def test_every_label_is_true_of_the_real_pages(shared_data: Path) -> None:
    pages = read_pages([shared_data / "programmes"])

    assert {case.id: found for case in ABOUT_DOCUMENTS if (found := problems(case, pages))} == {}


def test_a_case_that_is_answered_from_a_document_says_how_to_tell() -> None:
    answered = [case for case in CASES if case.status is AnswerStatus.ANSWERED and case.kind != "smalltalk"]

    assert [case.id for case in answered if not (case.document and case.support and case.must_match)] == []


def test_a_case_that_is_not_answered_names_no_document() -> None:
    assert [case.id for case in ABOUT_DOCUMENTS if case.status is not AnswerStatus.ANSWERED] == []


def test_about_three_in_ten_cases_of_every_document_are_held_back() -> None:
    groups: dict[str, list[Case]] = {}
    for case in CASES:
        groups.setdefault(case.document or case.kind, []).append(case)

    shares = {name: sum(case.split == "test" for case in group) / len(group) for name, group in groups.items()}
    assert all(0.2 <= share <= 0.4 for share in shares.values()), shares


def test_every_status_but_failed_and_partial_has_cases() -> None:
    counts = Counter(case.status for case in CASES)

    assert set(AnswerStatus) - set(counts) == {AnswerStatus.FAILED, AnswerStatus.PARTIAL}
