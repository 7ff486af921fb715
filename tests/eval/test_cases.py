import json
from pathlib import Path
from typing import Any

import pytest

from eval.cases import BadCases, Case, load_cases
from eval.kinds import KINDS

VALID: dict[str, Any] = {"id": "a-1", "question": "Wie viel?", "status": "answered"}
LABELLED: dict[str, Any] = {**VALID, "document": "a.pdf", "pages": [2], "must_match": ["40 Prozent"]}


def write(folder: Path, *lines: dict[str, Any] | str) -> Path:
    path = folder / "cases.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
    return path


def test_a_case_has_its_labels(tmp_path: Path) -> None:
    elsewhere = [{"document": "b.pdf", "pages": [7]}]
    [case] = load_cases(write(tmp_path, {**LABELLED, "support": [r"beträgt 40\b"], "alternatives": elsewhere}))

    assert (case.document, case.pages, case.support) == ("a.pdf", (2,), (r"beträgt 40\b",))
    assert (case.alternatives[0].document, case.alternatives[0].pages) == ("b.pdf", (7,))


def test_a_case_without_id_is_named_after_file_and_line(tmp_path: Path) -> None:
    cases = load_cases(write(tmp_path, "", {"question": "Wie viel?", "status": "clarify"}))

    assert [case.id for case in cases] == ["cases-2"]


def test_empty_lines_are_passed_over(tmp_path: Path) -> None:
    assert len(load_cases(write(tmp_path, VALID, "", "  "))) == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": "a-1", ', "no JSON"),
        ("[1, 2]", "not a JSON object"),
        ({**VALID, "status": "maybe"}, "status"),
        ({**VALID, "question": ""}, "question"),
        ({**VALID, "suport": ["x"]}, "suport"),
        ({**LABELLED, "pages": [0]}, "pages.0"),
        ({**LABELLED, "pages": []}, "none of its pages"),
        ({**VALID, "pages": [3]}, "no document"),
        ({**LABELLED, "must_match": ["40 ("]}, "no regular expression: '40 ('"),
        ({**LABELLED, "support": ["x" * 41]}, "support.0"),
        ({**LABELLED, "split": "dev"}, "split"),
        ({**VALID, "kind": "riddle"}, "no kind 'riddle'; known are fact"),
        ({**VALID, "also_right": ["maybe"]}, "also_right.0"),
        ({**VALID, "also": [{"document": "b.pdf", "pages": [1]}]}, "no document"),
        ({**LABELLED, "also": [{"document": "b.pdf", "pages": []}]}, "also.0.pages"),
        ({**VALID, "standalone": "Wie viel beim ZIM?"}, "no question before"),
    ],
)
def test_a_bad_line_is_told_with_file_line_and_fault(tmp_path: Path, line: dict[str, Any] | str, told: str) -> None:
    path = write(tmp_path, {**VALID, "id": "a-0", "question": "Wann?"}, line)

    with pytest.raises(BadCases) as caught:
        load_cases(path)

    assert caught.value.message.startswith(f"{path}, line 2: ")
    assert told in caught.value.message


@pytest.mark.parametrize("field", ["id", "question"])
def test_an_id_or_question_may_stand_only_once(tmp_path: Path, field: str) -> None:
    path = write(tmp_path, VALID, {**VALID, "id": "a-2", "question": "Wann?", field: VALID[field]})

    with pytest.raises(BadCases, match=r"line 2: .* stands already in cases\.jsonl, line 1"):
        load_cases(path)


def test_the_same_words_after_other_questions_are_another_question(tmp_path: Path) -> None:
    followup = {**VALID, "id": "a-2", "before": ["Was ist ZIM?"], "standalone": "Wie viel gibt es beim ZIM?"}

    cases = load_cases(write(tmp_path, VALID, followup))

    assert [case.asked for case in cases] == ["Wie viel?", "Was ist ZIM? → Wie viel?"]


def test_all_files_of_a_folder_are_read_and_share_their_ids(tmp_path: Path) -> None:
    (tmp_path / "deeper").mkdir()
    write(tmp_path, VALID)
    second = write(tmp_path / "deeper", {**VALID, "id": "b-1", "question": "Wann?"})
    assert [case.id for case in load_cases(tmp_path)] == ["a-1", "b-1"]

    second.write_text(json.dumps({**VALID, "question": "Wann?"}), "utf-8")
    with pytest.raises(BadCases, match="the id 'a-1' stands already"):
        load_cases(tmp_path)


def test_a_folder_without_cases_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadCases, match=r"holds no \.jsonl file"):
        load_cases(tmp_path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadCases, match=r"nowhere\.jsonl cannot be read"):
        load_cases(tmp_path / "nowhere.jsonl")


def test_every_field_and_every_kind_is_explained_in_the_documentation() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "datasets.md").read_text("utf-8")
    assert {name for name in (*Case.model_fields, *KINDS) if f"`{name}`" not in text} == set()
