from __future__ import annotations

import pytest

from assistant.generation.digits import in_english, in_german
from assistant.german import numbers_in

SOURCE = "Höchstens 7.500 Euro, bei 1,5 Mio. Euro Umsatz, nach Nr. 3.2 bis 31.12.2027."


def test_numbers_copied_from_a_german_source_are_written_in_english() -> None:
    said = "At most 7.500 euros at 1,5 million euros, under no. 3.2 until 31.12.2027."
    assert in_english(said, SOURCE) == "At most 7,500 euros at 1.5 million euros, under no. 3.2 until 31.12.2027."


def test_a_number_that_the_source_does_not_have_stays() -> None:
    assert in_english("In version 1.234 of it.", SOURCE) == "In version 1.234 of it."


@pytest.mark.parametrize(
    ("english", "german"), [("7,500 euros", "7.500 Euro"), ("1.5 million euros", "1,5 Mio. Euro"), ("12.5 %", "12,5 %")]
)
def test_english_numbers_are_read_like_the_german_ones(english: str, german: str) -> None:
    assert [number.canonical for number in numbers_in(in_german(english))] == [
        number.canonical for number in numbers_in(german)
    ]
