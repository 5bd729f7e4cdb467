"""The endpoint adapter, against a real server on loopback."""

import json
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import numpy as np
import pytest

from rashomon.errors import Misconfigured, Transient
from rashomon.models.openai_embeddings import OpenAIEmbedder, vectors_from_answer
from rashomon.models.retry_after import seconds_asked_for

pytestmark = pytest.mark.sockets


@dataclass(slots=True)
class Endpoint:
    """Gives each text the vector (its length, 1), after the refusals that are lined up."""

    url: str = ""
    refusals: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    asked_at: list[float] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    extra_dimensions: int = 0


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    state = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
            state.asked.append(asked)
            state.asked_at.append(time.monotonic())
            state.keys.append(self.headers["authorization"])
            status, headers = state.refusals.pop(0) if state.refusals else (200, {})
            tail = [1.0] * (1 + state.extra_dimensions)
            rows = [{"index": i, "embedding": [len(text), *tail]} for i, text in enumerate(asked["input"])]
            body = json.dumps({"data": rows[::-1]} if status == 200 else {"error": asked["input"]}).encode()
            self.send_response(status if self.path == "/v1/embeddings" else 404)
            for name, value in {"content-length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        state.url = f"http://127.0.0.1:{server.server_port}/v1"
        yield state
        server.shutdown()


def test_sends_batches_and_keeps_the_order(endpoint: Endpoint) -> None:
    embedder = OpenAIEmbedder.connect(endpoint.url, "lengths", batch_size=2, api_key="secret", prefix="> ")
    vectors = embedder.embed(["a", "bb", "ccc"])
    assert vectors[:, 0] / vectors[:, 1] == pytest.approx([3, 4, 5])
    assert [asked["input"] for asked in endpoint.asked[1:]] == [["> a", "> bb"], ["> ccc"]]
    assert endpoint.asked[1]["model"] == "lengths"
    assert set(endpoint.keys) == {"Bearer secret"}


def test_sends_no_key_where_there_is_none(endpoint: Endpoint) -> None:
    OpenAIEmbedder.connect(endpoint.url, "lengths")
    assert endpoint.keys == [None]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_tries_again_when_the_server_is_busy(endpoint: Endpoint, status: int) -> None:
    endpoint.refusals = [(status, {"retry-after": "0"})] * 2
    assert OpenAIEmbedder.connect(endpoint.url, "lengths", attempts=3).dimensions == 2


def test_waits_for_as_long_as_the_server_asks(endpoint: Endpoint) -> None:
    endpoint.refusals = [(429, {"retry-after": "1"})]
    OpenAIEmbedder.connect(endpoint.url, "lengths", attempts=2)
    first, second = endpoint.asked_at
    assert second - first >= 1


def test_gives_up_at_once_when_asked_to_wait_for_long(endpoint: Endpoint) -> None:
    endpoint.refusals = [(429, {"retry-after": "3600"})]
    with pytest.raises(Transient, match="429"):
        OpenAIEmbedder.connect(endpoint.url, "lengths")
    assert len(endpoint.asked) == 1


def test_a_server_that_stays_busy_is_transient(endpoint: Endpoint) -> None:
    endpoint.refusals = [(503, {"retry-after": "0"})] * 3
    with pytest.raises(Transient, match="503"):
        OpenAIEmbedder.connect(endpoint.url, "lengths", attempts=3)
    assert len(endpoint.asked) == 3


def test_a_server_that_is_not_there_is_transient() -> None:
    with pytest.raises(Transient, match="cannot be reached"):
        OpenAIEmbedder.connect("http://127.0.0.1:9/v1", "lengths", attempts=1)


@pytest.mark.parametrize("status", [302, 400, 401, 404])
def test_a_refusal_is_a_misconfiguration_and_not_repeated(endpoint: Endpoint, status: int) -> None:
    endpoint.refusals = [(status, {})]
    with pytest.raises(Misconfigured, match=str(status)):
        OpenAIEmbedder.connect(endpoint.url, "lengths")
    assert len(endpoint.asked) == 1


def test_an_address_without_scheme_is_a_misconfiguration() -> None:
    with pytest.raises(Misconfigured, match="base_url"):
        OpenAIEmbedder.connect("localhost:8080/v1", "lengths")


def test_vectors_that_change_their_length_are_a_misconfiguration(endpoint: Endpoint) -> None:
    embedder = OpenAIEmbedder.connect(endpoint.url, "lengths")
    endpoint.extra_dimensions = 1
    with pytest.raises(Misconfigured, match="3 dimensions, and 2 before"):
        embedder.embed(["a"])


def test_neither_texts_nor_key_are_logged_or_raised(endpoint: Endpoint, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    embedder = OpenAIEmbedder.connect(endpoint.url, "lengths", api_key="k3y", attempts=2)
    endpoint.refusals = [(429, {"retry-after": "0"}), (400, {})]
    with pytest.raises(Misconfigured) as raised:
        embedder.embed(["confidential"])
    seen = caplog.text + str(raised.value) + repr(embedder)
    assert "429" in seen
    assert "confidential" not in seen
    assert "k3y" not in seen


def test_the_id_depends_on_model_address_and_prefix_and_shows_no_address(endpoint: Endpoint) -> None:
    plain = OpenAIEmbedder.connect(endpoint.url, "lengths")
    others = [
        OpenAIEmbedder.connect(endpoint.url, "other"),
        OpenAIEmbedder.connect(endpoint.url, "lengths", prefix="query: "),
        OpenAIEmbedder.connect(endpoint.url.replace("127.0.0.1", "localhost"), "lengths"),
    ]
    assert len({embedder.id for embedder in [plain, *others]}) == 4
    assert "127.0.0.1" not in plain.id


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        (b"<html>", "like OpenAI"),
        (b"\xff", "like OpenAI"),
        (b'{"data": [{"index": 0}]}', "like OpenAI"),
        (b'{"data": [{"index": 0, "embedding": [1]}]}', "indices"),
        (b'{"data": [{"index": 0, "embedding": [1]}, {"index": 0, "embedding": [1]}]}', "indices"),
        (b'{"data": [{"index": 0, "embedding": [1]}, {"index": 1, "embedding": [1, 2]}]}', "lengths"),
        (b'{"data": [{"index": 0, "embedding": [1]}, {"index": 1, "embedding": [0]}]}', "nowhere"),
        (b'{"data": [{"index": 0, "embedding": []}, {"index": 1, "embedding": []}]}', "nowhere"),
        (b'{"data": [{"index": 0, "embedding": [1]}, {"index": 1, "embedding": [1e300]}]}', "nowhere"),
    ],
)
def test_another_shape_is_a_misconfiguration(answer: bytes, complaint: str) -> None:
    with pytest.raises(Misconfigured, match=complaint):
        vectors_from_answer(answer, count=2)


def test_rows_are_put_in_the_order_of_their_indices() -> None:
    answer = b'{"data": [{"index": 1, "embedding": [1, 2]}, {"index": 0, "embedding": [3, 4]}], "model": "m"}'
    assert np.array_equal(vectors_from_answer(answer, count=2), [[3, 4], [1, 2]])


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7),
        ({"retry-after": "Fri, 31 Dec 1999 23:59:59 GMT", "date": "Fri, 31 Dec 1999 23:59:29 GMT"}, 30),
        ({"retry-after": "Fri, 31 Dec 1999 23:59:59 GMT", "date": "Sat, 01 Jan 2000 00:00:00 GMT"}, 0),
        ({"retry-after": "Fri, 31 Dec 1999 23:59:59 GMT"}, None),
        ({"retry-after": "soon"}, None),
        ({}, None),
    ],
)
def test_reads_how_long_to_wait(headers: dict[str, str], seconds: float | None) -> None:
    assert seconds_asked_for(headers) == seconds
