"""The entailment model as a PyTorch module."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from eval.training.sentence_encoder.network import Layers
from eval.training.sentence_encoder.packed import WIDTH, Packed

TRAINED_FROM = 3
"""The first layer with trained weights."""
INNER = 192
DROPPED = 0.1
LENGTH = 10.0
"""Of the vectors that the heads see."""
HEADS = ("answers", "supports")
"""Whether a sentence answers a question, which is learnt beside; and whether a passage supports a statement."""


class Reader(Layers):
    """Two texts read as one to the log odds that the second answers the first, or supports it."""

    def __init__(self, packed: Packed, kept: NDArray[np.int64]) -> None:
        super().__init__(packed, kept, TRAINED_FROM)
        for name in HEADS:
            head = nn.Sequential(nn.Linear(4 * WIDTH, INNER), nn.GELU(), nn.Dropout(DROPPED), nn.Linear(INNER, 1))
            setattr(self, name, head)

    def forward(self, ids: Tensor, first: Tensor, second: Tensor, mask: Tensor, head: str) -> Tensor:
        """Log odds of each pair. All but ``head`` are pairs × tokens: ``first`` and ``second`` are 1 for the tokens of
        each text, ``mask`` for those of both and what stands between them."""
        with torch.autocast("cpu", torch.bfloat16):
            x = functional.dropout(self.embedded(ids), DROPPED, self.training)
            for layer in self.layers:
                x = layer(x, mask)
        x = x.float()
        means = [functional.normalize((x * own[..., None]).sum(1), dim=-1) * LENGTH for own in (first, second)]
        start = functional.normalize(x[:, 0], dim=-1) * LENGTH
        seen = torch.cat([start, means[1], means[0] * means[1] / 5, (means[0] - means[1]).abs()], -1)
        found: Tensor = getattr(self, head)(seen)[:, 0]
        return found
