"""What the entailment model is trained on: statements with passages, and questions with sentences."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.corpus.reranking.sentence_encoder import SentenceEncoder
from eval.training.sentence_encoder.data import Asked, MadeText

WRONG = 12
NEAR, FAR = 3, 1
"""Sentences that do not answer, of a question in a step: among the six hardest ones, and among the others."""
LONGER = (0, 1, 1, 2, 2, 3)
"""By how many neighbouring sentences a passage may grow: cited passages are longer than what is meant."""
STRANGE = (1, 2, 3)
"""Sentences of a passage of the same text that speaks of something else."""
_APART = 2


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement on some sentences of a text (``start`` to ``end``, the end not included).

    ``alone``: what supports it stands elsewhere in the text, so that the passage must not grow.
    """

    text: str
    sentences: tuple[str, ...]
    start: int
    end: int
    supported: bool
    alone: bool

    def drawn(self, chance: random.Random) -> tuple[str, str]:
        """The statement and its passage."""
        more = 0 if self.alone else chance.choice(LONGER)
        before = chance.randint(0, more)
        return self.text, " ".join(self.sentences[max(0, self.start - before) : self.end + more - before])

    def strange(self, chance: random.Random) -> tuple[str, str] | None:
        """The statement and a passage from elsewhere in the text; none where the text is too short."""
        longest = max(STRANGE)
        away = [
            place
            for place in range(len(self.sentences) - longest + 1)
            if place + longest <= self.start - _APART or place > self.end + _APART
        ]
        if not away:
            return None
        place = chance.choice(away)
        return self.text, " ".join(self.sentences[place : place + chance.choice(STRANGE)])


def claims(path: Path) -> Iterator[Claim]:
    """The statements of a file (docs/datasets.md)."""
    for line in path.read_text("utf-8").splitlines():
        text = json.loads(line)
        sentences = tuple(text["sentences"])
        for claim in text["claims"]:
            start, end = claim["on"]
            supported = claim["kind"] == "supported"
            yield Claim(claim["claim"], sentences, start, end + 1, supported, claim["kind"] == "elsewhere")


def passages(path: Path) -> Iterator[list[Claim]]:
    """The statements of each passage of a file (docs/datasets.md), most of them in pairs that differ in one point."""
    for line in path.read_text("utf-8").splitlines():
        passage = json.loads(line)
        sentences = tuple(passage["sentences"])
        yield [
            Claim(one["claim"], sentences, 0, len(sentences), one["kind"] == "supported", alone=True)
            for one in passage["claims"]
        ]


def of_made(texts: Sequence[MadeText], encoder: SentenceEncoder) -> Iterator[Asked]:
    """The questions on made-up texts, the other sentences ordered by how likely ``encoder`` holds them to answer."""
    for text in texts:
        sentences = list(text.sentences)
        for question, right in text.questions:
            scores = encoder.scores(question, sentences).sum(axis=1)
            ordered = sorted(zip(scores, sentences, strict=True), key=lambda pair: -pair[0])
            yield Asked(question, right, tuple([one for _, one in ordered if one not in right][:WRONG]))


def drawn(asked: Asked, chance: random.Random) -> tuple[list[str], bool]:
    """For one step: sentences to read with the question, and whether the first of them answers it."""
    near, far = list(asked.wrong[:6]), list(asked.wrong[6:])
    wrong = chance.sample(near, min(NEAR, len(near))) + chance.sample(far, min(FAR, len(far)))
    return ([chance.choice(asked.right)] if asked.right else []) + wrong, bool(asked.right)
