import json
from pathlib import Path
from typing import Any

import pytest

from eval.cases import BadCases, load_cases

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

    with pytest.raises(BadCases, match=r"line 2: .* stands already on line 1"):
        load_cases(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadCases, match=r"nowhere\.jsonl cannot be read"):
        load_cases(tmp_path / "nowhere.jsonl")
