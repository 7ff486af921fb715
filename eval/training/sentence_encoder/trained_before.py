"""The trained weights of a model file, to go on from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from eval.training.low_rank import SCALE
from eval.training.sentence_encoder.network import ASPECTS, LINEAR, NORMS, RANK
from eval.training.sentence_encoder.packed import LAYERS, WIDTH


def trained_before(path: Path) -> dict[str, Tensor]:
    """What ``export`` wrote, by the names of ``network.Encoder``: norms, heads, and the low-rank weights, which the
    last layers may have alone."""
    graph = onnx.load(path).graph
    values = {value.name: numpy_helper.to_array(value) for value in graph.initializer}
    halves = [
        value for value in values.values() if value.dtype == np.float16 and value.ndim == 2 and RANK in value.shape
    ]
    pairs = list(zip(halves[0::2], halves[1::2], strict=True))
    found: dict[str, Tensor] = {}
    first = LAYERS - len(pairs) // len(LINEAR)
    for number, (down, up) in enumerate(pairs):
        name = f"layers.{first + number // len(LINEAR)}.{LINEAR[number % len(LINEAR)]}"
        found |= {f"{name}.a": _tensor(down.T), f"{name}.b": _tensor(up.T) / SCALE}
    norms = [node.input[1:3] for node in graph.node if node.op_type == "LayerNormalization"][1:]
    for number, (weight, bias) in enumerate(norms):
        name = f"layers.{number // len(NORMS)}.{NORMS[number % len(NORMS)]}"
        found |= {f"{name}.weight": _tensor(values[weight]), f"{name}.bias": _tensor(values[bias])}
    for node in graph.node:
        value = values.get(node.input[1]) if node.op_type == "MatMul" else None
        if value is not None and value.shape in ((WIDTH, ASPECTS), (WIDTH, 1)):
            found["project.weight" if value.shape[1] == ASPECTS else "weigh.weight"] = _tensor(value.T)
        if "weights" in node.output:
            found["weigh.bias"] = _tensor(values[node.input[1]].reshape(1))
    return found


def _tensor(value: Any) -> Tensor:
    return torch.from_numpy(np.array(value, dtype=np.float32))
