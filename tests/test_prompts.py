from __future__ import annotations

import re
import shutil
from pathlib import Path
from string import Formatter

import pytest

import prompts

FOLDER = Path(prompts.__file__).parent
NAMES = sorted(path.stem for path in (FOLDER / "de").glob("*.md"))
LANGUAGES = ("de", "en")
PROMISES = re.compile(
    r"\b(?:Sie|du|Ihr Unternehmen|Ihre Firma)\s+(?:sind|ist|bist|werden|wird|erhalten|erhält|bekommen|bekommt)\b(?!\.)"
    r"|\b(?:förderberechtigt|Anspruch auf|garantier\w*|zugesagt)\b"
    r"|\byou(?:r company)?\s+(?:are|is|will|get|receive|qualify)\b(?! welcome|\.)|\bguarantee",
    re.IGNORECASE,
)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_text_stands_in_both_languages() -> None:
    assert NAMES
    assert sorted(path.stem for path in (FOLDER / "en").glob("*.md")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_text_has_the_same_placeholders_in_both_languages_and_renders(name: str) -> None:
    german, english = (prompts.text(name, language) for language in LANGUAGES)
    assert (german and english and german != english) or name == "quote_frame"
    assert placeholders(german) == placeholders(english)
    values = {key: f"<{key}>" for key in placeholders(german)}
    for language in LANGUAGES:
        rendered = prompts.render(name, language, **values)
        assert "{" not in rendered
        assert all(value in rendered for value in values.values())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_promises_funding(name: str, language: str) -> None:
    assert PROMISES.search(prompts.text(name, language)) is None


def test_the_search_for_promises_finds_them() -> None:
    for promise in ("Sie sind förderberechtigt.", "Ihr Unternehmen wird gefördert.", "You are eligible.",
                    "Your company will receive a grant."):  # fmt: skip
        assert PROMISES.search(promise)


def test_the_first_check_is_called_non_binding() -> None:
    assert "Unverbindliche Ersteinschätzung" in prompts.text("notice_first_check", "de")
    assert "Non-binding first check" in prompts.text("notice_first_check", "en")
    assert "unverbindliche Ersteinschätzung" in prompts.text("capabilities", "de")


def test_a_text_that_does_not_exist_is_named_in_the_error() -> None:
    with pytest.raises(KeyError, match=r"prompts/de/nothing\.md"):
        prompts.text("nothing", "de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_version_changes_with_any_text(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "prompts"
    shutil.copytree(FOLDER, copy)

    def version() -> str:
        monkeypatch.setattr(prompts, "files", lambda _: copy)
        prompts.version.cache_clear()
        try:
            return prompts.version()
        finally:
            monkeypatch.undo()
            prompts.version.cache_clear()

    before = version()
    assert before == prompts.version()
    assert re.fullmatch(r"[0-9a-f]{12}", before)
    (copy / language / "greeting.md").write_text("Anders.\n", encoding="utf-8")
    changed = version()
    (copy / language / "greeting.md").unlink()
    assert len({before, changed, version()}) == 3
