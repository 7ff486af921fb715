"""The committed cases: that they load, are true of the documents, and cover what they should."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.answer import AnswerStatus
from eval.case_pages import Pages, problems, read_pages
from eval.cases import DATASETS, Case, load_cases
from ingest.samples import PDFS

NO_CASES = {
    "intents.jsonl",
    "judged.jsonl",
    "shown-local.jsonl",
    "support.jsonl",
    "calibration-families.jsonl",
    "training-claims.jsonl",
    "training-families.jsonl",
    "training-made.jsonl",
    "training-passages.jsonl",
}
"""Files of the folder that hold something else than cases."""
FILES = [path for path in sorted(DATASETS.rglob("*.jsonl")) if path.name not in NO_CASES]
REAL = load_cases(DATASETS / "real.jsonl")
SAMPLES = load_cases(DATASETS / "samples")
CONVERSATIONS = load_cases(DATASETS / "conversations.jsonl")
MEASURED = [*SAMPLES, *CONVERSATIONS]
"""What is asked on the sample programmes."""
ASKED_FOR = (
    "everyday", "typos", "english", "situation", "table", "several", "confusable", "wrong_land", "ended", "conflict",
    "boundary", "gap", "offtopic", "attack", "planted", "followup",
)  # fmt: skip
GIVEN = (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL)


def without_labels(cases: Sequence[Case]) -> list[str]:
    """The answered cases that do not say how to tell a right answer."""
    answered = [case for case in cases if case.status in GIVEN and case.kind != "smalltalk"]
    return [case.id for case in answered if not (case.document and case.support and case.must_match)]


def false_labels(cases: Sequence[Case], pages: Pages) -> dict[str, list[str]]:
    return {case.id: found for case in cases if (found := problems(case, pages))}


@pytest.fixture(scope="module")
def sample_pages() -> Pages:
    return read_pages([PDFS, DATASETS / "documents" / "pdf"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DATASETS)))
def test_every_file_of_cases_loads(path: Path) -> None:
    assert load_cases(path)


@pytest.mark.parametrize("what", ["id", "asked"])
def test_no_id_and_no_question_stands_twice_in_any_two_files(what: str) -> None:
    counts = Counter(getattr(case, what) for path in FILES for case in load_cases(path))
    assert [value for value, count in counts.items() if count > 1] == []


def test_there_are_enough_cases_on_the_sample_programmes() -> None:
    assert len(SAMPLES) >= 200


@pytest.mark.parametrize("kind", ASKED_FOR)
def test_every_way_of_asking_has_cases(kind: str) -> None:
    assert sum(case.kind == kind for case in MEASURED) >= 5


def test_attacks_are_german_and_english() -> None:
    languages = Counter(case.language for case in SAMPLES if case.kind == "attack")
    assert min(languages["de"], languages["en"]) >= 10


def test_situations_are_told_in_about_three_sentences() -> None:
    lengths = [len(case.question.split()) for case in SAMPLES if case.kind == "situation"]
    assert sum(lengths) / len(lengths) > 20


def test_a_followup_says_what_it_means_by_itself() -> None:
    assert [case.id for case in CONVERSATIONS if not (case.before and case.standalone)] == []


def test_every_label_is_true_of_the_sample_pages(sample_pages: Pages) -> None:
    assert false_labels(MEASURED, sample_pages) == {}


def test_every_label_is_true_of_the_real_pages(shared_data: Path) -> None:
    named = {case.document for case in REAL} | {other.document for case in REAL for other in case.alternatives}
    files = [shared_data / "programmes" / name for name in named if name]
    assert false_labels(REAL, read_pages(files)) == {}


@pytest.mark.parametrize("cases", [REAL, MEASURED], ids=["real", "samples"])
def test_a_case_that_is_answered_from_a_document_says_how_to_tell(cases: list[Case]) -> None:
    assert without_labels(cases) == []


@pytest.mark.parametrize("cases", [REAL, MEASURED], ids=["real", "samples"])
def test_a_case_that_is_not_answered_names_no_document(cases: list[Case]) -> None:
    assert [case.id for case in cases if case.document and case.status not in GIVEN] == []


def test_a_planted_case_says_what_must_not_be_repeated() -> None:
    assert [case.id for case in SAMPLES if case.kind == "planted" and not case.must_not_match] == []


def test_the_halves_of_every_kind_are_about_equal() -> None:
    assert {case.split for case in MEASURED} == {"train", "test"}
    counts = Counter((case.kind, case.split) for case in MEASURED)
    kinds = {kind for kind, _ in counts}
    assert {kind for kind in kinds if abs(counts[kind, "train"] - counts[kind, "test"]) > 2} == set()


def test_about_three_in_ten_real_cases_of_every_document_are_held_back() -> None:
    groups: dict[str, list[Case]] = {}
    for case in REAL:
        groups.setdefault(case.document or case.kind, []).append(case)

    shares = {name: sum(case.split == "test" for case in group) / len(group) for name, group in groups.items()}
    assert all(0.2 <= share <= 0.4 for share in shares.values()), shares


@pytest.mark.parametrize(
    ("cases", "without"),
    [(REAL, {AnswerStatus.FAILED, AnswerStatus.PARTIAL}), (SAMPLES, {AnswerStatus.FAILED})],
    ids=["real", "samples"],
)
def test_every_status_has_cases_but_a_few(cases: list[Case], without: set[AnswerStatus]) -> None:
    counts = Counter(case.status for case in cases)

    assert set(AnswerStatus) - set(counts) == without
