"""What the encoder is trained on: questions, each with sentences that answer it and sentences that do not."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.corpus.search.features import NAMES
from assistant.corpus.search.searcher import Searcher
from assistant.corpus.search.trained import trained
from assistant.steps.choose import compared, in_context, with_context
from assistant.steps.retrieve import PASSAGES
from eval.training.examples import Example

RIGHT, WRONG = 4, 12
"""Sentences of each kind that are kept for a question, best first by their words."""
ITEM = "- "
"""What a sentence of a made-up text begins with that is an item of a list."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the answering and the other sentences that the search finds for it, hardest first.

    There is no answering one where the documents do not answer.
    """

    question: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]

    def drawn(self, chance: random.Random) -> Drawn:
        """For one step: one answering sentence, if any, and four others."""
        right = chance.choice(self.right) if self.right else None
        near, far = list(self.wrong[:8]), list(self.wrong[8:])
        wrong = chance.sample(near, min(3, len(near))) + chance.sample(far, min(1, len(far)))
        return Drawn(self.question, right, frozenset(self.right), ([right] if right else []) + wrong)


@dataclass(frozen=True, slots=True)
class MadeText:
    """A made-up text or several: all sentences, and questions, each with the sentences that answer it."""

    sentences: tuple[str, ...]
    questions: tuple[tuple[str, tuple[str, ...]], ...]

    def drawn(self, chance: random.Random, most: int) -> list[Drawn]:
        """Some of its questions, each with all sentences of the text."""
        return [
            Drawn(question, chance.choice(right) if right else None, frozenset(right), self.sentences)
            for question, right in chance.sample(self.questions, min(most, len(self.questions)))
        ]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question in a step of training: the sentence to be found, all that answer, and those it is compared with."""

    question: str
    target: str | None
    right: frozenset[str]
    own: Sequence[str]


def asked(searcher: Searcher, examples: Sequence[Example]) -> Iterator[Asked]:
    """The examples with the sentences found for them; those whose answer is not found are left out."""
    for example in examples:
        found = searcher.find(example.question, PASSAGES)
        if not found.passages:
            continue
        chunks, rows = compared(found.need, found.passages, searcher.units)
        scores = np.concatenate([trained("sentences", NAMES)(own) for own in rows])
        texts = [with_context(chunk, place) for chunk in chunks for place in range(len(chunk.units))]
        labels = [label for chunk in chunks for label in example.answers(chunk)]
        order = np.argsort(-scores, kind="stable")
        right = [texts[number] for number in order if labels[number]][:RIGHT]
        if right or not example.places:
            yield Asked(example.question, tuple(right), tuple(texts[n] for n in order if not labels[n])[:WRONG])


def made_texts(path: Path) -> Iterator[MadeText]:
    """The made-up texts of a file (docs/datasets.md)."""
    for line in path.read_text("utf-8").splitlines():
        text = json.loads(line)
        places = _places(text)
        yield _made(places, text["questions"])


def families(path: Path) -> Iterator[MadeText]:
    """The families of made-up documents of a file (docs/datasets.md), each as one text."""
    for line in path.read_text("utf-8").splitlines():
        family = json.loads(line)
        places = {
            (number, *place): sentence
            for number, document in enumerate(family["documents"])
            for place, sentence in _places(document).items()
        }
        yield _made(places, family["questions"])


def _made(places: Mapping[tuple[int, ...], str], questions: Sequence[Mapping[str, Any]]) -> MadeText:
    return MadeText(
        tuple(places.values()),
        tuple((one["question"], tuple(places[tuple(place)] for place in one["right"])) for one in questions),
    )


def _places(document: Mapping[str, Any]) -> dict[tuple[int, ...], str]:
    """The sentences of a document as the encoder reads them, by section and place in it; items with their lead-in."""
    places: dict[tuple[int, ...], str] = {}
    for number, section in enumerate(document["sections"]):
        lead = ""
        for place, sentence in enumerate(section["sentences"]):
            item = sentence.startswith(ITEM)
            places[number, place] = in_context(document["title"], [section["heading"]], lead if item else "", sentence)
            if not item:
                lead = sentence if sentence.endswith(":") else ""
    return places
