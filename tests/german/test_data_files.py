"""The data files: whole, and wrong ones say where."""

from pathlib import Path

import pytest

from assistant.german import analyse
from assistant.german.data_files import DataFileError, read_columns, read_lines, read_toml
from assistant.german.lexicon import SAME, Lexicon, _add_everyday, lexicon
from assistant.german.phrases import phrase_stems
from assistant.german.word import entries


def test_the_data_files_can_be_read() -> None:
    book = lexicon()
    assert len(book.english) >= 500
    assert sum(1 for _ in read_lines("synonyms.txt")) >= 150
    assert sum(1 for _ in read_lines("everyday.txt")) >= 250
    assert sum(1 for _ in read_columns("abbreviations.tsv", 2)) >= 150


def test_no_synonym_leads_to_itself() -> None:
    assert all(term not in others for term, others in lexicon().variants.items())


def test_synonyms_lead_both_ways() -> None:
    variants = lexicon().variants
    assert "zuwend" in variants["zuschuss"]
    assert "zuschuss" in variants["zuwend"]


def test_everyday_words_lead_one_way_and_weigh_less_than_synonyms() -> None:
    variants = lexicon().variants
    assert 0 < variants["schummel"]["subventionsbetrug"] < SAME
    assert "schummel" not in variants["subventionsbetrug"]


def test_everyday_words_do_not_make_different_things_equal() -> None:
    """What is paid back and what is not, small and medium, allowed and forbidden stay apart."""
    for spoken, official, wrong in (
        ("geschenkt", "rueckzahl", "darleh"),
        ("leihen", "darleh", "zuschuss"),
        ("klitsche", "kleinstunternehm", "mittler_unternehm"),
        ("illegal", "untersag", "erlaub"),
    ):
        found = lexicon().variants[entries(spoken)[0][0]]
        assert any(official in target for target in found), (spoken, found)
        assert not any(wrong in target for target in found), (spoken, found)


def test_everyday_expressions_are_known_in_questions_only() -> None:
    stems = phrase_stems("unter einem Dach")
    assert lexicon().spoken.name_of(stems)
    assert lexicon().phrases.name_of(stems) is None
    assert "_".join(stems) not in {term.text for term in analyse("Alle sitzen unter einem Dach.")}


def test_an_everyday_entry_without_its_official_words_is_named() -> None:
    with pytest.raises(DataFileError, match=r"filler_de\.txt, Zeile \d+"):
        _add_everyday(Lexicon(), "filler_de.txt")


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
