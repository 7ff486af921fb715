"""A corpus of its own for each test, with the default encoder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from langchain_core.embeddings import Embeddings

from assistant.corpus.corpus import Corpus
from assistant.corpus.search import Searcher
from assistant.settings import Settings


@pytest.fixture
def corpus(settings: Settings, encoder: Embeddings) -> Iterator[Corpus]:
    with Corpus.open(settings, encoder=encoder) as opened:
        yield opened


@pytest.fixture
def searcher(corpus: Corpus) -> Searcher:
    return Searcher(corpus)
