"""The encoder as a PyTorch module: its layers as they are, low-rank weights beside the upper ones."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from eval.training.low_rank import LowRank
from eval.training.sentence_encoder.packed import HEADS, INNER, LAYERS, LONGEST, WIDTH, Packed

DROPPED = 0.1
"""Share of the numbers before the first layer that are left out in a step of training."""
RANK = 32
ASPECTS = 64
"""Numbers of a token's own vector, for the likeness token by token."""
LINEAR = ("q", "k", "v", "ao", "fi", "fo")
NORMS = ("aln", "oln")
EPSILON = 1e-12
BY_MEAN, BY_TOKENS = 25.0, 10.0
MIDDLE = BY_MEAN * 0.84 + BY_TOKENS * 0.6
"""Where the scale of the likeness starts: what the two cosines are multiplied by, and from where a sentence answers."""


class Layer(nn.Module):
    """One layer of the encoder: attention and a wide inner layer, each added and normalised (post-norm)."""

    def __init__(self, packed: Packed, number: int, *, trained: bool) -> None:
        super().__init__()
        for name in LINEAR:
            rows, columns = {"fi": (INNER, WIDTH), "fo": (WIDTH, INNER)}.get(name, (WIDTH, WIDTH))
            linear = nn.Linear(columns, rows)
            linear.weight.data = _tensor(packed.weights(f"l{number}.{name}.w", rows, columns))
            linear.bias.data = _tensor(packed.numbers(f"l{number}.{name}.b", rows))
            linear.requires_grad_(False)
            setattr(self, name, LowRank(linear, RANK) if trained else linear)
        for name in NORMS:
            setattr(self, name, _norm(packed, f"l{number}.{name}").requires_grad_(trained))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        # By hand: for short texts on a CPU nearly twice as fast as PyTorch's own attention, above all backwards.
        count, length, _ = x.shape
        q, k, v = (
            getattr(self, name)(x).view(count, length, HEADS, -1).transpose(1, 2).flatten(0, 1) for name in "qkv"
        )
        bias = ((mask - 1) * 1e4).to(q.dtype).repeat_interleave(HEADS, 0)[:, None, :].expand(-1, length, -1)
        seen = torch.baddbmm(bias, q, k.transpose(1, 2), alpha=1 / math.sqrt(q.shape[-1])).softmax(-1)
        mixed = torch.bmm(seen.to(v.dtype), v).view(count, HEADS, length, -1).transpose(1, 2)
        x = self.aln(x + self.ao(mixed.reshape(count, length, WIDTH)))
        inner = functional.gelu(self.fi(x))
        normed: Tensor = self.oln(x + self.fo(inner))
        return normed


@dataclass(frozen=True, slots=True)
class Read:
    """A text as it was read: the mean of its tokens' states (384), each token's own vector (n × 64), both of length 1,
    and how much each token weighs where the text is a question (n, log odds)."""

    vector: Tensor
    aspects: Tensor
    weights: Tensor


class Layers(nn.Module):
    """Ids and mask to the states of the tokens; the layers from ``trained_from`` on have low-rank weights beside."""

    def __init__(self, packed: Packed, kept: NDArray[np.int64], trained_from: int) -> None:
        super().__init__()
        words = packed.weights("emb.word", _rows(packed), WIDTH)
        self.words = nn.Embedding.from_pretrained(_tensor(words[kept]))
        places = packed.numbers("emb.pos", LONGEST, WIDTH) + packed.numbers("emb.type", 2, WIDTH)[0]
        self.places = nn.Parameter(_tensor(places), requires_grad=False)
        self.first = _norm(packed, "emb.ln").requires_grad_(False)
        self.layers = nn.ModuleList(Layer(packed, number, trained=number >= trained_from) for number in range(LAYERS))

    def embedded(self, ids: Tensor) -> Tensor:
        """The states before the first layer."""
        x: Tensor = self.first(self.words(ids) + self.places[: ids.shape[1]])
        return x


class Encoder(Layers):
    """Ids and mask to what was read of each text; and the likeness of questions and sentences.

    The likeness adds up two cosines: that of the two means, and the mean over the question's tokens, weighed, of the
    nearest token of the sentence (late interaction; Khattab and Zaharia 2020, arXiv:2004.12832).
    """

    def __init__(self, packed: Packed, kept: NDArray[np.int64]) -> None:
        super().__init__(packed, kept, trained_from=0)
        self.project = nn.Linear(WIDTH, ASPECTS, bias=False)
        nn.init.orthogonal_(self.project.weight)
        self.weigh = nn.Linear(WIDTH, 1)
        nn.init.zeros_(self.weigh.weight)
        self.by_mean = nn.Parameter(torch.tensor(math.log(BY_MEAN)))
        self.by_tokens = nn.Parameter(torch.tensor(math.log(BY_TOKENS)))
        self.middle = nn.Parameter(torch.tensor(MIDDLE))

    def forward(self, ids: Tensor, mask: Tensor) -> list[Read]:
        """What was read of each text."""
        with torch.autocast("cpu", torch.bfloat16):
            x = functional.dropout(self.embedded(ids), DROPPED, self.training)
            for layer in self.layers:
                x = layer(x, mask)
        x = x.float()
        mean = functional.normalize((x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True), dim=-1)
        aspects, weights = functional.normalize(self.project(x), dim=-1), self.weigh(x)[..., 0]
        lengths = mask.sum(1).int().tolist()
        return [Read(mean[row], aspects[row, :n], weights[row, :n]) for row, n in enumerate(lengths)]

    def likeness(self, questions: Sequence[Read], sentences: Sequence[Read]) -> Tensor:
        """Log odds that each sentence (column) answers each question (row)."""
        means = torch.stack([one.vector for one in questions]) @ torch.stack([one.vector for one in sentences]).T
        asked, of_question = _joined(questions)
        held, of_sentence = _joined(sentences)
        weights = nn.utils.rnn.pad_sequence([one.weights for one in questions], batch_first=True)
        weights = weights.masked_fill(~of_question, -1e4).softmax(-1)
        near = torch.einsum("qia,sja->qisj", asked, held).masked_fill(~of_sentence, -2.0).amax(-1)
        tokens = (near * weights[..., None]).sum(1)
        return means * self.by_mean.exp() + tokens * self.by_tokens.exp() - self.middle


def _joined(texts: Sequence[Read]) -> tuple[Tensor, Tensor]:
    """The tokens' own vectors of all texts (texts × tokens × 64), and which of them there are."""
    lengths = torch.tensor([len(one.aspects) for one in texts])
    joined = nn.utils.rnn.pad_sequence([one.aspects for one in texts], batch_first=True)
    return joined, torch.arange(joined.shape[1])[None, :] < lengths[:, None]


def _norm(packed: Packed, name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(WIDTH, EPSILON)
    norm.weight.data = _tensor(packed.numbers(f"{name}.w", WIDTH))
    norm.bias.data = _tensor(packed.numbers(f"{name}.b", WIDTH))
    return norm


def _rows(packed: Packed) -> int:
    return packed.tables["emb.word"][1] // (WIDTH // 32 * 18)


def _tensor(values: NDArray[np.float32]) -> Tensor:
    return torch.from_numpy(np.array(values, dtype=np.float32))
