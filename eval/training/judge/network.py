"""The chat model with low-rank weights beside its layers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

from assistant.models.trained_judge import NO, YES, asked, stated
from eval.training.low_rank import LowRank

NAMES = {
    "q_proj": "attn_q",
    "k_proj": "attn_k",
    "v_proj": "attn_v",
    "o_proj": "attn_output",
    "gate_proj": "ffn_gate",
    "up_proj": "ffn_up",
    "down_proj": "ffn_down",
}
"""The matrices of a layer that get low-rank weights: here, and in a GGUF file."""
FIRST_LAYER = 10
RANK = 8


class Judge(nn.Module):
    """Reads a passage once and then each statement as if it stood alone behind it."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._tokenizer = AutoTokenizer.from_pretrained(file.parent, gguf_file=file.name)
        self._model = AutoModelForCausalLM.from_pretrained(
            file.parent,
            gguf_file=file.name,
            dtype=torch.bfloat16,
            attn_implementation="sdpa",
            quantization_config=GgufConfig(dequantize=True),
        ).requires_grad_(False)
        self.low_rank = {
            f"blk.{number}.{NAMES[name]}": _put(part, name)
            for number, layer in enumerate(self._model.model.layers)
            if number >= FIRST_LAYER
            for part in (layer.self_attn, layer.mlp)
            for name in NAMES
            if hasattr(part, name)
        }
        yes, no = (self._tokens(text)[0] for text in (YES, NO))
        self._direction = (self._model.lm_head.weight[yes] - self._model.lm_head.weight[no]).float()

    def forward(self, context: str, passage: str, statements: Sequence[str]) -> Tensor:
        """Log odds of each statement, differentiable in the low-rank weights."""
        before = self._tokens(asked(context, passage)) + self._tokens("\n")
        ids, places, owners, ends = list(before), list(range(len(before))), [0] * len(before), []
        for number, statement in enumerate(statements, start=1):
            own = self._tokens(stated(statement))
            ids += own
            places += range(len(before), len(before) + len(own))
            owners += [number] * len(own)
            ends.append(len(ids) - 1)
        owner = torch.tensor(owners)
        sees = (owner == 0)[None] | (owner[None] == owner[:, None])
        sees &= torch.ones(len(ids), len(ids), dtype=torch.bool).tril()
        mask = torch.zeros(sees.shape, dtype=torch.bfloat16).masked_fill(~sees, torch.finfo(torch.bfloat16).min)
        states = self._model.model(
            input_ids=torch.tensor([ids]),
            position_ids=torch.tensor([places]),
            attention_mask=mask[None, None],
            use_cache=False,
        ).last_hidden_state[0, ends]
        return states.float() @ self._direction

    def _tokens(self, text: str) -> list[int]:
        return list(self._tokenizer(text, add_special_tokens=False)["input_ids"])


def _put(part: Any, name: str) -> LowRank:
    made = LowRank(getattr(part, name), RANK)
    setattr(part, name, made)
    return made
