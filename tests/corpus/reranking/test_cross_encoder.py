"""A cross-encoder of sentence-transformers, made on the spot: two layers, random weights."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.corpus.errors import EncoderUnavailable
from assistant.corpus.reranking.cross_encoder import SPREAD, USUAL, CrossEncoderReranker

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "wie", "viel", "geld", "antrag", "zuschuss"]


def _made(folder: Path) -> str:
    """A BERT with ten words of vocabulary."""
    transformers = pytest.importorskip(
        "transformers", reason="the extra „reranker“ is not installed: pip install 'foerderlotse[reranker]'"
    )
    pytest.importorskip("sentence_transformers", reason="the extra „reranker“ is not installed")
    (folder / "vocab.txt").write_text("\n".join(WORDS))
    transformers.BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    config = transformers.BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32,
        num_labels=1,
    )  # fmt: skip
    transformers.BertForSequenceClassification(config).save_pretrained(folder)
    return str(folder)


@pytest.mark.filterwarnings("default")
def test_its_order_is_kept_on_the_scale_of_the_default_one(tmp_path: Path) -> None:
    reranker = CrossEncoderReranker(_made(tmp_path))
    texts = ["antrag", "zuschuss geld", "viel viel viel", "wie"]

    scores = reranker.scores("wie viel geld", texts)

    own = np.asarray(reranker._model.predict([("wie viel geld", text) for text in texts])).reshape(-1)
    for column in (0, 1):
        assert np.argsort(scores[:, column]).tolist() == np.argsort(own).tolist()
    assert scores.mean(axis=0) == pytest.approx(USUAL, abs=1e-3)
    assert scores.std(axis=0) == pytest.approx(SPREAD, abs=1e-3)


def test_no_texts_need_no_model() -> None:
    assert CrossEncoderReranker("gibt/es-nicht").scores("Wie viel?", []).shape == (0, 2)


def test_a_missing_package_is_told_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("sentence_transformers"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)

    with pytest.raises(EncoderUnavailable) as told:
        CrossEncoderReranker("a/b").scores("Wie viel?", ["Zuschuss"])
    assert "foerderlotse[reranker]" in (told.value.hint or "")
