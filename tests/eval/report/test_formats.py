"""Numbers and texts as they are read."""

from __future__ import annotations

import pytest

from eval.report.formats import excerpt, milliseconds, pages, percent, seconds


@pytest.mark.parametrize(
    ("share", "shown"), [(0, "0 %"), (0.504, "50 %"), (1, "100 %"), (0.9996, "99,9 %"), (0.0002, "0,1 %")]
)
def test_a_share_close_to_all_or_none_is_not_rounded_to_it(share: float, shown: str) -> None:
    assert percent(share).replace("\N{NO-BREAK SPACE}", " ") == shown


@pytest.mark.parametrize(("value", "shown"), [(0.0966, "0,10 ms"), (4.68, "4,7 ms"), (17.7, "18 ms"), (1234, "1,2 s")])
def test_a_time_has_the_digits_that_tell_something(value: float, shown: str) -> None:
    assert milliseconds(value).replace("\N{NO-BREAK SPACE}", " ") == shown


def test_seconds_are_told_with_minutes() -> None:
    assert [seconds(value).replace("\N{NO-BREAK SPACE}", " ") for value in (11.2, 75)] == ["11 s", "1 min 15 s"]


@pytest.mark.parametrize(("numbers", "shown"), [((3,), "S. 3"), ((3, 4, 5), "S. 3–5"), ((3, 5), "S. 3, 5")])
def test_pages_that_follow_each_other_are_a_span(numbers: tuple[int, ...], shown: str) -> None:
    assert pages(numbers).replace("\N{NO-BREAK SPACE}", " ") == shown


def test_an_excerpt_keeps_lines_and_cells_and_ends_at_a_word() -> None:
    assert excerpt("Kopf\n\nMerkmal\tAngabe", 100) == "Kopf\nMerkmal | Angabe"
    assert excerpt("eins zwei drei", 11) == "eins zwei …"
