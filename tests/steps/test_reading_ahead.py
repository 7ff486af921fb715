"""Sentences read before a question wants them."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from langchain_core.embeddings import Embeddings

from assistant.assistant import Assistant
from assistant.corpus.corpus import Corpus
from assistant.corpus.reranking.sentence_encoder import SENTENCE, Reading, SentenceEncoder
from assistant.settings import Settings
from ingest import ingest_paths
from ingest.samples import PDFS

QUESTION = "Wie hoch ist der Zuschuss bei go-inno?"


def _noting(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    encoder = corpus.reranker
    assert isinstance(encoder, SentenceEncoder)
    encoded: list[str] = []
    encode = encoder.encode

    def noted(texts: Sequence[str], threads: int | None = None) -> list[Reading]:
        encoded.extend(text for text in texts if text.startswith(SENTENCE))
        return encode(texts, threads)

    monkeypatch.setattr(encoder, "encode", noted)
    return encoded


def test_no_sentence_is_read_twice_whether_ahead_in_a_question_or_after_a_restart(
    tmp_path: Path, encoder: Embeddings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(data=tmp_path)
    with Corpus.open(settings, encoder=encoder) as corpus:
        ingest_paths([PDFS / "go-inno.pdf"], corpus, settings)
        encoded = _noting(corpus, monkeypatch)
        assistant = Assistant(corpus)

        assert assistant.reading_ahead.read()
        ahead = len(encoded)
        answer = assistant.ask(QUESTION)

        assert ahead > 20
        assert len(encoded) == ahead
    with Corpus.open(settings, encoder=encoder) as corpus:
        encoded = _noting(corpus, monkeypatch)

        assert Assistant(corpus).ask(QUESTION).text == answer.text
        assert encoded == []


def test_the_thread_reads_what_comes_later_and_ends_when_told(
    tmp_path: Path, encoder: Embeddings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.steps.reading_ahead._LOOKS_EVERY_S", 0.01)
    settings = Settings(data=tmp_path)
    with Corpus.open(settings, encoder=encoder) as corpus:
        encoded = _noting(corpus, monkeypatch)
        assistant = Assistant(corpus)
        assistant.warm_up()
        ingest_paths([PDFS / "go-inno.pdf"], corpus, settings)

        ahead = assistant.reading_ahead
        while not encoded:
            assert ahead.running
        ahead.stop()

        assert not ahead.running


def test_a_reading_that_is_stopped_says_so(tmp_path: Path, encoder: Embeddings) -> None:
    settings = Settings(data=tmp_path)
    with Corpus.open(settings, encoder=encoder) as corpus:
        ingest_paths([PDFS / "go-inno.pdf"], corpus, settings)
        ahead = Assistant(corpus).reading_ahead

        ahead.stop()

        assert not ahead.read()
