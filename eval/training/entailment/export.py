"""Writes the trained model as one ONNX file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.training.entailment.network import LENGTH
from eval.training.sentence_encoder.export import Graph, Weights
from eval.training.sentence_encoder.packed import Packed


def export(packed: Packed, kept: NDArray[np.int64], trained: Weights, path: Path) -> None:
    """The model: inputs ``ids`` (int64) and ``mask``, ``first``, ``second`` (float32), all pairs × tokens; the output
    ``supports`` (pairs)."""
    graph = Graph(packed, trained)
    x = graph.states(kept)
    seen = _seen(graph, x)
    inner = graph.op("Gelu", _linear(graph, seen, trained, "supports.0"))
    graph.op("Squeeze", _linear(graph, inner, trained, "supports.3"), graph.integers(1), to="supports")
    graph.save("entailment", ("mask", "first", "second"), {"supports": ["pairs"]}, path)


def _seen(graph: Graph, x: str) -> str:
    """What the heads see, as :class:`eval.training.entailment.network.Reader`."""
    one, two = (_mean(graph, x, name) for name in ("first", "second"))
    start = _long(graph, graph.op("Squeeze", graph.op("Slice", x, *map(graph.integers, (0, 1, 1))), graph.integers(1)))
    both = graph.op("Mul", graph.op("Mul", one, two), graph.number(1 / 5))
    apart = graph.op("Abs", graph.op("Sub", one, two))
    return graph.op("Concat", start, two, both, apart, axis=-1)


def _mean(graph: Graph, x: str, mask: str) -> str:
    weighted = graph.op("Mul", x, graph.op("Unsqueeze", mask, graph.integers(2)))
    return _long(graph, graph.op("ReduceSum", weighted, graph.integers(1), keepdims=0))


def _long(graph: Graph, x: str) -> str:
    return graph.op("Mul", graph.op("LpNormalization", x, axis=-1, p=2), graph.number(LENGTH))


def _linear(graph: Graph, x: str, trained: Weights, name: str) -> str:
    weight = graph.floats(graph.value(trained[f"{name}.weight"].T.astype(np.float16)))
    return graph.op("Add", graph.op("MatMul", x, weight), graph.value(trained[f"{name}.bias"]))
