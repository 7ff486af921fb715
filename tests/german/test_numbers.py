"""Numbers, dates and references in one form each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.german import NumberKind, numbers_in


def canonical(text: str) -> list[str]:
    return [mention.canonical for mention in numbers_in(text)]


@pytest.mark.parametrize(
    "written",
    [
        "1,1 Mio. €",
        "1,1 Mio €",
        "1,1 Millionen Euro",
        "1.100.000 Euro",
        "1 100 000 EUR",
        "1\u202f100\u202f000 EUR",
        "1.100.000,00 €",
        "€ 1,100,000",
        "EUR 1.100.000",
        "1.1 million euros",
        "1100000 EUR",
        "1.100 T€",
        "1.100.000,- Euro",
    ],
)
def test_an_amount_of_money_has_one_form(written: str) -> None:
    assert canonical(f"bis zu {written} je Vorhaben") == ["1100000 EUR"]


@pytest.mark.parametrize(
    "written", ["70 %", "70%", "70 Prozent", "70 vH", "70 v. H.", "70 Prozentpunkte", "70 percent", "siebzig Prozent"]
)
def test_a_percentage_has_one_form(written: str) -> None:
    assert canonical(f"höchstens {written}") == ["70 %"]


@pytest.mark.parametrize(
    "written",
    [
        "28. November 2024",
        "28.11.2024",
        "28. 11. 2024",
        "28.11.24",
        "2024-11-28",
        "November 28, 2024",
        "28 November 2024",
        "28. Nov. 2024",
    ],
)
def test_a_date_has_one_form(written: str) -> None:
    assert canonical(f"Stand {written}") == ["2024-11-28"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("§ 23 BHO", ["par:23"]),
        ("§§ 23 und 44 BHO", ["par:23", "par:44"]),
        ("§ 44a BHO", ["par:44a"]),
        ("Art. 25 Abs. 2 AGVO", ["art:25", "abs:2"]),
        ("Artikel 25 Absatz 2 Buchstabe b", ["art:25", "abs:2", "bst:b"]),
        ("Artikel 25, 27 und 28 AGVO", ["art:25", "art:27", "art:28"]),
        ("Nummer 5.2.1", ["nr:5.2.1"]),
        ("Ziffer 35c", ["nr:35c"]),
        ("Anhang I der AGVO", ["anh:1"]),
        ("Verordnung (EU) Nr. 651/2014", ["act:651/2014"]),
        ("Empfehlung 2003/361/EG", ["act:2003/361"]),
    ],
)
def test_references_have_one_form(written: str, expected: list[str]) -> None:
    assert canonical(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("sechs Unternehmen", ["6"]),
        ("6 Unternehmen", ["6"]),
        ("2,5 Jahre", ["2.5"]),
        ("im Jahr 2024", ["2024"]),
        ("Juli 2019 bis Dezember 2021", ["2019-07", "2021-12"]),
        ("bis 31.12. einzureichen", ["--12-31"]),
        ("2021 – 2027", ["2021", "2027"]),
        ("50 bis 70 %", ["50 %", "70 %"]),
        ("10 bis 25 Mio. Euro", ["10000000 EUR", "25000000 EUR"]),
        ("3 Partner und 50.000 EUR", ["3", "50000 EUR"]),
        ("eine Million Euro", ["1000000 EUR"]),
        ("eine Richtlinie", []),
        ("Clusters4Future und CO2", []),
        ("10\t250\t300", ["10", "250", "300"]),
        ("36-monatige Laufzeit", ["36"]),
    ],
)
def test_numbers_are_found_in_their_place(written: str, expected: list[str]) -> None:
    assert canonical(written) == expected


def test_kinds_are_told() -> None:
    text = "Art. 25: 50 % von 2 Mio. € für 6 Partner bis 31.12.2026, siehe 2024"
    assert [mention.kind for mention in numbers_in(text)] == [
        NumberKind.REFERENCE,
        NumberKind.PERCENT,
        NumberKind.AMOUNT,
        NumberKind.COUNT,
        NumberKind.DATE,
        NumberKind.YEAR,
    ]


@given(st.text(alphabet="0123456789 .,%€§-–\u202f\tabcNrArt.Mio/()EU", max_size=60))
def test_mentions_are_ordered_and_verbatim(text: str) -> None:
    last = 0
    for mention in numbers_in(text):
        assert last <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        last = mention.end


@given(st.integers(min_value=0, max_value=10**10))
def test_thousands_separators_do_not_matter(value: int) -> None:
    grouped = f"{value:,}"
    for written in (str(value), grouped.replace(",", "."), grouped.replace(",", "\u202f")):
        assert canonical(f"{written} Euro") == [f"{value} EUR"]
