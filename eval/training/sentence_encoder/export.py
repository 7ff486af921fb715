"""Writes the trained encoder as one ONNX file, with the weights that stay as they are in their 4 bits."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from eval.training.low_rank import SCALE
from eval.training.sentence_encoder.network import ASPECTS, EPSILON
from eval.training.sentence_encoder.packed import BLOCK, HEADS, INNER, LAYERS, LONGEST, WIDTH, Packed

Weights = dict[str, NDArray[np.float32]]
"""The trained weights by name: ``<layer>.<part>``, layers counted from the first, and those of no layer."""


def export(packed: Packed, kept: NDArray[np.int64], trained: Weights, path: Path) -> None:
    """The model: inputs ``ids`` (int64) and ``mask`` (float32), both texts × tokens; outputs ``vectors`` (texts × 384,
    of length 1), ``tokens`` (texts × tokens × 384, the states they are the mean of), ``aspects`` (texts × tokens × 64,
    of length 1) and ``weights`` (texts × tokens, log odds)."""
    graph = Graph(packed, trained)
    x = graph.states(kept)
    graph.op("Identity", x, to="tokens")
    weighted = graph.op("Mul", x, graph.op("Unsqueeze", "mask", graph.integers(2)))
    total = graph.op("ReduceSum", weighted, graph.integers(1), keepdims=0)
    graph.op("LpNormalization", total, to="vectors", axis=-1, p=2)
    aspects = graph.op("MatMul", x, graph.value(trained["project.weight"].T))
    graph.op("LpNormalization", aspects, to="aspects", axis=-1, p=2)
    weights = graph.op("MatMul", x, graph.value(trained["weigh.weight"].T))
    graph.op("Add", graph.op("Squeeze", weights, graph.integers(2)), graph.value(trained["weigh.bias"]), to="weights")
    outputs: dict[str, list[int | str]] = {
        "vectors": ["texts", WIDTH],
        "tokens": ["texts", "tokens", WIDTH],
        "aspects": ["texts", "tokens", ASPECTS],
        "weights": ["texts", "tokens"],
    }
    graph.save("sentence-encoder", ("mask",), outputs, path)


class Graph:
    """Collects the operators and values of a model on top of the packed encoder."""

    def __init__(self, packed: Packed, trained: Weights) -> None:
        self._packed, self._trained = packed, trained
        self.nodes: list[Any] = []
        self.values: list[Any] = []

    def save(self, name: str, masks: Sequence[str], outputs: Mapping[str, list[int | str]], path: Path) -> None:
        """Writes it, with the input ``ids`` and those named ``masks``, all texts × tokens."""
        shape = ["texts", "tokens"]
        inputs = [helper.make_tensor_value_info("ids", TensorProto.INT64, shape)]
        inputs += [helper.make_tensor_value_info(mask, TensorProto.FLOAT, shape) for mask in masks]
        given = [helper.make_tensor_value_info(out, TensorProto.FLOAT, sizes) for out, sizes in outputs.items()]
        model = helper.make_model(
            helper.make_graph(self.nodes, name, inputs, given, self.values),
            opset_imports=[helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)],
            ir_version=9,
        )
        onnx.save(model, path)

    def op(self, kind: str, *inputs: str, to: str | None = None, domain: str = "", **attributes: Any) -> str:
        output = to or f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [output], domain=domain, **attributes))
        return output

    def value(self, array: NDArray[Any]) -> str:
        name = f"value_{len(self.values)}"
        self.values.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def integers(self, *numbers: int) -> str:
        return self.value(np.asarray(numbers, np.int64))

    def number(self, value: float) -> str:
        return self.value(np.asarray(value, np.float32))

    def states(self, kept: NDArray[np.int64]) -> str:
        """The tokens' states after the last layer, from the inputs ``ids`` and ``mask``."""
        x = self.embedded(kept)
        bias = self.op("Unsqueeze", "mask", self.integers(1, 2))
        bias = self.op("Mul", self.op("Sub", bias, self.number(1.0)), self.number(1e4))
        for layer in range(LAYERS):
            x = self.layer(x, bias, layer)
        return x

    def embedded(self, kept: NDArray[np.int64]) -> str:
        """The tokens' vectors from 4 bits, with their places', normalised."""
        rows = self._packed.tables["emb.word"][1] // (WIDTH // BLOCK * 18)
        halves, scales = self._packed.blocks("emb.word", rows, WIDTH)
        found = self.op("Gather", self.value(halves[kept]), "ids")
        low = self.op("BitwiseAnd", found, self.value(np.asarray(15, np.uint8)))
        high = self.op("BitShift", found, self.value(np.asarray(4, np.uint8)), direction="RIGHT")
        whole = self.floats(self.op("Concat", low, high, axis=-1))
        scale = self.floats(self.op("Gather", self.value(scales[kept]), "ids"))
        scaled = self.op("Mul", self.op("Sub", whole, self.number(8.0)), self.op("Unsqueeze", scale, self.integers(-1)))
        words = self.op("Reshape", scaled, self.integers(0, 0, WIDTH))
        places = self._packed.numbers("emb.pos", LONGEST, WIDTH) + self._packed.numbers("emb.type", 2, WIDTH)[0]
        length = self.op("Shape", "ids", start=1, end=2)
        own = self.op("Slice", self.value(places), self.integers(0), length, self.integers(0))
        return self._norm(self.op("Add", words, own), "emb.ln", None)

    def layer(self, x: str, bias: str, number: int) -> str:
        """One layer, as :class:`eval.training.sentence_encoder.network.Layer`."""
        heads = self.integers(0, 0, HEADS, WIDTH // HEADS)
        turns = {"q": [0, 2, 1, 3], "k": [0, 2, 3, 1], "v": [0, 2, 1, 3]}
        q, k, v = (
            self.op("Transpose", self.op("Reshape", self._linear(x, number, name), heads), perm=turn)
            for name, turn in turns.items()
        )
        scale = self.number(1 / math.sqrt(WIDTH // HEADS))
        seen = self.op("Add", self.op("Mul", self.op("MatMul", q, k), scale), bias)
        mixed = self.op("Transpose", self.op("MatMul", self.op("Softmax", seen, axis=-1), v), perm=[0, 2, 1, 3])
        joined = self.op("Reshape", mixed, self.integers(0, 0, WIDTH))
        x = self._norm(self.op("Add", x, self._linear(joined, number, "ao")), f"l{number}.aln", f"{number}.aln")
        inner = self.op("Gelu", self._linear(x, number, "fi"))
        return self._norm(self.op("Add", x, self._linear(inner, number, "fo")), f"l{number}.oln", f"{number}.oln")

    def _linear(self, x: str, layer: int, name: str) -> str:
        rows, columns = {"fi": (INNER, WIDTH), "fo": (WIDTH, INNER)}.get(name, (WIDTH, WIDTH))
        halves, scales = self._packed.blocks(f"l{layer}.{name}.w", rows, columns)
        whole = np.concatenate([halves & 15, halves >> 4], axis=-1)
        pairs = (whole[..., 0::2] | (whole[..., 1::2] << 4)).astype(np.uint8)
        wide = self.op(
            "MatMulNBits", x, self.value(pairs), self.value(scales.astype(np.float32).reshape(-1)),
            domain="com.microsoft", K=columns, N=rows, bits=4, block_size=BLOCK, accuracy_level=4,
        )  # fmt: skip
        wide = self.op("Add", wide, self.value(self._packed.numbers(f"l{layer}.{name}.b", rows)))
        if f"{layer}.{name}.a" not in self._trained:
            return wide
        down = self.floats(self.value(self._trained[f"{layer}.{name}.a"].T.astype(np.float16)))
        up = self.floats(self.value((self._trained[f"{layer}.{name}.b"].T * SCALE).astype(np.float16)))
        return self.op("Add", wide, self.op("MatMul", self.op("MatMul", x, down), up))

    def _norm(self, x: str, name: str, trained: str | None) -> str:
        kept = [self._packed.numbers(f"{name}.{part}", WIDTH) for part in "wb"]
        weight, bias = (
            self._trained.get(f"{trained}.{part}", own) for part, own in zip(("weight", "bias"), kept, strict=True)
        )
        return self.op("LayerNormalization", x, self.value(weight), self.value(bias), axis=-1, epsilon=EPSILON)

    def floats(self, x: str) -> str:
        output = f"float_{len(self.nodes)}"
        self.nodes.append(helper.make_node("Cast", [x], [output], to=TensorProto.FLOAT))
        return output
