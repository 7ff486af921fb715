import json
import re
from collections import Counter
from pathlib import Path

import pytest

import ingest.samples
from eval.judge.labels import JUDGED, BadLabels, load_labelled

ITEMS = load_labelled()
SOURCES = Path(ingest.samples.__file__).parent / "sources"
LINE = {"question": "Wie viel?", "answer": "50.", "quotes": ["50."], "faithful": True, "relevant": True, "note": "kurz"}


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("**", ""))


def test_there_are_thirty_good_and_thirty_bad_answers() -> None:
    counts = Counter((item.faithful, item.relevant) for item in ITEMS)
    assert counts[True, True] >= 30
    assert counts[False, True] >= 20
    assert counts[True, False] >= 10
    assert len(ITEMS) - counts[True, True] >= 30


def test_every_quote_stands_in_a_sample_document() -> None:
    documents = folded("\n".join(path.read_text("utf-8") for path in SOURCES.glob("*.md")))
    assert [quote for item in ITEMS for quote in item.quotes if folded(quote) not in documents] == []


def test_the_sentences_that_a_local_model_showed_are_labelled_in_the_same_form() -> None:
    shown = load_labelled(JUDGED.with_name("shown-local.jsonl"))
    assert all(item.answer.startswith(("Kurz gesagt: ", "In short: ")) for item in shown)
    assert any(not item.faithful for item in shown)


def test_some_questions_are_english() -> None:
    assert sum(bool(re.match(r"(How|Which|What|Does|Did) ", item.question)) for item in ITEMS) >= 5


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"faithful": "ja"}, "faithful"),
        ({"quotes": []}, "quotes"),
        ({"question": " "}, "question"),
        ({"Note": "x"}, "Note"),
    ],
)
def test_a_line_that_is_no_label_is_told_with_its_number(tmp_path: Path, wrong: dict[str, object], told: str) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(f"{json.dumps(LINE)}\n{json.dumps({**LINE, 'answer': 'Andere.', **wrong})}\n", encoding="utf-8")
    with pytest.raises(BadLabels, match=rf"labels.jsonl, line 2: {told}"):
        load_labelled(path)


def test_an_answer_labelled_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(f"{json.dumps(LINE)}\n" * 2, encoding="utf-8")
    with pytest.raises(BadLabels, match="line 2: the same answer stands already on line 1"):
        load_labelled(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadLabels, match="cannot be read"):
        load_labelled(tmp_path / "none.jsonl")
