import pytest

from ingest.cleaning.garbage import is_garbage, is_mostly_garbage


@pytest.mark.parametrize("text", ["!\"#$%&'(#(&)%*(\"'", ',-* !(.$"#/ "#$ 01*&23"#/', "\x01\x02\x03\x04Text\x05\x06"])
def test_symbol_soup_and_control_signs_are_garbage(text: str) -> None:
    assert is_garbage(text)


@pytest.mark.parametrize(
    "text",
    [
        "Die Förderung beträgt 45 % (höchstens 2 500 Euro).",
        "https://www.beispiel.de/a?b=c&d=e#f_[1]",
        "kontakt@beispiel.de",
        "..............................",
        "§ 3 Abs. 2 Nr. 1",
        "45 % / 55 % / 60 %",
        "- 12 -",
        "Präambel .............. 1",
    ],
)
def test_text_figures_addresses_and_dot_leaders_are_not(text: str) -> None:
    assert not is_garbage(text)


def test_a_page_of_shifted_letters_is_garbage() -> None:
    assert is_mostly_garbage(["bcdf ghjk lmnp qrst vwxz"] * 10, [False] * 10)
    assert not is_mostly_garbage(["Wir fördern Unternehmen mit dem Programm für Forschung"] * 10, [False] * 10)


def test_a_page_full_of_control_signs_is_garbage() -> None:
    assert is_mostly_garbage(["ÄOHFM\x01QJEJ\x01B\x01ÈOOF\x01VO\x01jCM"] * 3, [False] * 3)
