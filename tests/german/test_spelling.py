"""Misspelt words."""

import time

import pytest

from assistant.german import analyse
from assistant.german.spelling import ONE_ERROR, TWO_ERRORS, corrections

VOCABULARY = {
    term.text
    for term in analyse(
        "zuständig Jahresabschluss Fördersatz Zuschuss Verwendungsnachweis Kommission Kumulierung Datenschutz "
        "Fristverlängerung Beihilfe Projektträger Geschäftsführung Zuwendungsbescheid Stelle Stall Rad Zebra Antrag"
    )
}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("zuständich", "zuständig"),
        ("jahresabschlus", "Jahresabschluss"),
        ("foerdersaz", "Fördersatz"),
        ("Fordersatz", "Fördersatz"),
        ("Zuschus", "Zuschuss"),
        ("Verwendungsnachwies", "Verwendungsnachweis"),
        ("Komision", "Kommission"),
        ("Kumulirung", "Kumulierung"),
        ("Datenschuz", "Datenschutz"),
        ("Fristferlängerung", "Fristverlängerung"),
        ("Beihlfe", "Beihilfe"),
        ("Projektreger", "Projektträger"),
        ("Gescheftsführung", "Geschäftsführung"),
        ("Zuwendungsbescheit", "Zuwendungsbescheid"),
    ],
)
def test_a_misspelt_word_is_read_as_the_one_meant(written: str, meant: str) -> None:
    assert analyse(meant)[0].text in corrections(written, VOCABULARY)


@pytest.mark.parametrize("word", ["Raumschiff", "Hubschrauber", "Anzug", "Stille", "Buxtehude", "EXISTT", "Blumenkohl"])
def test_a_word_that_means_something_else_is_left_alone(word: str) -> None:
    assert corrections(word, VOCABULARY) == {}


def test_a_short_word_is_left_alone() -> None:
    assert corrections("Zebta", VOCABULARY) == {}


def test_a_word_of_the_lexicon_is_not_misspelt() -> None:
    assert corrections("Papierkram", {"papierkran"}) == {}


def test_two_errors_count_less_than_one() -> None:
    assert TWO_ERRORS < ONE_ERROR
    assert list(corrections("Zuwenndungsbesheid", VOCABULARY).values()) == [TWO_ERRORS]


def test_only_words_of_the_index_are_found() -> None:
    assert corrections("jahresabschlus", {"zuschuss"}) == {}


def test_a_correction_takes_little_time() -> None:
    corrections("Zuschus", VOCABULARY)
    words = [f"Verwendungsnachw{letter}ys" for letter in "abcdefghij"]
    started = time.perf_counter()
    for word in words:
        corrections(word, VOCABULARY)
    assert (time.perf_counter() - started) / len(words) < 0.05
