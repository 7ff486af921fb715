"""The encoder as a PyTorch module: its layers as they are, low-rank weights beside the upper ones."""

from __future__ import annotations

import math

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from eval.training.sentence_encoder.packed import HEADS, INNER, LAYERS, LONGEST, WIDTH, Packed

TRAINED_FROM = 6
"""The first layer with trained weights; those below stay as they are, so that their output is computed once."""
RANK = 16
SCALE = 2.0
LINEAR = ("q", "k", "v", "ao", "fi", "fo")
NORMS = ("aln", "oln")
EPSILON = 1e-12


class LowRank(nn.Module):
    """A fixed linear map and a trained one of low rank beside it (LoRA; Hu et al. 2021, arXiv:2106.09685)."""

    def __init__(self, fixed: nn.Linear) -> None:
        super().__init__()
        self.fixed = fixed
        self.a = nn.Parameter(torch.randn(RANK, fixed.in_features) / math.sqrt(fixed.in_features))
        self.b = nn.Parameter(torch.zeros(fixed.out_features, RANK))

    def forward(self, x: Tensor) -> Tensor:
        wide: Tensor = self.fixed(x)
        return wide + (x @ self.a.T) @ self.b.T * SCALE


class Layer(nn.Module):
    """One layer of the encoder: attention and a wide inner layer, each added and normalised (post-norm)."""

    def __init__(self, packed: Packed, number: int) -> None:
        super().__init__()
        for name in LINEAR:
            rows, columns = {"fi": (INNER, WIDTH), "fo": (WIDTH, INNER)}.get(name, (WIDTH, WIDTH))
            linear = nn.Linear(columns, rows)
            linear.weight.data = _tensor(packed.weights(f"l{number}.{name}.w", rows, columns))
            linear.bias.data = _tensor(packed.numbers(f"l{number}.{name}.b", rows))
            linear.requires_grad_(False)
            setattr(self, name, LowRank(linear) if number >= TRAINED_FROM else linear)
        for name in NORMS:
            setattr(self, name, _norm(packed, f"l{number}.{name}").requires_grad_(number >= TRAINED_FROM))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        count, length, _ = x.shape
        parts = [getattr(self, name)(x).view(count, length, HEADS, -1).transpose(1, 2) for name in "qkv"]
        seen = functional.scaled_dot_product_attention(*parts, attn_mask=mask[:, None, None, :].bool())
        x = self.aln(x + self.ao(seen.transpose(1, 2).reshape(count, length, WIDTH)))
        inner = functional.gelu(self.fi(x))
        normed: Tensor = self.oln(x + self.fo(inner))
        return normed


class Encoder(nn.Module):
    """Ids and mask to one vector of length 1 a text: the mean of its tokens' states."""

    def __init__(self, packed: Packed, kept: NDArray[np.int64]) -> None:
        super().__init__()
        words = packed.weights("emb.word", _rows(packed), WIDTH)
        self.words = nn.Embedding.from_pretrained(_tensor(words[kept]))
        places = packed.numbers("emb.pos", LONGEST, WIDTH) + packed.numbers("emb.type", 2, WIDTH)[0]
        self.places = nn.Parameter(_tensor(places), requires_grad=False)
        self.first = _norm(packed, "emb.ln").requires_grad_(False)
        self.layers = nn.ModuleList(Layer(packed, number) for number in range(LAYERS))

    def lower(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The states after the layers that stay as they are."""
        x: Tensor = self.first(self.words(ids) + self.places[: ids.shape[1]])
        for layer in self.layers[:TRAINED_FROM]:
            x = layer(x, mask)
        return x

    def upper(self, x: Tensor, mask: Tensor) -> Tensor:
        """The vectors from those states."""
        for layer in self.layers[TRAINED_FROM:]:
            x = layer(x, mask)
        x = x.float()
        mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return functional.normalize(mean, dim=-1)


def _norm(packed: Packed, name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(WIDTH, EPSILON)
    norm.weight.data = _tensor(packed.numbers(f"{name}.w", WIDTH))
    norm.bias.data = _tensor(packed.numbers(f"{name}.b", WIDTH))
    return norm


def _rows(packed: Packed) -> int:
    return packed.tables["emb.word"][1] // (WIDTH // 32 * 18)


def _tensor(values: NDArray[np.float32]) -> Tensor:
    return torch.from_numpy(np.array(values, dtype=np.float32))
