"""An empty corpus, and documents made for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.corpus.corpus import Corpus
from assistant.corpus.model import DocumentMetadata, NewDocument
from assistant.settings import Settings
from tests.corpus.made import HashEncoder, made_document

Make = Callable[..., NewDocument]


@pytest.fixture
def corpus(settings: Settings) -> Iterator[Corpus]:
    with Corpus.open(settings, encoder=HashEncoder()) as opened:
        yield opened


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """``make("a.pdf", "text", …, title=…)``: a document with a page and a chunk per text."""

    def made(file: str, *texts: str, title: str = "Ohne Titel", **known: object) -> NewDocument:
        return made_document(tmp_path, DocumentMetadata(file, title, **known), texts)  # type: ignore[arg-type]

    return made
