"""Everyday German as it is typed on a phone."""

from __future__ import annotations

import pytest

from assistant.german import dictionary
from assistant.german.informal import spelt, table


@pytest.mark.parametrize(
    ("typed", "usual"),
    [("wan", "wann"), ("Wiviel", "Wie viel"), ("kriegn", "kriegen"), ("dürfn", "dürfen"), ("Gibts", "Gibt es")],
)
def test_what_is_typed_in_haste_is_spelt_out(typed: str, usual: str) -> None:
    assert spelt(typed) == usual


@pytest.mark.parametrize("word", ["Antrag", "wen", "den", "Lohn", "unn", "WAN", "Hamburgn", "Köln", "zehn"])
def test_a_word_of_its_own_is_kept(word: str) -> None:
    assert spelt(word) == word


def test_what_is_meant_is_german() -> None:
    words = {word for usual in table().values() for word in usual.split()}
    assert {word for word in words if dictionary.as_written(word) is None} == set()


def test_nothing_that_is_meant_is_changed_again() -> None:
    assert {usual for usual in table().values() if " ".join(map(spelt, usual.split())) != usual} == set()
