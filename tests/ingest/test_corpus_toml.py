from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.corpus.model import Authority
from assistant.settings import Settings
from ingest import CorpusTomlError, Overrides, read_document
from ingest.corpus_toml import overrides_for
from tests.ingest.pdfs import draw, filler


def _write(pdf: Path, text: str) -> None:
    (pdf.parent / "corpus.toml").write_text(text, encoding="utf-8")


def test_a_corpus_toml_names_document_and_programme(pdf: Path, settings: Settings) -> None:
    draw(pdf, filler())
    _write(
        pdf,
        """
[[programme]]
key = "muster"
name = "Musterprogramm"
aliases = ["MP"]
ends_on = 2027-12-31

[[document]]
file = "probe.pdf"
title = "Richtlinie Muster"
authority = "guideline"
programme = "MP"
as_of = 2025-01-31
""",
    )
    metadata = read_document(pdf, settings).metadata
    assert (metadata.title, metadata.authority, metadata.as_of) == (
        "Richtlinie Muster",
        Authority.GUIDELINE,
        date(2025, 1, 31),
    )
    assert metadata.programme is not None
    assert (metadata.programme.key, metadata.programme.ends_on) == ("muster", date(2027, 12, 31))


def test_options_win_over_the_file(pdf: Path, settings: Settings) -> None:
    draw(pdf, filler())
    _write(pdf, '[[document]]\nfile = "probe.pdf"\ntitle = "Aus der Datei"\nregion = "Bayern"\n')
    metadata = read_document(pdf, settings, Overrides(title="Aus den Optionen")).metadata
    assert (metadata.title, metadata.region) == ("Aus den Optionen", "Bayern")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[document]]\nfile = "a.pdf"\ntitel = "X"', ("titel", "title", "Beispiel: title =")),
        ('[[document]]\nfile = "a.pdf"\nas_of = "gestern"', ("as_of", "gestern", "2025-01-31")),
        ('[[document]]\nfile = "a.pdf"\nauthority = "stark"', ("authority", "stark", "guideline")),
        ('[[document]]\ntitle = "X"', ("file", 'file = "richtlinie.pdf"')),
        ('[[programme]]\nkey = "x"', ("name",)),
        ('[[dokument]]\nfile = "a.pdf"', ("dokument", "document")),
        ("[[document]\n", ("keine lesbare TOML-Datei",)),
        ('document = "a.pdf"', ("document", "[[document]]")),
    ],
)
def test_a_mistake_is_named_with_file_key_and_example(pdf: Path, text: str, says: tuple[str, ...]) -> None:
    _write(pdf, text)
    with pytest.raises(CorpusTomlError) as error:
        overrides_for(pdf)
    assert "corpus.toml" in str(error.value)
    for words in says:
        assert words in str(error.value)


def test_without_a_file_nothing_is_given(pdf: Path) -> None:
    assert overrides_for(pdf) == Overrides()
