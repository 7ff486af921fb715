"""Building the sample PDFs anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.samples import PDFS, SOURCES
from ingest.samples.source import read_leaflet, read_leaflets
from tests.ingest.samples.pdf_text import SAMPLES, same

pytest.importorskip("reportlab", reason="building the samples needs the extra 'samples'")

from ingest.samples.build import build, german_date, render
from ingest.samples.corpus_file import corpus_file
from ingest.samples.flowables import flowables


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("samples")
    build(target)
    return target


@pytest.mark.parametrize("pdf", SAMPLES, ids=lambda pdf: pdf.stem)
def test_the_committed_pdf_is_what_its_source_gives(pdf: Path, rebuilt: Path) -> None:
    assert same(rebuilt / pdf.name, pdf)


def test_the_committed_corpus_toml_is_what_the_sources_give() -> None:
    assert (PDFS / "corpus.toml").read_text(encoding="utf-8") == corpus_file(read_leaflets(SOURCES))


def test_the_same_source_gives_the_same_bytes() -> None:
    leaflet = read_leaflet(SOURCES / "go-cluster.md")
    assert render(leaflet) == render(leaflet)


def test_a_date_is_written_as_in_german_leaflets() -> None:
    assert german_date(read_leaflet(SOURCES / "de-minimis.md").as_of) == "1. Januar 2026"


def test_a_block_that_leaflets_do_not_know_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="code_block"):
        flowables("    indented code")
