"""What every embedder promises, whoever computes the vectors."""

import hashlib
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from rashomon.models.embedder import Embedder
from rashomon.models.embedders import EmbedderSettings, open_embedder

TEXTS = [
    "Armed men attacked a base near Kati before dawn.",
    "",
    "Des hommes armés ont attaqué une base près de Kati avant l'aube, selon deux témoins et un porte-parole de l'armée " * 4,
    "هاجم مسلحون قاعدة قرب كاتي",
    "武装分子黎明前袭击了卡蒂附近的一个基地。",
    "a",
]


class _Endpoint(BaseHTTPRequestHandler):
    """Answers with eight numbers drawn from each text's hash, rows in reverse."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        hashes = [hashlib.sha256(text.encode()).digest()[:8] for text in asked["input"]]
        rows = [{"index": i, "embedding": [byte - 127.5 for byte in drawn]} for i, drawn in enumerate(hashes)]
        body = json.dumps({"data": rows[::-1]}).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def openai() -> Iterator[Embedder]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Endpoint) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/v1"
        yield open_embedder(EmbedderSettings(kind="openai", base_url=address, model="hashes", batch_size=4))
        server.shutdown()


def onnx(folder: Path) -> Iterator[Embedder]:
    """Write a model of one table, four numbers for each of the 256 bytes, and its tokenizer."""
    table = numpy_helper.from_array(np.random.default_rng(0).normal(size=(260, 4)).astype(np.float32), "table")
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])],
        "bytes",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["texts", "tokens"])],
        [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["texts", "tokens", 4])],
        [table],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    (folder / "model.onnx").write_bytes(model.SerializeToString())
    pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokenizer = Tokenizer(models.BPE({letter: i for i, letter in enumerate([*letters, "[CLS]"])}, []))
    tokenizer.pre_tokenizer = pre_tokenizer
    tokenizer.post_processor = processors.TemplateProcessing(single="[CLS] $A", special_tokens=[("[CLS]", len(letters))])
    tokenizer.enable_padding()
    tokenizer.save(str(folder / "tokenizer.json"))
    yield open_embedder(EmbedderSettings(kind="onnx", path=folder / "model.onnx"))


@pytest.fixture(scope="module", params=["e5", "onnx", pytest.param("openai", marks=pytest.mark.sockets)])
def embedder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Embedder]:
    if request.param == "e5":
        yield open_embedder(EmbedderSettings(threads=2))
    elif request.param == "onnx":
        yield from onnx(tmp_path_factory.mktemp("model"))
    else:
        yield from openai()


def test_gives_one_float32_row_a_text(embedder: Embedder) -> None:
    vectors = embedder.embed(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dimensions)
    assert vectors.dtype == np.float32


def test_gives_no_rows_for_no_texts(embedder: Embedder) -> None:
    vectors = embedder.embed([])
    assert vectors.shape == (0, embedder.dimensions)
    assert vectors.dtype == np.float32


def test_rows_are_of_unit_length(embedder: Embedder) -> None:
    assert np.linalg.norm(embedder.embed(TEXTS), axis=1) == pytest.approx(1, abs=1e-6)


def test_a_row_is_the_same_alone_and_in_company(embedder: Embedder) -> None:
    together = embedder.embed(TEXTS)
    alone = np.concatenate([embedder.embed([text]) for text in TEXTS])
    assert np.array_equal(together, alone)


def test_rows_keep_the_order_of_the_texts(embedder: Embedder) -> None:
    assert np.array_equal(embedder.embed(TEXTS[::-1]), embedder.embed(TEXTS)[::-1])


def test_the_same_text_twice_gives_the_same_row_twice(embedder: Embedder) -> None:
    first, second = embedder.embed(["Kati", "Kati"])
    assert np.array_equal(first, second)


def test_different_texts_give_different_rows(embedder: Embedder) -> None:
    assert len(np.unique(embedder.embed(TEXTS), axis=0)) == len(TEXTS)


def test_has_an_id_on_one_line(embedder: Embedder) -> None:
    assert embedder.id.isprintable()
    assert embedder.id
