"""The data files: whole, and wrong ones say where."""

from pathlib import Path

import pytest

from assistant.german.data_files import DataFileError, read_columns, read_lines, read_toml
from assistant.german.lexicon import lexicon


def test_the_data_files_can_be_read() -> None:
    book = lexicon()
    assert len(book.english) >= 500
    assert sum(1 for _ in read_lines("synonyms.txt")) >= 150
    assert sum(1 for _ in read_columns("abbreviations.tsv", 2)) >= 150


def test_no_synonym_leads_to_itself() -> None:
    assert all(term not in others for term, others in lexicon().variants.items())


def test_synonyms_lead_both_ways() -> None:
    variants = lexicon().variants
    assert "zuwend" in variants["zuschuss"]
    assert "zuschuss" in variants["zuwend"]


def test_an_ambiguous_abbreviation_leads_one_way() -> None:
    variants = lexicon().variants
    assert "berlin" in variants["be"]
    assert "be" not in variants.get("berlin", {})


def test_a_wrong_row_is_named_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "list.tsv").write_text("# head\nKMU\tkleine\nFuE ohne Tabulator\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"list\.tsv, Zeile 3"):
        list(read_columns("list.tsv", 2, tmp_path))


def test_broken_toml_is_named(tmp_path: Path) -> None:
    (tmp_path / "parts.toml").write_text("a = [", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"parts\.toml"):
        read_toml("parts.toml", tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"none\.txt"):
        list(read_lines("none.txt", tmp_path))
