from eval.gold import Gold
from eval.retrieval.evaluate import Judged, gold_rank, judge, summary
from eval.ranked import Ranked

GOLD = Gold(frozenset({("a.pdf", 3), ("a.pdf", 9)}))


def passage(document: str, *pages: int, text: str = "") -> Ranked:
    return Ranked(document, pages, text)


def judged(*ranked: Ranked, gold: Gold = GOLD) -> Judged:
    return judge([("Wie viel?", "fact", gold)], [ranked])[0]


def test_a_gold_page_first_counts_as_first_and_among_five() -> None:
    measures = judged(passage("a.pdf", 3)).measures
    assert (measures["first"], measures["among five"], measures["MRR"]) == (1, 1, 1)


def test_a_gold_page_second_is_among_five_only() -> None:
    measures = judged(passage("b.pdf", 3), passage("a.pdf", 9)).measures
    assert (measures["first"], measures["among five"], measures["MRR"]) == (0, 1, 0.5)


def test_a_passage_of_many_pages_takes_one_rank() -> None:
    measures = judged(passage("b.pdf", 1, 2, 3, 4, 5, 6), passage("a.pdf", 3)).measures
    assert measures["MRR"] == 0.5


def test_a_passage_that_only_reaches_into_the_gold_page_is_not_page_first() -> None:
    measures = judged(passage("a.pdf", 2, 3)).measures
    assert (measures["first"], measures["page first"]) == (1, 0)


def test_the_same_page_found_twice_is_credited_once() -> None:
    assert judged(passage("a.pdf", 3), passage("a.pdf", 3)).measures["recall@5"] == 0.5


def test_nothing_found_counts_as_wrong_and_is_not_dropped() -> None:
    both = judge([("Wie viel?", "fact", GOLD), ("Wann?", "fact", GOLD)], [[passage("a.pdf", 3)], []])
    assert summary(both)["first"].value == 0.5
    assert summary(both)["first"].count == 2


def test_the_right_page_without_the_evidence_is_no_evidence() -> None:
    gold = Gold(frozenset({("a.pdf", 3)}), (r"45\s+Prozent",))
    assert judged(passage("a.pdf", 3, text="Höhe der Förderung"), gold=gold).measures["evidence"] == 0
    assert judged(passage("a.pdf", 3, text="Es sind 45\nProzent."), gold=gold).measures["evidence"] == 1


def test_a_rank_counts_from_one() -> None:
    assert gold_rank([passage("b.pdf", 3), passage("a.pdf", 9)], GOLD) == 2
    assert gold_rank([passage("b.pdf", 3)], GOLD) is None
