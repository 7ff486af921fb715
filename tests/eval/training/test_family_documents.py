"""Families of made-up documents as PDFs."""

import json
from pathlib import Path

from eval.training.collecting import collect_sentences
from eval.training.family_documents import WEIGHT, family_sources
from tests.eval.training.test_sentence_encoder_data import FAMILY


def test_the_answers_to_a_family_s_questions_are_found_in_its_documents(tmp_path: Path) -> None:
    path = tmp_path / "families.jsonl"
    path.write_text(json.dumps(FAMILY) + "\n", "utf-8")

    for searcher, examples in family_sources(path):
        collected = collect_sentences(searcher, examples)

    fares, until, where = examples
    assert (fares.status, until.status, where.status) == ("answered", "answered", "not_covered")
    assert {file for file, _ in fares.places} == {"0.pdf"}
    assert {file for file, _ in until.places} == {"1.pdf"}
    assert {example.weight for example in examples} == {WEIGHT}
    # Of each question with an answer one sentence carries it: no neighbour, no item beside it.
    assert [int(collected.labels[collected.questions == number].sum()) for number in (0, 1)] == [1, 1]


def test_each_family_has_a_corpus_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "families.jsonl"
    path.write_text((json.dumps(FAMILY) + "\n") * 2, "utf-8")

    assert [len(examples) for _, examples in family_sources(path)] == [3, 3]
