"""Which reranker the settings ask for."""

import pytest

from assistant.corpus.errors import EncoderUnavailable
from assistant.corpus.reranking.reranker import reranker_from
from assistant.corpus.reranking.sentence_encoder import SentenceEncoder
from assistant.settings import load_settings


def test_the_sentence_encoder_is_the_default() -> None:
    assert isinstance(reranker_from(load_settings(None)), SentenceEncoder)


def test_it_can_be_switched_off() -> None:
    assert reranker_from(load_settings(None, reranker="none")) is None


@pytest.mark.parametrize("name", ["beste", "openai:x", "huggingface:"])
def test_an_unknown_name_is_told_with_those_that_are_possible(name: str) -> None:
    with pytest.raises(EncoderUnavailable) as told:
        reranker_from(load_settings(None, reranker=name))

    assert name in told.value.message
    assert "sentence-encoder" in (told.value.hint or "")
