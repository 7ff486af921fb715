"""What ``corpus.toml`` says of the samples, as ingest reads it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from assistant.corpus.model import DocumentMetadata
from ingest.corpus_toml import check_toml, overrides_for
from ingest.samples import PDFS, SOURCES
from ingest.samples.source import read_leaflet, read_leaflets
from tests.ingest.samples.pdf_text import SAMPLES

REGIONS = {"Bund", "EU", "Baden-Württemberg", "Bayern", "Niedersachsen", "Nordrhein-Westfalen"}


@pytest.mark.parametrize("pdf", SAMPLES, ids=lambda pdf: pdf.stem)
def test_ingest_learns_what_the_front_matter_says(pdf: Path) -> None:
    proposed = DocumentMetadata(file=pdf.name, title="?")
    assert overrides_for(pdf).apply(proposed) == read_leaflet(SOURCES / f"{pdf.stem}.md").metadata


def test_every_document_of_the_file_is_there() -> None:
    assert check_toml(PDFS) == []
    described = {document["file"] for document in tomllib.loads((PDFS / "corpus.toml").read_text("utf-8"))["document"]}
    assert described == {pdf.name for pdf in SAMPLES}


def test_no_two_programmes_share_a_name() -> None:
    programmes = [programme for leaflet in read_leaflets(SOURCES) for programme in leaflet.programmes]
    names = [name.casefold() for programme in programmes for name in {programme.name, *programme.aliases}]
    assert len(names) == len(set(names))


def test_regions_are_named_as_filters_know_them() -> None:
    assert {leaflet.metadata.region for leaflet in read_leaflets(SOURCES)} == REGIONS


def test_a_programme_that_has_ended_says_when() -> None:
    ended = {p.key for leaflet in read_leaflets(SOURCES) for p in leaflet.programmes if p.ends_on}
    assert ended == {"konjunkturpaket-35c", "bergisch-smart-mobility", "camo-nrw"}
