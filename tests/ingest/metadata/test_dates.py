from __future__ import annotations

from datetime import date

import pytest

from ingest.metadata.dates import as_of, may_run_until, month_of_report, valid_from, valid_until


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Stand: September 2020", date(2020, 9, 1)),
        ("Stand 2024", date(2024, 1, 1)),
        ("Stand: 03/2023", date(2023, 3, 1)),
        ("Merkblatt, Stand: 15.04.2024", date(2024, 4, 15)),
        ("Stand: 1. März 2025", date(2025, 3, 1)),
    ],
)
def test_the_version_is_what_the_text_calls_stand(text: str, day: date) -> None:
    assert as_of([], text, "") == day


def test_a_line_vom_in_the_head_dates_a_guideline() -> None:
    assert as_of(["Förderrichtlinie", "Vom 28. November 2024"], "", "") == date(2024, 11, 28)


def test_without_a_plain_date_it_is_unknown() -> None:
    assert as_of(["Richtlinie"], "in der Fassung vom Sommer", "D:20240101000000") is None


def test_validity_begins_and_ends_as_the_text_says() -> None:
    text = (
        "Diese Richtlinie tritt am 1. Januar 2025 in Kraft. Die Laufzeit dieser Förderrichtlinie ist bis zum "
        "30. Juni 2027 befristet."
    )
    assert valid_from(text) == date(2025, 1, 1)
    assert valid_until(text) == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Die Richtlinie tritt mit Ablauf des 31. Dezember 2026 außer Kraft.", date(2026, 12, 31)),
        ("Sie tritt am 1. Juli 2026 in Kraft und am 31.12.2028 außer Kraft.", date(2028, 12, 31)),
        ("Das Projekt hat eine Laufzeit bis zum 31. Dezember 2021.", None),
        ("Die bisherige Richtlinie tritt am 31. Dezember 2024 außer Kraft.", None),
    ],
)
def test_only_the_rules_own_end_counts(text: str, day: date | None) -> None:
    assert valid_until(text) == day


@pytest.mark.parametrize(
    ("more", "day"),
    [
        (
            "Sollte die Anwendung der Verordnung verlängert werden, verlängert sich die Laufzeit dieser Richtlinie "
            "entsprechend, aber nicht über den 31. Dezember 2030 hinaus.",
            date(2030, 12, 31),
        ),
        ("Bei einer Verlängerung der Verordnung verlängert sich die Geltungsdauer entsprechend.", date.max),
        ("Eine Verlängerung der Projekte ist ausgeschlossen.", None),
    ],
)
def test_rules_may_go_on_by_themselves_after_their_end(more: str, day: date | None) -> None:
    text = "Die Laufzeit dieser Förderrichtlinie ist mithin bis zum 30. Juni 2024 befristet. " + more
    assert (valid_until(text), may_run_until(text)) == (date(2024, 6, 30), day)


def test_a_report_without_a_date_is_dated_by_what_it_reports() -> None:
    assert month_of_report("Vorträge am 01.09.2020 und 23.09.2020") == date(2020, 9, 1)
