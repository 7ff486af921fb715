"""What the entailment model is trained on."""

import json
import random
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.corpus.reranking.sentence_encoder import SentenceEncoder
from eval.cases import DATASETS
from eval.training.entailment.data import Claim, claims, drawn, of_made, passages
from eval.training.sentence_encoder.data import Asked, MadeText

TEXT = {
    "title": "Merkblatt Musterland",
    "sentences": ["Eins.", "Zwei.", "Drei.", "Vier."],
    "claims": [
        {"claim": "Zwei und drei.", "language": "de", "kind": "supported", "on": [1, 2]},
        {"claim": "Vier.", "language": "de", "kind": "elsewhere", "on": [0, 0]},
    ],
}


def chance(seed: int = 1) -> random.Random:
    return random.Random(seed)  # noqa: S311 - no secret


class ByLength:
    """Holds longer sentences to be more likely."""

    def scores(self, _question: str, texts: list[str]) -> NDArray[np.float32]:
        return np.asarray([[len(text), 0] for text in texts], np.float32)


@pytest.fixture
def of_text(tmp_path: Path) -> list[Claim]:
    (tmp_path / "claims.jsonl").write_text(json.dumps(TEXT) + "\n", "utf-8")
    return list(claims(tmp_path / "claims.jsonl"))


def test_a_passage_holds_what_is_meant_and_now_and_then_a_neighbour(of_text: list[Claim]) -> None:
    passages = {of_text[0].drawn(chance(seed))[1] for seed in range(200)}
    assert passages == {"Zwei. Drei.", "Eins. Zwei. Drei.", "Zwei. Drei. Vier.", "Eins. Zwei. Drei. Vier."}


def test_a_passage_never_grows_to_what_supports_a_statement_after_all(of_text: list[Claim]) -> None:
    assert {of_text[1].drawn(chance(seed))[1] for seed in range(50)} == {"Eins."}
    assert [one.supported for one in of_text] == [True, False]


def test_a_strange_passage_is_away_from_what_is_meant_and_needs_a_longer_text(of_text: list[Claim]) -> None:
    many = tuple(f"{number}." for number in range(20))
    claim = Claim("Zehn.", many, 10, 11, True, False)
    drawn = [strange for seed in range(200) if (strange := claim.strange(chance(seed)))]
    away = {sentence for _, passage in drawn for sentence in passage.split()}
    assert away and not away & {f"{number}." for number in range(8, 13)}
    assert of_text[0].strange(chance()) is None


def test_wrong_sentences_of_a_made_text_come_hardest_first() -> None:
    text = MadeText(("a", "bb", "ccc", "dddd"), (("Was?", ("ccc",)), ("Wer?", ())))
    one, none = of_made([text], cast(SentenceEncoder, ByLength()))
    assert (one.right, one.wrong) == (("ccc",), ("dddd", "bb", "a"))
    assert none.wrong == ("dddd", "ccc", "bb", "a")


def test_a_question_is_read_with_its_answer_first_and_four_others() -> None:
    texts, answered = drawn(Asked("Wie viel?", ("50 Prozent",), tuple("abcdefghijkl")), chance())
    assert answered and texts[0] == "50 Prozent" and len(texts) == 5
    texts, answered = drawn(Asked("Wie viel?", (), tuple("abc")), chance())
    assert not answered and set(texts) == set("abc")


def test_the_statements_are_whole_and_neither_kind_is_rare() -> None:
    found = list(claims(DATASETS / "training-claims.jsonl"))
    assert len(found) > 11_000
    assert 0.45 < np.mean([one.supported for one in found]) < 0.55
    assert all(0 <= one.start < one.end <= len(one.sentences) for one in found)
    assert len({(one.text, one.sentences) for one in found}) == len(found)


def test_the_statements_of_a_passage_are_on_all_of_it_and_neither_kind_is_rare() -> None:
    found = list(passages(DATASETS / "training-passages.jsonl"))
    statements = [claim for group in found for claim in group]
    assert len(found) > 800 and len(statements) > 12_000
    assert 0.45 < np.mean([one.supported for one in statements]) < 0.55
    assert all(0 < sum(one.supported for one in group) < len(group) for group in found)
    assert {one.drawn(chance())[1] for one in found[0]} == {" ".join(found[0][0].sentences)}
