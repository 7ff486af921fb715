from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.corpus.corpus import Corpus
from assistant.corpus.encoders import encoder_from
from assistant.corpus.errors import EmbeddingMismatch, EncoderUnavailable
from assistant.corpus.model_file import model_file
from assistant.settings import Settings
from tests.corpus.conftest import Make
from tests.corpus.made import HashEncoder


def test_the_default_encoder_sees_that_two_sentences_mean_the_same(settings: Settings) -> None:
    encoder = encoder_from(settings)
    texts = ["Wie hoch ist die Förderung?", "How much funding is there?", "Der Hund schläft im Garten."]
    vectors = np.array(encoder.embed_documents(texts))
    assert vectors.shape == (3, 512)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > 0.5 > vectors[0] @ vectors[2]


def test_a_text_has_nearly_the_same_vector_alone_and_among_others(settings: Settings) -> None:
    encoder = encoder_from(settings)
    texts = [
        "Ein längerer Satz über die Förderung von Unternehmen.",
        "Frist",
        "",
        "x" * 9000,
        *("Ort" * n for n in range(40)),
    ]
    among = np.array(encoder.embed_documents(texts))
    assert among.shape == (44, 512)
    alone = np.array([encoder.embed_query(text) for text in texts])
    assert (among * alone).sum(axis=1).min() > 0.98
    assert np.array_equal(among, encoder.embed_documents(texts))


def test_a_missing_model_says_where_to_get_it(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable, match="foerderlotse models install"):
        model_file(settings.models_folder, tmp_path / "keins.onnx")


def test_a_wrong_model_file_is_refused(settings: Settings, tmp_path: Path) -> None:
    wrong = tmp_path / "falsch.onnx"
    wrong.write_bytes(b"kein Modell")
    for _ in range(2):  # the second time from the notes
        with pytest.raises(EncoderUnavailable, match="Prüfsumme"):
            model_file(settings.models_folder, wrong)


@pytest.mark.parametrize(
    ("name", "told"),
    [("gibtsnicht", "unbekanntes Modell"), ("ollama:nomic-embed-text", "pip install langchain-ollama")],
)
def test_a_model_that_cannot_be_used_says_why(settings: Settings, name: str, told: str) -> None:
    with pytest.raises(EncoderUnavailable) as caught:
        encoder_from(settings.model_copy(update={"embedding_model": name}))
    assert told in str(caught.value)


def test_another_model_than_the_corpus_was_made_with_is_told_and_rebuild_changes_over(
    settings: Settings, make: Make
) -> None:
    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        corpus.add(make("a.pdf", "Zuschuss"))
    other = settings.model_copy(update={"embedding_model": "huggingface:anders"})
    with pytest.raises(EmbeddingMismatch, match="foerderlotse rebuild"):
        Corpus.open(other, encoder=HashEncoder())
    with Corpus.open(other, encoder=HashEncoder(), repair=True) as corpus:
        assert [problem.kind for problem in corpus.check()] == ["outdated"]
        corpus.rebuild()
    with Corpus.open(other, encoder=HashEncoder()) as corpus:
        assert corpus.check() == []
