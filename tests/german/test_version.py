"""The version of the analysis."""

import subprocess
import sys
from pathlib import Path

from assistant.german.version import OF_QUESTIONS, VERSION, digest


def test_the_version_changes_with_the_data(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "stem.py").write_text("one")
    synonyms = tmp_path / "data" / "synonyms.txt"
    synonyms.write_text("Zuschuss, Zuwendung\n")
    before = digest(tmp_path)
    synonyms.write_text("Zuschuss, Zuwendung, Beihilfe\n")
    assert digest(tmp_path) != before


def test_the_version_is_the_same_when_nothing_changes(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "stem.py").write_text("one")
    assert digest(tmp_path) == digest(tmp_path)


def test_the_version_is_short_enough_to_store() -> None:
    assert len(VERSION) == 16


def test_what_questions_alone_pass_through_changes_no_index(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    before = digest(tmp_path)
    for name in OF_QUESTIONS:
        (tmp_path / name).write_text("new")
    assert digest(tmp_path) == before


def test_the_analysis_does_without_what_questions_alone_pass_through() -> None:
    modules = {f"assistant.german.{name.removesuffix('.py')}" for name in OF_QUESTIONS if name.endswith(".py")}
    code = f"import sys, assistant.german; print({modules!r} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout.strip() == "set()"
