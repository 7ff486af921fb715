"""Reading a leaflet's source."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.corpus.model import Authority
from assistant.errors import FoerderlotseError
from ingest.samples.source import read_leaflet

SOURCE = """+++
title = "Merkblatt Muster"
subtitle = "Ein Beispiel"
region = "Bayern"
as_of = 2025-07-01

[[programmes]]
key = "muster"
name = "Muster"
aliases = ["Musterprogramm"]

[[programmes]]
key = "zweites"
name = "Zweites"
+++

## Worum geht es?
"""


def _written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "muster.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_front_matter_becomes_the_metadata_of_a_leaflet(tmp_path: Path) -> None:
    leaflet = read_leaflet(_written(tmp_path, SOURCE))
    assert leaflet.metadata.file == "muster.pdf"
    assert leaflet.metadata.authority is Authority.LEAFLET
    assert leaflet.metadata.as_of == date(2025, 7, 1)
    assert leaflet.text.strip() == "## Worum geht es?"


def test_the_first_programme_is_the_documents_own(tmp_path: Path) -> None:
    leaflet = read_leaflet(_written(tmp_path, SOURCE))
    assert leaflet.metadata.programme is leaflet.programmes[0]
    assert [programme.key for programme in leaflet.programmes] == ["muster", "zweites"]


@pytest.mark.parametrize(
    "broken",
    [
        SOURCE.replace("+++", ""),
        SOURCE.replace("as_of = 2025-07-01", ""),
        SOURCE.replace('title = "Merkblatt Muster"', ""),
        SOURCE.replace("region", "reigon"),
        SOURCE.replace("2025-07-01", "Juli 2025"),
    ],
    ids=["no front matter", "no date", "no title", "unknown field", "date as text"],
)
def test_an_incomplete_source_is_named_in_the_error(tmp_path: Path, broken: str) -> None:
    with pytest.raises(FoerderlotseError, match=r"muster\.md"):
        read_leaflet(_written(tmp_path, broken))
