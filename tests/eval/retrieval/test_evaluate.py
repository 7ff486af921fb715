from pathlib import Path

from eval.asked import Found
from eval.causes import Cause
from eval.figures import Mean
from eval.gold import Gold
from eval.page_texts import PageTexts
from eval.ranked import Ranked
from eval.retrieval import TASK
from eval.retrieval.evaluate import evaluate, gold_rank, ranks
from eval.session import Session
from tests.eval.leaflet import case

GOLD = Gold(frozenset({("a.pdf", 3), ("a.pdf", 9)}))


def passage(document: str, *pages: int, text: str = "") -> Ranked:
    return Ranked(document, pages, text)


def measures(*ranked: Ranked, gold: Gold = GOLD) -> dict[str, float]:
    return ranks([ranked], [gold])[0]


def test_a_gold_page_first_counts_as_first_and_among_five() -> None:
    found = measures(passage("a.pdf", 3))
    assert (found["first"], found["among five"], found["MRR"]) == (1, 1, 1)


def test_a_gold_page_second_is_among_five_only() -> None:
    found = measures(passage("b.pdf", 3), passage("a.pdf", 9))
    assert (found["first"], found["among five"], found["MRR"]) == (0, 1, 0.5)


def test_a_passage_of_many_pages_takes_one_rank() -> None:
    assert measures(passage("b.pdf", 1, 2, 3, 4, 5, 6), passage("a.pdf", 3))["MRR"] == 0.5


def test_a_passage_that_only_reaches_into_the_gold_page_is_not_page_first() -> None:
    found = measures(passage("a.pdf", 2, 3))
    assert (found["first"], found["page first"]) == (1, 0)


def test_the_same_page_found_twice_is_credited_once() -> None:
    assert measures(passage("a.pdf", 3), passage("a.pdf", 3))["recall@5"] == 0.5


def test_the_right_document_counts_where_the_page_is_wrong() -> None:
    found = measures(passage("b.pdf", 1), passage("a.pdf", 1), passage("a.pdf", 2))
    assert (found["MRR"], found["document first"], found["document MRR"]) == (0, 0, 0.5)


def test_nothing_found_counts_as_wrong_and_is_not_dropped() -> None:
    found = ranks([[passage("a.pdf", 3)], []], [GOLD, GOLD])
    assert [one["first"] for one in found] == [1, 0]
    assert [one["nDCG@10"] for one in found][1] == 0


def test_the_right_page_without_the_evidence_is_no_evidence() -> None:
    gold = Gold(frozenset({("a.pdf", 3)}), (r"45\s+Prozent",))
    assert measures(passage("a.pdf", 3, text="Höhe der Förderung"), gold=gold)["evidence"] == 0
    assert measures(passage("a.pdf", 3, text="Es sind 45\nProzent."), gold=gold)["evidence"] == 1


def test_a_rank_counts_from_one() -> None:
    assert gold_rank([passage("b.pdf", 3), passage("a.pdf", 9)], GOLD) == 2
    assert gold_rank([passage("b.pdf", 3)], GOLD) is None


def test_the_real_search_finds_the_evidence_and_what_it_misses_is_told(session: Session, leaflet: Path) -> None:
    config = TASK.configured(corpus=(leaflet,))
    found = session.search(case(), config.k)
    missed = Found(case=case(id="f-2"), passages=())

    judged = evaluate(config, [found, missed], PageTexts.of([leaflet]))

    assert [row.cause for row in judged.rows] == [None, Cause.NOT_RETRIEVED]
    assert [row.measures["evidence characters"] for row in judged.rows] == [1, 0]
    first = judged.figures["first"]
    assert isinstance(first, Mean)
    assert (first.value, first.count) == (0.5, 2)


def test_only_cases_that_a_document_answers_are_searched(tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    greeting = '{"id": "g", "question": "Hallo!", "status": "answered", "kind": "smalltalk"}'
    cases.write_text(f"{case().model_dump_json(exclude_unset=True)}\n{greeting}\n", "utf-8")
    assert [chosen.id for chosen in TASK.chosen(TASK.configured(dataset=(cases,)))] == ["f-1"]
