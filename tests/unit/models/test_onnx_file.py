"""Embedders from a file of the user's, on tiny models written here."""

from pathlib import Path

import numpy as np
import pytest
from onnx import NodeProto, TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers

from rashomon.errors import Misconfigured
from rashomon.models.onnx_file import OnnxFileEmbedder

TABLE = np.array([[0, 0], [3, 4], [0, 2], [1, 0]], np.float32)
WORDS = {"[UNK]": 0, "bridge": 1, "falls": 2, "query:": 3}

LOOK_UP = [helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])]
POOL_MAXIMUM = [*LOOK_UP, helper.make_node("ReduceMax", ["last_hidden_state"], ["sentence_embedding"], axes=[1], keepdims=0)]
MASK_AND_TYPES = [
    helper.make_node("Gather", ["table", "input_ids"], ["looked_up"]),
    helper.make_node("Sub", ["attention_mask", "token_type_ids"], ["weights"]),
    helper.make_node("Cast", ["weights"], ["factors"], to=TensorProto.FLOAT),
    helper.make_node("Unsqueeze", ["factors", "axis"], ["columns"]),
    helper.make_node("Mul", ["looked_up", "columns"], ["last_hidden_state"]),
]


def written(folder: Path, nodes: list[NodeProto], *, inputs: tuple[str, ...] = ("input_ids",), output: str = "last_hidden_state") -> Path:
    """Write model.onnx, whose vectors are rows of TABLE, and a tokenizer.json that cuts at spaces."""
    graph = helper.make_graph(
        nodes,
        "table",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"]) for name in inputs],
        [helper.make_tensor_value_info(output, TensorProto.FLOAT, None)],
        [numpy_helper.from_array(TABLE, "table"), numpy_helper.from_array(np.array([-1]), "axis")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    (folder / "model.onnx").write_bytes(model.SerializeToString())
    tokenizer = Tokenizer(models.WordLevel(WORDS, unk_token="[UNK]"))  # noqa: S106  # no password
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder / "model.onnx"


def test_takes_the_mean_over_tokens(tmp_path: Path) -> None:
    embedder = OnnxFileEmbedder.load(written(tmp_path, LOOK_UP))
    # The mean of (3, 4) and (0, 2) points like (3, 6).
    assert embedder.embed(["bridge falls", "bridge"]) == pytest.approx(np.array([[3, 6] / np.sqrt(45), [0.6, 0.8]]))


def test_prefers_the_models_own_pooling(tmp_path: Path) -> None:
    embedder = OnnxFileEmbedder.load(written(tmp_path, POOL_MAXIMUM, output="sentence_embedding"))
    assert embedder.embed(["bridge falls"]) == pytest.approx(np.array([[0.6, 0.8]]))


def test_feeds_mask_and_types_where_the_model_takes_them(tmp_path: Path) -> None:
    inputs = ("input_ids", "attention_mask", "token_type_ids")
    embedder = OnnxFileEmbedder.load(written(tmp_path, MASK_AND_TYPES, inputs=inputs))
    assert embedder.embed(["bridge"]) == pytest.approx(np.array([[0.6, 0.8]]))


def test_puts_the_prefix_first(tmp_path: Path) -> None:
    embedder = OnnxFileEmbedder.load(written(tmp_path, LOOK_UP), prefix="query: ")
    assert embedder.embed(["bridge"]) == pytest.approx(np.array([[4, 4] / np.sqrt(32)]))


def test_reads_no_further_than_its_limit(tmp_path: Path) -> None:
    embedder = OnnxFileEmbedder.load(written(tmp_path, LOOK_UP), limit=1)
    assert embedder.embed(["falls bridge"]) == pytest.approx(np.array([[0, 1]]))


def test_whatever_moves_a_vector_moves_the_id(tmp_path: Path) -> None:
    model = written(tmp_path, LOOK_UP)
    loaded = [OnnxFileEmbedder.load(model), OnnxFileEmbedder.load(model, prefix="x "), OnnxFileEmbedder.load(model, limit=9)]
    (tmp_path / "model.onnx_data").write_bytes(b"outside weights")
    loaded.append(OnnxFileEmbedder.load(model))
    assert len({embedder.id for embedder in loaded}) == 4


@pytest.mark.parametrize("missing", ["model.onnx", "tokenizer.json"])
def test_a_missing_file_is_named(tmp_path: Path, missing: str) -> None:
    model = written(tmp_path, LOOK_UP)
    (tmp_path / missing).unlink()
    with pytest.raises(Misconfigured, match=missing):
        OnnxFileEmbedder.load(model)


def test_a_file_that_is_no_model_is_a_misconfiguration(tmp_path: Path) -> None:
    model = written(tmp_path, LOOK_UP)
    model.write_bytes(b"<html>")
    with pytest.raises(Misconfigured, match="onnxruntime cannot run"):
        OnnxFileEmbedder.load(model)


@pytest.mark.parametrize("content", ["", "{}", "[1]"])
def test_a_file_that_is_no_tokenizer_is_a_misconfiguration(tmp_path: Path, content: str) -> None:
    model = written(tmp_path, LOOK_UP)
    (tmp_path / "tokenizer.json").write_text(content)
    with pytest.raises(Misconfigured, match=r"no tokenizer\.json"):
        OnnxFileEmbedder.load(model)


def test_unknown_inputs_and_outputs_are_named(tmp_path: Path) -> None:
    decoder = written(tmp_path, LOOK_UP, inputs=("input_ids", "past_key"))
    with pytest.raises(Misconfigured, match="past_key"):
        OnnxFileEmbedder.load(decoder)
    classifier = written(tmp_path, [helper.make_node("Gather", ["table", "input_ids"], ["logits"])], output="logits")
    with pytest.raises(Misconfigured, match="logits"):
        OnnxFileEmbedder.load(classifier)
