"""Fits the judge's low-rank weights: each statement by itself, and those of a passage set against each other."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence

import torch
from torch.nn import functional
from torch.nn.utils import clip_grad_norm_

from eval.training.judge.data import Group
from eval.training.judge.network import Judge
from eval.training.sentence_encoder.learning import LEAST, endless

PASSAGES = 2
"""Passages of a step."""
RATE = 4e-4
WARM_UP = 15
APART = 0.5
"""Weight of the loss that sets each supported statement of a passage above each unsupported one."""
SURE = 0.98
"""What a statement's label counts as: a few are wrong."""
STRANGERS = 0.5
"""Share of the passages that are read with a supported statement of the passage before."""
SEED = 7


def fit(
    judge: Judge,
    passages: Sequence[Group],
    texts: Sequence[Group],
    minutes: float,
    tell: Callable[[str], None],
    seed: int = SEED,
) -> None:
    """Goes through the groups, two of ``passages`` and then one of ``texts``, until the time is over."""
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311 - no secret
    parameters = [value for one in judge.low_rank.values() for value in (one.a, one.b)]
    optimizer = torch.optim.AdamW(parameters, lr=RATE, betas=(0.9, 0.98), weight_decay=0.01)
    groups = _in_turn(passages, texts, chance)
    started, step, mean = time.monotonic(), 0, 0.0
    judge.train()
    while (part := (time.monotonic() - started) / (60 * minutes)) < 1:
        for own in optimizer.param_groups:
            own["lr"] = RATE * min((step + 1) / WARM_UP, 1.0) * max(LEAST, 1 - part)
        optimizer.zero_grad()
        for _ in range(PASSAGES):
            loss = _loss(judge, next(groups)) / PASSAGES
            loss.backward()
            mean += (float(loss) * PASSAGES - mean) / 20
        clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        step += 1
        if step % 10 == 0:
            tell(f"step {step}, {part:.0%} of the time, loss {mean:.3f}")
    judge.eval()


def _loss(judge: Judge, group: Group) -> torch.Tensor:
    found = judge(group.context, group.passage, [text for text, _ in group.statements])
    right = torch.tensor([supported for _, supported in group.statements])
    loss = functional.binary_cross_entropy_with_logits(found, torch.where(right, SURE, 1 - SURE))
    if 0 < int(right.sum()) < len(right):
        loss = loss + APART * functional.softplus(found[~right][None] - found[right][:, None]).mean()
    return loss


def _in_turn(passages: Sequence[Group], texts: Sequence[Group], chance: random.Random) -> Iterator[Group]:
    one, other = endless(passages, chance), endless(texts, chance)
    before: str | None = None
    while True:
        for source in (one, other, one):
            group = next(source).drawn(chance)
            strange = before if chance.random() < STRANGERS else None
            before = next((text for text, supported in group.statements if supported), None)
            more = ((strange, False),) if strange else ()
            yield Group(group.context, group.passage, (*group.statements, *more))
