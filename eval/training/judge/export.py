"""Writes low-rank weights as llama.cpp reads them, and reads them again to go on from them."""

from __future__ import annotations

from pathlib import Path

import gguf
import torch

from eval.training.judge.network import RANK, Judge
from eval.training.low_rank import SCALE


def export(judge: Judge, file: Path) -> None:
    """A GGUF file of the kind ``adapter``, in 16 bits."""
    writer = gguf.GGUFWriter(str(file), "qwen2")
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", SCALE * RANK)
    for name, own in judge.low_rank.items():
        for end, values in (("a", own.a), ("b", own.b)):
            writer.add_tensor(f"{name}.weight.lora_{end}", values.detach().to(torch.float16).numpy())
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def begin_with(judge: Judge, file: Path) -> None:
    """Puts the weights of a file that :func:`export` wrote into ``judge``."""
    kept = {tensor.name: torch.from_numpy(tensor.data.copy()).float() for tensor in gguf.GGUFReader(str(file)).tensors}
    with torch.no_grad():
        for name, own in judge.low_rank.items():
            own.a.copy_(kept[f"{name}.weight.lora_a"])
            own.b.copy_(kept[f"{name}.weight.lora_b"])
