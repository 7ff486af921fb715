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
from tests.generating import Asking, documents
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


@pytest.fixture(scope="module")
def fairs(tmp_path_factory: pytest.TempPathFactory, encoder: Embeddings) -> Iterator[Corpus]:
    folder = tmp_path_factory.mktemp("fairs")
    with Corpus.open(Settings(data=folder / "data"), encoder=encoder) as corpus:
        for document in documents(folder):
            corpus.add(document)
        yield corpus


@pytest.fixture
def ask(fairs: Corpus, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asking]:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_API_BASE", "OPENAI_ORG_ID", "OPENAI_PROXY"):
        monkeypatch.delenv(name, raising=False)
    known = {"chat_first_s": 2.0, "chat_pause_s": 1.5, "chat_total_s": 4.0, "chat_retries": 0, "chat_wait_s": 0.1}
    chat = Settings(data=settings.data, chat_api_key="sk-geheim").model_copy(
        update={"chat_model": "openai:test", **known}
    )
    asking = Asking(fairs, chat)
    with asking.stack:
        yield asking
