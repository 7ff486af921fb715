from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.corpus.quotes import find_quote

PAGE = "Der Zuschuss beträgt bis zu 50 Prozent der Mindest-\nausgaben und wird als Anteils\u00adfinanzierung gewährt."


@pytest.mark.parametrize(
    "quote",
    [
        PAGE,
        "Der Zuschuss beträgt",
        "Der  Zuschuss\nbeträgt",
        "der Mindestausgaben und",
        "der Mindest-ausgaben und",
        "als Anteilsfinanzierung gewährt.",
        "Anteils\u00adfinanzierung",
        "50\u00a0Prozent",
    ],
)
def test_white_space_and_hyphens_do_not_count(quote: str) -> None:
    assert find_quote(PAGE, quote) is not None


@pytest.mark.parametrize(
    "quote",
    ["der Zuschuss beträgt", "bis zu 60 Prozent", "bis zu 5 Prozent", "Der Zuschuss betragt", "Der Zuschuss, beträgt",
     "gewährt!", "Der Zuschuss … gewährt", "", " ", "-", "\u00ad"],
)  # fmt: skip
def test_every_other_character_counts(quote: str) -> None:
    assert find_quote(PAGE, quote) is None


def test_a_dash_between_digits_counts_and_a_raised_digit_is_another() -> None:
    assert find_quote("von 10–20 Personen", "10–20 Personen") is not None
    assert find_quote("von 10–20 Personen", "1020 Personen") is None
    assert find_quote("10² Meter", "102 Meter") is None


def test_it_says_where_the_quote_stands() -> None:
    found = find_quote(PAGE, "Mindestausgaben und")
    assert found is not None
    assert PAGE[slice(*found)] == "Mindest-\nausgaben und"


letters = st.text(alphabet="abcdefgÄöß0123456789.,;%€§", min_size=1, max_size=40)
blanks = st.sampled_from(["", " ", "\n", "-\n", "\u00ad", "\u00a0", "\t"])


@settings(deadline=None, max_examples=60)
@given(letters, letters, letters, st.data())
def test_a_stretch_of_the_page_is_found_however_it_is_spaced(
    before: str, quote: str, after: str, data: st.DataObject
) -> None:
    spaced = "".join(char + data.draw(blanks) for char in quote)
    assert find_quote(before + quote + after, spaced) is not None
    assert find_quote(before + spaced + after, quote) is not None


@settings(deadline=None, max_examples=60)
@given(letters, st.data())
def test_a_quote_with_one_character_changed_is_not_found(page: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(page) - 1))
    other = data.draw(st.sampled_from("xyzXYZ!?ÜüÉ"))
    assume(other not in page)
    assert find_quote(page, page[:place] + other + page[place + 1 :]) is None
    assert find_quote(page, page + other) is None
