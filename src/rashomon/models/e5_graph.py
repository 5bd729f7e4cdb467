"""Writes the encoder of multilingual-e5-small as an ONNX graph with integer matrix products.

In: ``embeddings`` (1, tokens, width), the sum of word, position and type vectors. Out: ``vector`` (1, width), the mean over tokens,
not yet of unit length. The graph has no mask: it is run on one text at a time, so nothing is ever padded.

Choices, measured in docs/decisions/embedder.md:

* weights are rounded to ±64 a row instead of ±127, because 2 · 255 · 64 fits the 16-bit sums of processors without integer dot
  products (AVX2): every processor gives the same products;
* activations are divided by the largest magnitude of their token before they are rounded, and multiplied back after: one loud token
  then takes no precision from the others.
"""

import numpy as np
from numpy.typing import NDArray
from onnx import NodeProto, TensorProto, helper, numpy_helper

from rashomon.models.e5_weights import E5Weights

LARGEST_WEIGHT = 64
FUSED = "com.microsoft"
"""onnxruntime's own operators, see its docs/ContribOperators.md."""


def encoder_from_weights(weights: E5Weights) -> bytes:
    """Return the serialised model, 22 MB; takes 0.4 s."""
    graph = _Graph(weights)
    width = weights.shape.width
    vector = _encoder(graph)
    made = helper.make_graph(
        graph.nodes,
        "e5",
        [helper.make_tensor_value_info("embeddings", TensorProto.FLOAT, [1, "tokens", width])],
        [helper.make_tensor_value_info(vector, TensorProto.FLOAT, [1, width])],
        graph.constants,
    )
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid(FUSED, 1)]
    return bytes(helper.make_model(made, opset_imports=opsets, ir_version=10).SerializeToString())


def _encoder(graph: "_Graph") -> str:
    heads = graph.weights.shape.heads
    graph.constant("last_axis", np.array([-1], np.int64))
    graph.constant("token_axis", np.array([1], np.int64))
    x = graph.normalised("embeddings", "emb.ln")
    for i in range(graph.weights.shape.layers):
        layer = f"l{i}"
        joined = graph.linear(x, [f"{layer}.q", f"{layer}.k", f"{layer}.v"])
        parts = graph.split(joined, 3)
        attended = graph.node("MultiHeadAttention", parts, f"{layer}.attended", domain=FUSED, num_heads=heads)
        x = graph.normalised(graph.node("Add", [graph.linear(attended, [f"{layer}.ao"]), x]), f"{layer}.aln")
        inner = graph.node("Gelu", [graph.linear(x, [f"{layer}.fi"])], domain=FUSED)
        x = graph.normalised(graph.node("Add", [graph.linear(inner, [f"{layer}.fo"]), x]), f"{layer}.oln")
    return graph.node("ReduceMean", [x, "token_axis"], "vector", keepdims=0)


class _Graph:
    """The nodes and constants so far. Each method adds some and returns the name of what they make."""

    def __init__(self, weights: E5Weights) -> None:
        self.weights = weights
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, operator: str, inputs: list[str], output: str = "", *, domain: str = "", **attributes: float) -> str:
        output = output or f"{operator}_{len(self.nodes)}"
        self._add(operator, inputs, [output], domain=domain, **attributes)
        return output

    def split(self, joined: str, count: int) -> list[str]:
        outputs = [f"{joined}.{i}" for i in range(count)]
        self._add("Split", [joined], outputs, axis=-1, num_outputs=count)
        return outputs

    def normalised(self, x: str, name: str) -> str:
        scale = self.constant(f"{name}.w", self.weights.vector(f"{name}.w"))
        shift = self.constant(f"{name}.b", self.weights.vector(f"{name}.b"))
        return self.node("LayerNormalization", [x, scale, shift], axis=-1, epsilon=self.weights.shape.epsilon)

    def linear(self, x: str, names: list[str]) -> str:
        """Multiply by the named matrices, side by side, in integers."""
        matrix = np.concatenate([self.weights.matrix(f"{name}.w") for name in names])
        steps = np.abs(matrix).max(axis=1) / LARGEST_WEIGHT
        rounded = np.rint(matrix / steps[:, None]).astype(np.int8).T
        bias = self.constant(f"{names[0]}.b", np.concatenate([self.weights.vector(f"{name}.b") for name in names]))
        largest = self.node("ReduceMax", [self.node("Abs", [x]), "last_axis"], keepdims=1)
        inputs = [self.node("Div", [x, largest]), self.constant(f"{names[0]}.w", rounded), self.constant(f"{names[0]}.step", steps)]
        product = self.node("DynamicQuantizeMatMul", inputs, domain=FUSED)
        return self.node("Add", [self.node("Mul", [product, largest]), bias])

    def _add(self, operator: str, inputs: list[str], outputs: list[str], *, domain: str = "", **attributes: float) -> None:
        node = helper.make_node(operator, inputs, outputs, name=outputs[0], domain=domain)
        node.attribute.extend(helper.make_attribute(key, value) for key, value in attributes.items())
        self.nodes.append(node)
