from pathlib import Path
from typing import Any

import pytest

from eval.case_pages import problems, read_pages
from eval.cases import Case

PAGES = {
    "a.pdf": ("Grundsätze und Ziele.", "Der Zuschuss beträgt 40 Prozent der Kosten.", "Anträge gehen an die Bank."),
    "b.pdf": ("Hier gelten 40 Prozent.",),
}


def case(**labels: Any) -> Case:
    given = {"document": "a.pdf", "pages": [2], "support": ["Zuschuss beträgt"], "must_match": ["40 Prozent"]}
    return Case.model_validate({"id": "1", "question": "Wie viel?", "status": "answered", **given, **labels})


def test_true_labels_have_no_problems() -> None:
    assert problems(case(alternatives=[{"document": "b.pdf", "pages": [1]}]), PAGES) == []


def test_a_fact_may_stand_on_any_page_that_is_needed() -> None:
    also = [{"document": "a.pdf", "pages": [3], "support": ["an die Bank"]}]
    assert problems(case(must_match=["40 Prozent", "Bank"], also=also), PAGES) == []


def test_a_case_about_no_document_has_no_problems() -> None:
    assert problems(case(document=None, pages=[], support=[], must_match=[]), PAGES) == []


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ({"document": "c.pdf"}, "c.pdf is not among the documents"),
        ({"pages": [4]}, "a.pdf has no page 4"),
        ({"support": ["Ziele"]}, "support 'Ziele' is on pages [1], not on [2]"),
        ({"pages": [2, 3]}, "no support pattern matches on page 3"),
        ({"support": ["e"]}, "support 'e' is too vague"),
        ({"must_match": ["50 Prozent"]}, "fact '50 Prozent' is not near"),
        ({"alternatives": [{"document": "a.pdf", "pages": [3]}]}, "is not on page 3 of a.pdf, an alternative"),
        ({"also": [{"document": "c.pdf", "pages": [1]}]}, "c.pdf is not among the documents"),
        ({"also": [{"document": "b.pdf", "pages": [1], "support": ["Bank"]}]}, "support 'Bank' is on pages [], not on"),
        ({"also": [{"document": "b.pdf", "pages": [1]}]}, "no support pattern matches on page 1"),
    ],
)
def test_a_label_that_the_pages_do_not_bear_out_is_told(labels: dict[str, Any], told: str) -> None:
    assert any(told in problem for problem in problems(case(**labels), PAGES))


def test_pages_are_read_from_pdfs_by_file_name(shared_data: Path) -> None:
    names = ("regionaldialog-ii-ergebnispapier.pdf", "richtlinie-zim-2025.pdf")
    pages = read_pages([shared_data / "programmes" / name for name in names])

    assert len(pages["regionaldialog-ii-ergebnispapier.pdf"]) == 18
    assert "\ufffe" not in pages["richtlinie-zim-2025.pdf"][0]
