"""Low-rank weights beside a model that stays as it is."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

SCALE = 2.0


class LowRank(nn.Module):
    """A fixed linear map and a trained one of low rank beside it (LoRA; Hu et al. 2021, arXiv:2106.09685).

    ``a`` is rank × in, ``b`` out × rank; they are kept in 32 bits and used in as many as ``x`` has.
    """

    def __init__(self, fixed: nn.Linear, rank: int) -> None:
        super().__init__()
        self.fixed = fixed
        self.a = nn.Parameter(torch.randn(rank, fixed.in_features) / math.sqrt(fixed.in_features))
        self.b = nn.Parameter(torch.zeros(fixed.out_features, rank))

    def forward(self, x: Tensor) -> Tensor:
        wide: Tensor = self.fixed(x)
        return wide + (x @ self.a.to(x.dtype).T) @ self.b.to(x.dtype).T * SCALE
