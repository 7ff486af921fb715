"""The labelled sentences of ``support.jsonl``, and how a broken file is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.cases import BadCases
from eval.pairs import PAIRS, load_pairs

PAIR = PAIRS.read_text("utf-8").splitlines()[0]


def test_no_document_is_in_both_halves() -> None:
    pairs = load_pairs()
    halves = [{pair.document for pair in pairs if pair.split == split} for split in ("train", "test")]
    assert not halves[0] & halves[1]


@pytest.mark.parametrize("split", ["train", "test"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_each_half_has_supported_and_unsupported_sentences_in_both_languages(split: str, language: str) -> None:
    own = [pair.supported for pair in load_pairs() if (pair.split, pair.language) == (split, language)]
    assert min(own.count(True), own.count(False)) >= 20


def test_a_sentence_with_its_passage_stands_only_once() -> None:
    pairs = [(pair.sentence, pair.passage) for pair in load_pairs()]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (PAIR.replace('"supported": true', '"supported": false'), "line 1: .*no kind"),
        (f"{PAIR}\n{PAIR}", "line 2: the id .* twice"),
        ("{}", "line 1"),
    ],
)
def test_a_line_that_is_no_pair_is_named(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadCases, match=fault):
        load_pairs(path)
