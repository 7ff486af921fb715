import pytest

from assistant.support.numbers import missing_numbers


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Es gibt 1.100.000 Euro.", "bis zu 1,1 Mio. €"),
        ("Es sind 2 Phasen.", "Es gibt zwei Phasen."),
        ("Die Hälfte wird gezahlt.", "Gezahlt werden 50 Prozent."),
        ("half of the costs", "50 % der Kosten"),
        ("Das dauert 24 Monate.", "Das dauert zwei Jahre."),
        ("Seit November 2019", "am 8. November 2019"),
        ("under section 38 BDSG", "nach § 38 BDSG"),
        ("the 15-point bonus", "ein Zuschlag von 15 Prozentpunkten"),
        ("90 Personen, nämlich 30 % von 300", "30 Prozent von 300 Beschäftigten"),
    ],
)
def test_the_same_value_written_otherwise_is_there(sentence: str, source: str) -> None:
    assert missing_numbers(sentence, [source]) == []


@pytest.mark.parametrize(
    ("sentence", "source", "missing"),
    [
        ("18 Mio. Euro", "1,8 Mio. Euro", ["18 Mio. Euro"]),
        ("am 8. November 2020", "am 8. November 2019", ["8. November 2020"]),
        ("nach drei Monaten", "nach Artikel 12 Absatz 3 in einem Monat", ["drei"]),
        ("Ein Drittel wird gezahlt.", "Gezahlt wird die Hälfte.", ["Drittel"]),
        ("nach § 37 BDSG", "nach § 38 BDSG", ["§ 37"]),
        ("24 Stunden", "72 Stunden", ["24"]),
    ],
)
def test_another_value_is_missing(sentence: str, source: str, missing: list[str]) -> None:
    assert missing_numbers(sentence, [source]) == missing
