"""A corpus in a temporary folder, so that measuring never touches real data."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.assistant import Assistant
from assistant.corpus.corpus import Corpus
from assistant.errors import FoerderlotseError
from assistant.settings import Settings, load_settings
from eval.made_documents import made_document
from eval.page_texts import pdf_files
from ingest import ingest_paths


class CorpusIncomplete(FoerderlotseError):
    """A document to be measured on could not be taken in."""


@contextmanager
def temporary_settings() -> Iterator[Settings]:
    """The settings in force, but on an empty data folder of its own that is gone afterwards, and on no server."""
    with tempfile.TemporaryDirectory(prefix="foerderlotse-eval-") as folder:
        yield load_settings().model_copy(
            update={"data": Path(folder) / "data", "database_url": None, "chroma_url": None}
        )


@contextmanager
def corpus_of_texts(texts: dict[str, str]) -> Iterator[Corpus]:
    """A corpus of made documents, one for each text, named by its id."""
    with temporary_settings() as settings, tempfile.TemporaryDirectory() as sources, Corpus.open(settings) as corpus:
        with corpus.batch():
            for name, text in texts.items():
                corpus.add(made_document(name, [text], Path(sources)))
        yield corpus


@contextmanager
def corpus_of_pdfs(documents: Iterable[Path]) -> Iterator[Corpus]:
    """A corpus of the PDFs among ``documents``, folders taken recursively.

    Raises CorpusIncomplete where one of them was not indexed.
    """
    with temporary_settings() as settings, Corpus.open(settings) as corpus:
        fill(corpus, documents, settings)
        yield corpus


@contextmanager
def assistant_on(documents: Iterable[Path]) -> Iterator[Assistant]:
    """An assistant with a memory, on a corpus such as :func:`corpus_of_pdfs` gives, with the chat model that is set."""
    models = load_settings().models_folder.absolute()
    with temporary_settings() as settings, Corpus.open(settings) as corpus:
        fill(corpus, documents, settings)
        with Assistant.on(corpus, settings.model_copy(update={"models": models})) as assistant:
            yield assistant


def fill(corpus: Corpus, documents: Iterable[Path], settings: Settings) -> None:
    """Take in every PDF; raises CorpusIncomplete naming the first that was not indexed."""
    for outcome in ingest_paths(pdf_files(documents), corpus, settings):
        if outcome.status in ("refused", "failed"):
            raise CorpusIncomplete(f"{outcome.path} was not indexed: {outcome.reason}")
