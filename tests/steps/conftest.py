"""An assistant on an empty corpus of its own, and what fills it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from langchain_core.embeddings import Embeddings

from assistant.assistant import Assistant
from assistant.corpus.corpus import Corpus
from assistant.corpus.model import DocumentMetadata
from assistant.settings import Settings
from tests.layout import Line, laid_out

Fill = Callable[..., None]


@pytest.fixture
def own(settings: Settings, encoder: Embeddings) -> Iterator[Assistant]:
    with Corpus.open(settings, encoder=encoder) as corpus:
        yield Assistant(corpus)


@pytest.fixture
def fill(own: Assistant, tmp_path: Path) -> Fill:
    """``fill("a.pdf", [lines of page 1], …, title=…)`` adds a document to ``own``."""

    def filled(file: str, *pages: list[Line], title: str = "Richtlinie Probe", **known: object) -> None:
        own.corpus.add(laid_out(tmp_path, DocumentMetadata(file, title, **known), *pages))  # type: ignore[arg-type]

    return filled
