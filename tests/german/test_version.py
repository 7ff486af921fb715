"""The version of the analysis."""

from pathlib import Path

from assistant.german.version import VERSION, digest


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
