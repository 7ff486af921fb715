from __future__ import annotations

import re

import pytest

from assistant.talk.glossary import explained, glossary
from assistant.talk.simpler import Wish, wished


def test_every_word_is_explained_in_both_languages_and_by_no_number() -> None:
    assert len(glossary()) >= 40
    for entry in glossary():
        for language in ("de", "en"):
            assert entry.word[language]
            assert not re.search(r"\d", entry.meaning[language]), entry.word


def test_every_word_finds_itself() -> None:
    for entry in glossary():
        assert entry.word["de"] in explained(entry.word["de"], "de")


def test_words_are_explained_in_the_order_of_the_text_with_their_source() -> None:
    found = explained("Die Zuwendung ist eine De-minimis-Beihilfe.", "de")
    assert list(found)[:2] == ["Zuwendung", "De-minimis-Beihilfe"]
    assert found["Zuwendung"].endswith("Quelle: § 23 Bundeshaushaltsordnung.")


@pytest.mark.parametrize(
    ("message", "wish"),
    [
        ("einfacher erklären", Wish.SIMPLER),
        ("Kannst du das bitte einfacher erklären?", Wish.SIMPLER),
        ("Das verstehe ich nicht", Wish.SIMPLER),
        ("explain more simply", Wish.SIMPLER),
        ("Can you explain that in plain English?", Wish.SIMPLER),
        ("kürzer", Wish.SHORTER),
        ("Bitte kürzer fassen", Wish.SHORTER),
        ("shorter please", Wish.SHORTER),
        ("Geht der Antrag auch einfacher?", None),
        ("Wie kurz darf die Skizze sein?", None),
        ("Was ist RUBIN?", None),
    ],
)
def test_a_wish_about_the_last_answer_is_told_from_a_question(message: str, wish: Wish | None) -> None:
    assert wished(message) is wish
