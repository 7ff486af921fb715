"""Fits the entailment model: on questions and statements, then statements alone, then those of passages beside."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from assistant.support.entailment import MOST_TOKENS
from eval.training.entailment.data import Claim, drawn
from eval.training.entailment.network import Reader
from eval.training.sentence_encoder.data import Asked
from eval.training.sentence_encoder.learning import batches, endless, learn

QUESTIONS, CLAIMS, BESIDE = 12, 46, 32
"""Of a step: questions, or statements, or statements beside those of a passage."""
OF_PASSAGE = 16
"""Statements of a passage in a step."""
APART = 0.5
"""Weight of the loss that sets each supported statement of a passage above each unsupported one."""
STRANGERS = 0.18
"""Share of a step's supported statements that are read with a strange passage too."""


@dataclass(frozen=True, slots=True)
class Stage:
    """So many steps, which share of them on statements, the highest rate of learning, and whether each step is on the
    statements of a passage too."""

    steps: int
    of_claims: float
    rate: float
    passages: bool = False


STAGES = (Stage(900, 0.3, 1e-3), Stage(470, 1.0, 7e-4), Stage(260, 1.0, 6e-4), Stage(1285, 1.0, 8e-4, passages=True))
WARM_UP = 60
BY_ITSELF = 0.5
"""Weight of the loss that tells whether any sentence answers, beside the order among them."""
SURE = 0.98
"""What a statement's label counts as: a few are wrong."""
SEED = 7


class Fitting:
    """Trains a reader; ``tell`` hears the progress."""

    def __init__(self, reader: Reader, tokenizer: Tokenizer, tell: Callable[[str], None]) -> None:
        self._reader = reader
        self._tokenizer = tokenizer
        self._tokenizer.enable_truncation(MOST_TOKENS)
        self._tell = tell

    def fit(
        self,
        asked: Sequence[Asked],
        claims: Sequence[Claim],
        passages: Sequence[Sequence[Claim]],
        stages: Sequence[Stage] = STAGES,
    ) -> None:
        """Goes through the stages; the weights are then the mean of those before the last one and those after it
        (Wortsman et al. 2022, arXiv:2203.05482)."""
        torch.manual_seed(SEED)
        chance = random.Random(SEED)  # noqa: S311 - no secret
        questions, statements, groups = endless(asked, chance), endless(claims, chance), endless(passages, chance)
        self._reader.train()
        before: dict[str, Tensor] = {}
        for stage in stages:
            before = {name: value.detach().clone() for name, value in self._reader.named_parameters()}
            losses = self._losses(stage, questions, statements, groups, chance)
            learn(self._reader, losses, stage.steps, stage.rate, WARM_UP, self._tell)
        with torch.no_grad():
            for name, value in self._reader.named_parameters():
                value.copy_((value + before.get(name, value)) / 2)
        self._reader.eval()

    def _losses(
        self,
        stage: Stage,
        asked: Iterator[Asked],
        claims: Iterator[Claim],
        passages: Iterator[Sequence[Claim]],
        chance: random.Random,
    ) -> Iterator[tuple[str, Tensor]]:
        while True:
            if stage.passages:
                yield "passages", self._of_passage(next(passages), list(islice(claims, BESIDE)), chance)
            elif chance.random() < stage.of_claims:
                yield "statements", self._of_claims(list(islice(claims, CLAIMS)), chance)
            else:
                yield "questions", self._of_questions(list(islice(asked, QUESTIONS)), chance)

    def _of_claims(self, claims: Sequence[Claim], chance: random.Random) -> Tensor:
        return _told_right(*self._read_claims(claims, chance))

    def _of_passage(self, group: Sequence[Claim], claims: Sequence[Claim], chance: random.Random) -> Tensor:
        """Of ``group``, statements of one passage, and of others beside them."""
        group = chance.sample(list(group), min(OF_PASSAGE, len(group)))
        own = self.read([claim.drawn(chance) for claim in group], "supports")
        labels = torch.tensor([claim.supported for claim in group])
        found, truth = self._read_claims(claims, chance)
        right = torch.cat([truth, torch.where(labels, SURE, 1 - SURE)])
        loss = _told_right(torch.cat([found, own]), right)
        if not 0 < int(labels.sum()) < len(group):
            return loss
        return loss + APART * functional.softplus(own[~labels][None] - own[labels][:, None]).mean()

    def _read_claims(self, claims: Sequence[Claim], chance: random.Random) -> tuple[Tensor, Tensor]:
        """The log odds of the statements, some of them with a strange passage too, and what they are to be."""
        pairs = [claim.drawn(chance) for claim in claims]
        labels = [claim.supported for claim in claims]
        twice = [claim for claim in claims if claim.supported and chance.random() < STRANGERS]
        strange = [pair for claim in twice if (pair := claim.strange(chance))]
        truth = [SURE if label else 1 - SURE for label in labels] + [1 - SURE] * len(strange)
        return self.read(pairs + strange, "supports"), torch.tensor(truth)

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
        found: dict[int, Tensor] = {}
        for numbers, rows, longest in batches([len(own.ids) for own in encoded]):
            ids, sides = torch.ones(rows, longest, dtype=torch.long), torch.full((rows, longest), 3)
            for row, number in enumerate(numbers):
                own = encoded[number]
                ids[row, : len(own.ids)] = torch.tensor(own.ids)
                sides[row, : len(own.ids)] = torch.tensor([2 if side is None else side for side in own.sequence_ids])
            masks = [(sides == side).float() for side in (0, 1)]
            found |= zip(numbers, self._reader(ids, *masks, (sides != 3).float(), head), strict=False)
        return torch.stack([found[number] for number in range(len(pairs))])


def _told_right(found: Tensor, truth: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(found, truth)


def _first(scores: Tensor, place: int) -> Tensor:
    return functional.cross_entropy(scores[None], torch.tensor([place]))
