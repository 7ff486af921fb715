"""What the sentence encoder is trained on."""

import json
import random
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from eval.cases import DATASETS
from eval.training.sentence_encoder.data import Asked, MadeText, families, made_texts

TEXT = {
    "title": "Merkblatt Musterland",
    "sections": [
        {"heading": "Höhe", "sentences": ["Der Zuschuss beträgt 50 Prozent.", "Höchstens sind es 9.000 Euro."]},
        {"heading": "Frist", "sentences": ["Anträge sind bis 31. März zu stellen."]},
    ],
    "questions": [
        {"question": "Wie viel bekomme ich?", "language": "de", "right": [[0, 0], [0, 1]]},
        {"question": "Bis wann?", "language": "de", "right": [[1, 0]]},
        {"question": "Wo stelle ich den Antrag?", "language": "de", "right": []},
    ],
}


FAMILY = {
    "documents": [
        {
            "title": "Richtlinie Musterland",
            "sections": [
                {"heading": "Kosten", "sentences": ["Gefördert werden:", "- Mieten,", "- Reisen.", "Löhne nicht."]}
            ],
        },
        {
            "title": "Merkblatt Musterland",
            "sections": [{"heading": "Frist", "sentences": ["Anträge sind bis 31. März zu stellen."]}],
        },
    ],
    "questions": [
        {"question": "Zahlen die unsere Fahrten?", "language": "de", "right": [[0, 0, 2]]},
        {"question": "Bis wann?", "language": "de", "right": [[1, 0, 0]]},
        {"question": "Wo stelle ich den Antrag?", "language": "de", "right": []},
    ],
}


def chance() -> random.Random:
    return random.Random(1)  # noqa: S311 - no secret


def test_a_question_on_a_made_text_is_compared_with_all_its_sentences(tmp_path: Path) -> None:
    (tmp_path / "made.jsonl").write_text(json.dumps(TEXT) + "\n", "utf-8")

    (text,) = made_texts(tmp_path / "made.jsonl")
    drawn = {one.question: one for one in text.drawn(chance(), most=24)}

    assert text.sentences == (
        "Merkblatt Musterland – Höhe: Der Zuschuss beträgt 50 Prozent.",
        "Merkblatt Musterland – Höhe: Höchstens sind es 9.000 Euro.",
        "Merkblatt Musterland – Frist: Anträge sind bis 31. März zu stellen.",
    )
    assert {one.own for one in drawn.values()} == {text.sentences}
    assert drawn["Bis wann?"].target == text.sentences[2]
    assert drawn["Wo stelle ich den Antrag?"].target is None
    assert drawn["Wie viel bekomme ich?"].target in drawn["Wie viel bekomme ich?"].right == set(text.sentences[:2])


def test_a_question_on_a_family_is_compared_with_the_sentences_of_all_its_documents(tmp_path: Path) -> None:
    (tmp_path / "families.jsonl").write_text(json.dumps(FAMILY) + "\n", "utf-8")

    (family,) = families(tmp_path / "families.jsonl")

    assert family.sentences == (
        "Richtlinie Musterland – Kosten: Gefördert werden:",
        "Richtlinie Musterland – Kosten: Gefördert werden: - Mieten,",
        "Richtlinie Musterland – Kosten: Gefördert werden: - Reisen.",
        "Richtlinie Musterland – Kosten: Löhne nicht.",
        "Merkblatt Musterland – Frist: Anträge sind bis 31. März zu stellen.",
    )
    assert dict(family.questions) == {
        "Zahlen die unsere Fahrten?": (family.sentences[2],),
        "Bis wann?": (family.sentences[4],),
        "Wo stelle ich den Antrag?": (),
    }


def test_no_more_questions_are_drawn_than_wanted(tmp_path: Path) -> None:
    (tmp_path / "made.jsonl").write_text(json.dumps(TEXT) + "\n", "utf-8")

    (text,) = made_texts(tmp_path / "made.jsonl")

    assert len(text.drawn(chance(), most=2)) == 2


def test_a_question_on_a_document_is_compared_with_its_answer_and_four_others() -> None:
    drawn = Asked("Wie viel?", ("50 Prozent", "die Hälfte"), tuple("abcdefghijkl")).drawn(chance())

    assert drawn.target in ("50 Prozent", "die Hälfte")
    assert drawn.own[0] == drawn.target
    assert len(drawn.own) == 5


def test_where_nothing_answers_nothing_is_to_be_found() -> None:
    drawn = Asked("Wie viel?", (), tuple("abcdefghijkl")).drawn(chance())

    assert drawn.target is None
    assert len(drawn.own) == 4


@pytest.mark.parametrize(
    ("read", "name", "least"), [(made_texts, "training-made.jsonl", 400), (families, "training-families.jsonl", 100)]
)
def test_what_is_made_up_is_whole(read: Callable[[Path], Iterable[MadeText]], name: str, least: int) -> None:
    texts = list(read(DATASETS / name))

    assert len(texts) > least
    for text in texts:
        asked = [question for question, _ in text.questions]
        assert len(asked) == len(set(asked))
        assert any(right for _, right in text.questions)
        assert any(not right for _, right in text.questions)
