"""The answer of the real assistant to a question about a small leaflet, judged by one case after another."""

from pathlib import Path
from typing import Any

import pytest

from assistant.answer import AnswerStatus
from eval.answers.evaluate import judge
from eval.asked import Asked
from eval.causes import Cause
from eval.page_texts import PageTexts
from eval.row import Row
from eval.session import Session
from tests.eval.leaflet import case


@pytest.fixture(scope="module")
def texts(leaflet: Path) -> PageTexts:
    return PageTexts.of([leaflet])


@pytest.fixture
def asked(session: Session) -> Asked:
    return session.ask(case())


def judged(asked: Asked, texts: PageTexts, answer: dict[str, Any] | None = None, **labels: Any) -> Row:
    """The answer, changed by ``answer``, judged by the case changed by ``labels``."""
    changed = asked.answer.model_copy(update=answer or {})
    return judge(asked.model_copy(update={"case": case(**labels), "answer": changed}), texts)


def test_a_right_answer_is_right_in_every_measure(asked: Asked, texts: PageTexts) -> None:
    row = judged(asked, texts)
    assert row.cause is None
    assert row.wrong == ()
    assert row.gold_rank == 1
    assert set(row.measures.values()) == {1.0}
    assert {"facts right", "status right", "language right", "quotes found", "citation precision"} <= set(row.measures)


def test_a_missing_fact_is_told_as_retrieved_but_not_used(asked: Asked, texts: PageTexts) -> None:
    row = judged(asked, texts, must_match=["45 Prozent"])
    assert (row.measures["facts right"], row.wrong, row.cause) == (0, ("fehlt: 45 Prozent",), Cause.NOT_USED)


def test_a_forbidden_fact_is_a_wrong_fact(asked: Asked, texts: PageTexts) -> None:
    row = judged(asked, texts, must_not_match=["40 Prozent"])
    assert (row.measures["nothing forbidden"], row.wrong, row.cause) == (0, ("verboten: 40 Prozent",), Cause.WRONG_FACT)


def test_an_answer_where_none_is_due_is_wrongly_answered(asked: Asked, texts: PageTexts) -> None:
    none: dict[str, Any] = {"document": None, "pages": [], "support": [], "must_match": [], "must_not_match": []}
    row = judged(asked, texts, status="not_covered", **none)
    assert (row.measures["status right"], row.cause) == (0, Cause.WRONGLY_ANSWERED)
    assert "facts right" not in row.measures


def test_another_status_that_is_as_good_is_right(asked: Asked, texts: PageTexts) -> None:
    row = judged(asked, texts, status="clarify", also_right=["answered"])
    assert (row.measures["status right"], row.cause) == (1, None)


def test_facts_in_the_words_of_a_refusal_do_not_count(asked: Asked, texts: PageTexts) -> None:
    row = judged(asked, texts, {"status": AnswerStatus.NOT_COVERED})
    assert (row.measures["facts right"], row.cause) == (0, Cause.WRONGLY_REFUSED)


def test_citations_of_another_page_than_gold_cost_precision(asked: Asked, texts: PageTexts) -> None:
    row = judged(asked, texts, pages=[2], support=[])
    assert (row.measures["citation precision"], row.measures["gold page cited"]) == (0, 0)
    assert row.cause is Cause.WRONG_CITATION


def test_a_needed_page_that_is_not_cited_costs_recall(asked: Asked, texts: PageTexts) -> None:
    row = judged(asked, texts, also=[{"document": "merkblatt.pdf", "pages": [2], "support": ["18 Monate"]}])
    assert row.measures["citation recall"] == 0.5


def test_a_refusal_cites_nothing_and_that_counts(asked: Asked, texts: PageTexts) -> None:
    row = judged(asked, texts, {"status": AnswerStatus.NOT_COVERED, "citations": (), "text": "Leider nein."})
    assert (row.measures["citation recall"], row.measures["gold page cited"]) == (0, 0)
    assert "citation precision" not in row.measures


def test_a_quote_that_is_not_on_its_page_is_told(asked: Asked, texts: PageTexts) -> None:
    moved = tuple(citation.model_copy(update={"page": 2}) for citation in asked.answer.citations)
    row = judged(asked, texts, {"citations": moved}, pages=[2], support=[])
    assert (row.measures["quotes found"], row.cause) == (0, Cause.QUOTE_NOT_FOUND)
    assert row.wrong[0].startswith("nicht auf der Seite: ")


def test_a_number_that_was_changed_is_without_quote(asked: Asked, texts: PageTexts) -> None:
    row = judged(asked, texts, {"text": asked.answer.text.replace("40", "41")})
    assert (row.measures["numbers all quoted"], row.measures["facts right"]) == (0, 0)
    assert "ohne Beleg: 41" in row.wrong


def test_a_line_without_a_citation_is_counted(asked: Asked, texts: PageTexts) -> None:
    row = judged(asked, texts, {"text": f"{asked.answer.text}\nUnd noch etwas."})
    assert row.measures["lines all cited"] == 0


def test_the_language_counts_where_the_case_names_it(asked: Asked, texts: PageTexts) -> None:
    assert judged(asked, texts, {"language": "en"}).measures["language right"] == 0
    unsaid = case().model_dump(exclude={"language"}, exclude_unset=True)
    without = asked.model_copy(update={"case": type(asked.case).model_validate(unsaid)})
    assert "language right" not in judge(without, texts).measures
