from __future__ import annotations

import string

from bots.telegram.wording import language_of, texts


def fields(text: str) -> set[str | None]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def test_both_languages_have_the_same_texts_with_the_same_placeholders() -> None:
    german, english = texts("de"), texts("en")
    assert german.keys() == english.keys()
    for section in german.keys() - {"commands"}:
        assert german[section].keys() == english[section].keys()
        for name in german[section]:
            assert fields(german[section][name]) == fields(english[section][name]), f"{section}.{name}"


def test_commands_and_descriptions_keep_to_telegrams_limits() -> None:
    for language in ("de", "en"):
        told = texts(language)
        assert len(told["about"]["short"]) <= 120
        assert len(told["about"]["long"]) <= 512
        for command, description in told["commands"].items():
            assert command.isascii()
            assert command.islower()
            assert len(command) <= 32
            assert 1 <= len(description) <= 256


def test_german_comes_first_and_english_for_english_apps() -> None:
    assert [language_of(code) for code in ("en", "en-GB", "de", "tr", None)] == ["en", "en", "de", "de", "de"]
