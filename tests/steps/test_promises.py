"""What the assistant never says of its own."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from assistant.answer import Citation, Claim
from assistant.corpus.model import Authority
from assistant.steps.promises import own_words, promises

SENTENCES = tomllib.loads(Path(__file__).with_name("promised.toml").read_text("utf-8"))


@pytest.mark.parametrize("sentence", SENTENCES["promises"])
def test_a_promise_or_decision_is_told(sentence: str) -> None:
    assert promises(sentence)
    assert promises(f"Danke für die Frage. {sentence} Viel Erfolg!")


@pytest.mark.parametrize("sentence", SENTENCES["informs"])
def test_information_is_no_promise(sentence: str) -> None:
    assert not promises(sentence)


def claim(text: str, quote: str) -> Claim:
    return Claim(text, (Citation(1, "a.pdf", "Merkblatt", 1, "1", quote, Authority.LEAFLET),))


def test_a_quotation_of_the_document_is_not_the_assistants_own_word() -> None:
    quote = "Sie erhalten einen Zuschuss von 50 Prozent, wenn Sie ein KMU sind."
    assert not promises(own_words(claim(f"Das Merkblatt sagt: „{quote}“ [1]", quote)))
    assert not promises(own_words(claim("Dort steht „Sie erhalten einen Zuschuss von 50 Prozent“ [1].", quote)))


def test_marks_around_what_no_document_says_do_not_help() -> None:
    assert promises(own_words(claim("„Sie erhalten die Förderung.“ [1]", "Antragsberechtigt sind KMU.")))


def test_a_documents_words_without_marks_are_the_assistants_own() -> None:
    quote = "Sie erhalten einen Zuschuss von 50 Prozent."
    assert promises(own_words(claim(f"{quote} [1]", quote)))
