from typing import Any

from eval.cases import Case
from eval.gold import Gold


def gold(**labels: Any) -> Gold:
    given = {"document": "a.pdf", "pages": [2], **labels}
    return Gold.of_case(Case.model_validate({"id": "1", "question": "Wie viel?", "status": "answered", **given}))


def test_any_of_the_pages_that_say_the_same_is_a_place_of_the_answer() -> None:
    found = gold(pages=[2, 3], alternatives=[{"document": "b.pdf", "pages": [7]}])
    assert found.places == {("a.pdf", 2), ("a.pdf", 3), ("b.pdf", 7)}
    assert found.recall([("b.pdf", 7)]) == 1


def test_a_whole_answer_cites_every_document_that_is_needed() -> None:
    found = gold(
        alternatives=[{"document": "a.pdf", "pages": [5]}], also=[{"document": "b.pdf", "pages": [7], "support": ["x"]}]
    )
    assert found.places == {("a.pdf", 2), ("a.pdf", 5), ("b.pdf", 7)}
    assert found.recall([("a.pdf", 5), ("c.pdf", 1)]) == 0.5
    assert found.recall([("a.pdf", 2), ("b.pdf", 7)]) == 1
    assert found.recall([]) == 0


def test_the_evidence_are_the_support_patterns_of_all_needed_places() -> None:
    also = [{"document": "b.pdf", "pages": [7], "support": ["dreißig Tage"]}]
    assert gold(support=["40 Prozent"], also=also).evidence == ("40 Prozent", "dreißig Tage")


def test_a_verbatim_sentence_stands_for_missing_patterns() -> None:
    assert gold(evidence="Es sind  40 (vierzig).").evidence == (r"Es\ sind\ 40\ \(vierzig\)\.",)


def test_a_question_without_a_document_has_no_places() -> None:
    assert Gold.of_case(Case.model_validate({"id": "1", "question": "Wie?", "status": "clarify"})) == Gold(frozenset())
