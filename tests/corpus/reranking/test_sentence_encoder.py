"""The default reranker."""

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.corpus.reranking.sentence_encoder import ASPECTS, DIMENSION, Reading, SentenceEncoder

AMOUNT = "Merkblatt – Höhe: Der Zuschuss beträgt bis zu 50 Prozent der förderfähigen Ausgaben."
DEADLINE = "Merkblatt – Fristen: Der Antrag ist spätestens am 31. März einzureichen."
STAFF = "Merkblatt – Wer: Antragsberechtigt sind Unternehmen mit weniger als 100 Beschäftigten."


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Wie viel Kohle kriege ich dazu?", AMOUNT),
        ("Bis wann muss das abgegeben sein?", DEADLINE),
        ("Wir sind 80 Leute. Dürfen wir mitmachen?", STAFF),
        ("How much money is paid?", AMOUNT),
        ("When do we have to apply at the latest?", DEADLINE),
    ],
)
def test_the_sentence_that_answers_in_other_words_comes_first(
    encoder: SentenceEncoder, question: str, answer: str
) -> None:
    texts = [AMOUNT, DEADLINE, STAFF]

    assert texts[int(encoder.scores(question, texts).sum(axis=1).argmax())] == answer


def test_a_text_has_the_same_vector_in_any_company(encoder: SentenceEncoder) -> None:
    alone = encoder.encode([AMOUNT])[0]
    among = encoder.encode([STAFF, AMOUNT, DEADLINE + " Das gilt auch für Anträge, die per Post kommen."])[1]

    assert alone.vector @ among.vector > 0.999
    assert (alone.aspects * among.aspects).sum(axis=1) == pytest.approx(1.0, abs=0.01)


def test_vectors_are_of_length_one(encoder: SentenceEncoder) -> None:
    for reading in encoder.encode([AMOUNT, "x", ""]):
        assert reading.vector.shape == (DIMENSION,)
        assert reading.aspects.shape == (len(reading.weights), ASPECTS)
        assert np.linalg.norm(reading.vector) == pytest.approx(1.0, abs=1e-3)
        assert np.linalg.norm(reading.aspects, axis=1) == pytest.approx(1.0, abs=1e-3)
        assert reading.weights.sum() == pytest.approx(1.0, abs=1e-3)


def test_a_packed_reading_is_nearly_the_same(encoder: SentenceEncoder) -> None:
    (reading,) = encoder.encode([AMOUNT])

    again = Reading.unpacked(reading.packed())

    assert again.vector == pytest.approx(reading.vector, abs=1e-3)
    assert again.aspects == pytest.approx(reading.aspects, abs=1 / 127)


def test_a_text_seen_before_is_not_encoded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = SentenceEncoder()
    first = encoder.scores("Wie viel?", [AMOUNT, STAFF])
    encoded: list[str] = []
    encode = encoder.encode

    def noted(texts: Sequence[str], threads: int | None = None) -> list[Reading]:
        encoded.extend(texts)
        return encode(texts, threads)

    monkeypatch.setattr(encoder, "encode", noted)

    again = encoder.scores("Wie viel?", [STAFF, AMOUNT, DEADLINE])

    assert [text.endswith(DEADLINE) for text in encoded] == [True]
    assert again[:2] == pytest.approx(first[::-1], abs=1e-6)


def test_a_long_text_is_cut_and_not_refused(encoder: SentenceEncoder) -> None:
    assert encoder.scores("Wie viel?", [AMOUNT * 200]).shape == (1, 2)


def test_no_texts_have_no_scores(encoder: SentenceEncoder) -> None:
    assert encoder.scores("Wie viel?", []).shape == (0, 2)
