from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.answer import Citation
from assistant.corpus.model import Authority
from bots.shared.wording import as_of, page, source, source_lines

PAPER = Citation(
    number=1,
    document="bericht.pdf",
    title="Bericht über den Regionaldialog II",
    page=14,
    page_label="14",
    quote="Laufzeit: Juli 2019 bis Dezember 2021",
    authority=Authority.PAPER,
    as_of=date(2020, 9, 1),
)


def test_source_line_names_title_page_date_and_authority() -> None:
    assert source_lines([PAPER]) == ["[1] Bericht über den Regionaldialog II, S. 14 (Stand September 2020, Bericht)"]


def test_source_line_in_english() -> None:
    assert source_lines([PAPER], "en") == [
        "[1] Bericht über den Regionaldialog II, p. 14 (as of September 2020, report)"
    ]


def test_citations_of_the_same_page_share_a_line() -> None:
    lines = source_lines([PAPER, replace(PAPER, number=2, page=3, page_label="3"), replace(PAPER, number=3)])
    assert [line.split(" ")[0] for line in lines] == ["[1][3]", "[2]"]


def test_source_without_date_says_nothing_of_one() -> None:
    assert source(replace(PAPER, as_of=None)).endswith("S. 14 (Bericht)")


def test_printed_label_that_differs_comes_with_the_physical_page() -> None:
    assert page(replace(PAPER, page_label="xii")) == "S. xii (PDF-Seite 14)"
    assert page(replace(PAPER, page_label="")) == "S. 14"


def test_exact_day_is_named() -> None:
    assert as_of(date(2025, 1, 15)) == "15. Januar 2025"
