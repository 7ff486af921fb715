"""What all tests share: where the trial data lies, and settings on a data folder of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from langchain_core.embeddings import Embeddings

from assistant.assistant import Assistant
from assistant.corpus.corpus import Corpus
from assistant.corpus.encoders import encoder_from
from assistant.settings import Settings
from ingest import ingest_paths
from ingest.samples import PDFS

_CHECKOUT = Path(__file__).resolve().parent.parent

SHARED_DATA = Path(os.environ.get("FOERDERLOTSE_SHARED_DATA") or _CHECKOUT.parent / "shared" / "data")
"""Real PDFs and questions kept outside the repository; may be absent."""

needs_shared_data = pytest.mark.skipif(
    not SHARED_DATA.is_dir(), reason=f"trial data not found at {SHARED_DATA} (set FOERDERLOTSE_SHARED_DATA)"
)


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("FOERDERLOTSE_") or name == "CHROMA_URL":
            monkeypatch.delenv(name)


@pytest.fixture
def shared_data() -> Path:
    """The folder of trial data; skips the test where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"trial data not found at {SHARED_DATA} (set FOERDERLOTSE_SHARED_DATA)")
    return SHARED_DATA


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The defaults, on an empty data folder."""
    return Settings(data=tmp_path / "data")


@pytest.fixture(scope="session")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Embeddings:
    """The default encoder, loaded once."""
    return encoder_from(Settings(data=tmp_path_factory.mktemp("encoder")))


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Embeddings) -> Iterator[Assistant]:
    """An assistant on the sample documents, ingested once; tests must leave its corpus as it is."""
    settings = Settings(data=tmp_path_factory.mktemp("samples"))
    with Corpus.open(settings, encoder=encoder) as corpus:
        outcomes = ingest_paths([PDFS], corpus, settings)
        assert [outcome.reason for outcome in outcomes if outcome.status != "added"] == []
        yield Assistant(corpus)
