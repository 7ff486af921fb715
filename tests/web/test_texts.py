"""The words of the page in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bots.web.texts import words


def _names(texts: Mapping[str, Any]) -> dict[str, list[str]]:
    return {section: list(said) for section, said in texts.items()}


def test_both_languages_say_the_same_things_in_the_same_order() -> None:
    assert _names(words("de")) == _names(words("en"))


def test_every_list_is_as_long_in_both_languages() -> None:
    for section, said in words("de").items():
        for name, value in said.items():
            assert isinstance(value, list) == isinstance(words("en")[section][name], list)
            if isinstance(value, list):
                assert len(value) == len(words("en")[section][name])
