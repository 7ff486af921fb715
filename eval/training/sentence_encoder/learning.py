"""Steps of gradient descent."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import torch
from torch import Tensor, nn

LEAST = 0.03
"""Share of the rate of learning at the end."""
_KEPT = 0.96
_TOLD = 20


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
