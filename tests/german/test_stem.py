"""Stems."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.german.stem import english_stem, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [("foerderung", "foerdern"), ("bewilligung", "bewilligen"), ("netzwerke", "netzwerk"), ("kosten", "kosten")],
)
def test_words_of_one_family_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_foerderung_and_forderung_have_different_stems() -> None:
    assert stem("foerderung") != stem("forderung")


@given(st.text(alphabet=string.ascii_lowercase, max_size=25))
def test_the_stem_of_a_stem_is_itself(word: str) -> None:
    assert stem(stem(word)) == stem(word)


def test_words_with_digits_are_left_alone() -> None:
    assert stem("clusters4future") == "clusters4future"


def test_english_words_are_stemmed_as_english() -> None:
    assert english_stem("requirements") == english_stem("requirement")
