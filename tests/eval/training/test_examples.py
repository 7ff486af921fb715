from __future__ import annotations

import json
from pathlib import Path

from assistant.assistant import Assistant
from eval.cases import Case
from eval.training.collecting import collect_evidence, collect_passages, collect_sentences
from eval.training.examples import Example, from_cases, from_xquad, off_topic


def case(**known: object) -> Case:
    return Case.model_validate(
        {"id": "a-1", "question": "Wie lange?", "language": "de", "kind": "fact", "status": "answered",
         "document": "rubin.pdf", "pages": [2], "support": ["drei Jahre"], "split": "train", **known}
    )  # fmt: skip


def test_a_case_becomes_an_example_with_its_places() -> None:
    (example,) = from_cases([case(alternatives=[{"document": "wir.pdf", "pages": [2, 3]}])], weight=6.0)
    assert example.places == {("rubin.pdf", 2), ("wir.pdf", 2), ("wir.pdf", 3)}
    assert (example.weight, example.held_back) == (6.0, False)


def test_cases_of_the_test_split_are_held_back() -> None:
    (example,) = from_cases([case(split="test")])
    assert example.held_back


def test_only_units_with_the_support_on_the_right_page_answer(assistant: Assistant) -> None:
    question = "Wie lange dauert die Umsetzungsphase bei RUBIN?"
    (example,) = from_cases([case(question=question)])
    chunks = [assistant.searcher.units.chunk(passage.stored) for passage in assistant.search(question, 8)]
    answering = [
        (chunk.stored.document.metadata.file, unit.unit.text)
        for chunk in chunks
        for unit, answers in zip(chunk.units, example.answers(chunk), strict=True)
        if answers
    ]
    assert answering
    assert all(file == "rubin.pdf" and "drei Jahre" in text for file, text in answering)


def test_xquad_holds_back_whole_articles(tmp_path: Path) -> None:
    corpus = [{"id": f"p{n}", "title": f"T{n // 2}", "text": "…"} for n in range(8)]
    queries = [{"question": f"Frage {n}?", "gold": [f"p{n}"], "answers": ["1,5  Mio."]} for n in range(8)]
    for name, entries in (("corpus", corpus), ("queries", queries)):
        lines = "\n".join(json.dumps(entry) for entry in entries)
        (tmp_path / f"xquad_de_{name}.jsonl").write_text(lines, encoding="utf-8")
    found = list(from_xquad(tmp_path))
    assert [example.held_back for example in found] == [True, True, False, False, False, False, True, True]
    assert found[0].places == {("p0", 1)}
    assert found[0].support[0].search("kostet 1,5 Mio. Euro")


def test_off_topic_messages_have_no_place(tmp_path: Path) -> None:
    path = tmp_path / "intents.jsonl"
    entries = [{"message": f"M{n}", "intent": "off_topic" if n % 2 else "funding"} for n in range(8)]
    path.write_text("\n".join(json.dumps(entry) for entry in entries), encoding="utf-8")
    found = list(off_topic(path, 2.0))
    assert [example.question for example in found] == ["M1", "M3", "M5", "M7"]
    assert [example.held_back for example in found] == [False, True, False, False]
    assert all(not example.places and example.weight == 2.0 for example in found)


def test_what_is_collected_has_a_row_for_each_candidate_and_marks_the_answering_ones(assistant: Assistant) -> None:
    question = "Wie lange dauert die Umsetzungsphase bei RUBIN?"
    (example,) = from_cases([case(question=question)])
    nowhere = Example("Wer malte die Mona Lisa?", frozenset(), (), True)
    for collect in (collect_passages, collect_sentences):
        data = collect(assistant.searcher, [example, nowhere])
        assert len(data.rows) == len(data.labels) == len(data.questions) == len(data.weights)
        assert set(data.questions) == {0}
        assert 0 < data.labels.sum() < len(data.labels)
    evidence = collect_evidence(assistant.searcher, [example, nowhere])
    assert evidence.labels.tolist() == [True, False]
    assert evidence.train()[1].tolist() == [True]
