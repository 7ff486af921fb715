"""The documents made for measuring are what their sources give."""

from pathlib import Path

import pytest

from eval.cases import DATASETS
from tests.ingest.samples.pdf_text import same

pytest.importorskip("reportlab", reason="building the documents needs the extra 'samples'")

from ingest.samples.build import build

SOURCES = DATASETS / "documents"
PDFS = SOURCES / "pdf"


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("documents")
    build(target, SOURCES)
    return target


def test_every_source_has_its_pdf_and_every_pdf_its_source(rebuilt: Path) -> None:
    assert {path.name for path in rebuilt.iterdir()} == {path.name for path in PDFS.iterdir()}


@pytest.mark.parametrize("pdf", sorted(PDFS.glob("*.pdf")), ids=lambda pdf: pdf.stem)
def test_the_committed_pdf_is_what_its_source_gives(pdf: Path, rebuilt: Path) -> None:
    assert same(rebuilt / pdf.name, pdf)


def test_the_committed_corpus_toml_is_what_the_sources_give(rebuilt: Path) -> None:
    assert (PDFS / "corpus.toml").read_text("utf-8") == (rebuilt / "corpus.toml").read_text("utf-8")
