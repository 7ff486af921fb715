"""Fits the entailment model: first by turns on questions and on statements, then on statements alone."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from assistant.support.entailment import MOST_TOKENS
from eval.training.entailment.data import Claim, drawn
from eval.training.entailment.network import Reader
from eval.training.sentence_encoder.data import Asked
from eval.training.sentence_encoder.learning import learn

QUESTIONS, CLAIMS = 12, 46
"""Of a step."""
STRANGERS = 0.18
"""Share of a step's supported statements that are read with a strange passage too."""


@dataclass(frozen=True, slots=True)
class Stage:
    """So many steps, which share of them on statements, and the highest rate of learning."""

    steps: int
    of_claims: float
    rate: float


STAGES = (Stage(900, 0.3, 1e-3), Stage(470, 1.0, 7e-4), Stage(260, 1.0, 6e-4))
WARM_UP = 60
BY_ITSELF = 0.5
"""Weight of the loss that tells whether any sentence answers, beside the order among them."""
SURE = 0.98
"""What a statement's label counts as: a few are wrong."""
SEED = 7
_TOGETHER = 1400
"""Tokens read at once."""

T = TypeVar("T")


class Fitting:
    """Trains a reader; ``tell`` hears the progress."""

    def __init__(self, reader: Reader, tokenizer: Tokenizer, tell: Callable[[str], None]) -> None:
        self._reader = reader
        self._tokenizer = tokenizer
        self._tokenizer.enable_truncation(MOST_TOKENS)
        self._tell = tell

    def fit(self, asked: Sequence[Asked], claims: Sequence[Claim], stages: Sequence[Stage] = STAGES) -> None:
        """Goes through the stages."""
        torch.manual_seed(SEED)
        chance = random.Random(SEED)  # noqa: S311 - no secret
        questions, statements = _endless(asked, chance), _endless(claims, chance)
        self._reader.train()
        for stage in stages:
            losses = self._losses(stage, questions, statements, chance)
            learn(self._reader, losses, stage.steps, stage.rate, WARM_UP, self._tell)
        self._reader.eval()

    def _losses(
        self, stage: Stage, asked: Iterator[Asked], claims: Iterator[Claim], chance: random.Random
    ) -> Iterator[tuple[str, Tensor]]:
        while True:
            if chance.random() < stage.of_claims:
                yield "statements", self._of_claims(list(islice(claims, CLAIMS)), chance)
            else:
                yield "questions", self._of_questions(list(islice(asked, QUESTIONS)), chance)

    def _of_claims(self, claims: Sequence[Claim], chance: random.Random) -> Tensor:
        pairs = [claim.drawn(chance) for claim in claims]
        labels = [claim.supported for claim in claims]
        twice = [claim for claim in claims if claim.supported and chance.random() < STRANGERS]
        strange = [pair for claim in twice if (pair := claim.strange(chance))]
        found = self.read(pairs + strange, "supports")
        truth = torch.tensor([SURE if label else 1 - SURE for label in labels] + [1 - SURE] * len(strange))
        return functional.binary_cross_entropy_with_logits(found, truth)

    def _of_questions(self, asked: Sequence[Asked], chance: random.Random) -> Tensor:
        """Of the order among a question's sentences; and among them and "none of these", which is 0."""
        own = [drawn(one, chance) for one in asked]
        pairs = [(one.question, text) for one, (texts, _) in zip(asked, own, strict=True) for text in texts]
        parts = self.read(pairs, "answers").split([len(texts) for texts, _ in own])
        losses = []
        for part, (_, answered) in zip(parts, own, strict=True):
            losses.append(BY_ITSELF * _first(functional.pad(part, (1, 0)), 1 if answered else 0))
            if answered:
                losses.append(_first(part, 0))
        return torch.stack(losses).sum() / len(asked)

    def read(self, pairs: Sequence[tuple[str, str]], head: str) -> Tensor:
        """Log odds of each pair."""
        encoded = self._tokenizer.encode_batch(list(pairs))
        order = sorted(range(len(pairs)), key=lambda number: len(encoded[number].ids))
        found: list[Tensor] = []
        for numbers in _batches(order, [len(one.ids) for one in encoded]):
            ids = nn.utils.rnn.pad_sequence(
                [torch.tensor(encoded[n].ids) for n in numbers], batch_first=True, padding_value=1
            )
            sides = nn.utils.rnn.pad_sequence(
                [torch.tensor([2 if s is None else s for s in encoded[n].sequence_ids]) for n in numbers],
                batch_first=True,
                padding_value=3,
            )
            masks = [(sides == side).float() for side in (0, 1)]
            found.append(self._reader(ids, *masks, (sides != 3).float(), head))
        back = torch.empty(len(pairs), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(pairs))
        return torch.cat(found)[back]


def _first(scores: Tensor, place: int) -> Tensor:
    return functional.cross_entropy(scores[None], torch.tensor([place]))


def _batches(order: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers in order, the shortest first, as many at once as fit."""
    some: list[int] = []
    for number in order:
        if some and (len(some) + 1) * lengths[number] > _TOGETHER:
            yield some
            some = []
        some.append(number)
    if some:
        yield some


def _endless(items: Sequence[T], chance: random.Random) -> Iterator[T]:
    while True:
        yield from chance.sample(list(items), len(items))
