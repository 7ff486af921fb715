"""Steps of gradient descent, and what they are taken on."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import torch
from torch import Tensor, nn

LEAST = 0.03
"""Share of the rate of learning at the end."""
_KEPT = 0.96
_TOLD = 20
_AT_ONCE, _STEP = 1440, 8
"""Tokens read at once; the longest text's, rounded up to a multiple of so many. Few shapes come up, which is much
faster: PyTorch prepares each anew."""

T = TypeVar("T")


def learn(
    module: nn.Module,
    losses: Iterator[tuple[str, Tensor]],
    steps: int,
    rate: float,
    warm_up: int,
    tell: Callable[[str], None],
) -> None:
    """Takes ``steps``, each on the next of ``losses`` (what it is of, and the loss), which may be without end.

    The rate rises over ``warm_up`` steps and then falls evenly. ``tell`` hears the progress.
    """
    trained = [value for value in module.parameters() if value.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / warm_up) * max(LEAST, 1 - step / steps)
    )
    means: dict[str, float] = {}
    for step in range(1, steps + 1):
        name, loss = next(losses)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        schedule.step()
        value = float(loss.detach())
        means[name] = _KEPT * means.get(name, value) + (1 - _KEPT) * value
        if step % _TOLD == 0:
            tell(f"step {step} of {steps}, loss " + ", ".join(f"{key} {mean:.3f}" for key, mean in means.items()))


def endless(items: Sequence[T], chance: random.Random) -> Iterator[T]:
    """The items in random order, again and again."""
    while True:
        yield from chance.sample(list(items), len(items))


def batches(lengths: Sequence[int]) -> Iterator[tuple[list[int], int, int]]:
    """Texts of so many tokens by number, those of like length together; how many are read at once, of which there may
    be fewer texts, and to how many tokens they are filled up."""
    order = sorted(range(len(lengths)), key=lambda number: -lengths[number])
    while order:
        longest = -(-lengths[order[0]] // _STEP) * _STEP
        rows = max(1, _AT_ONCE // longest)
        yield order[:rows], rows, longest
        order = order[rows:]
