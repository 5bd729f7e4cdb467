"""An embedder behind any OpenAI-compatible ``/embeddings`` endpoint, hosted or your own.

Texts travel to that endpoint and nowhere else: they are in no log and no error message.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

import httpx2
import msgspec
import numpy as np
import stamina

from rashomon.errors import Misconfigured, Transient
from rashomon.models.embedder import Vectors, unit_rows
from rashomon.models.retry_after import seconds_asked_for

LONGEST_WAIT_SECONDS = 60.0
"""A server that wants to be left alone for longer is not waited for: the item is tried again in a later run."""

TOO_MANY_REQUESTS, SERVER_ERRORS = 429, 500


class _Row(msgspec.Struct):
    index: int
    embedding: list[float]


class _Answer(msgspec.Struct):
    data: list[_Row]


@dataclass(frozen=True, slots=True)
class OpenAIEmbedder:
    """Asks an endpoint for vectors, `batch_size` texts a request, and scales them to unit length.

    That a row does not depend on its batch is the server's promise, not ours. `prefix` is put before every text.
    """

    id: str
    dimensions: int
    url: str
    model: str
    prefix: str
    batch_size: int
    timeout_seconds: float
    attempts: int
    api_key: str = field(repr=False)

    @classmethod
    def connect(  # noqa: PLR0913  # an endpoint has this many settings, each with its default
        cls,
        base_url: str,
        model: str,
        *,
        api_key: str = "",
        prefix: str = "",
        batch_size: int = 64,
        timeout_seconds: float = 60.0,
        attempts: int = 5,
    ) -> Self:
        """Ask the endpoint for one vector, to learn its length and that it works.

        Args:
            base_url: the part before ``/embeddings``, such as ``http://localhost:8080/v1``.
            model: the model's name there.
            api_key: sent as a bearer token; no header when empty.
            prefix: put before every text, if the model was trained so.
            batch_size: texts a request.
            timeout_seconds: for each request.
            attempts: requests made for one batch before giving up.

        Raises:
            Misconfigured: the address, key or model is refused, or the answer has another shape.
            Transient: the endpoint cannot be reached or is too busy.
        """
        url = f"{base_url.rstrip('/')}/embeddings"
        if not url.startswith(("http://", "https://")):
            raise Misconfigured(f"base_url of the embedder must start with http:// or https://, not {base_url!r}")
        # Hashed, since ids are written beside what they made, and an address may be private.
        place = hashlib.sha256(f"{url}\n{prefix}".encode()).hexdigest()[:16]
        opened = cls(f"openai/{model}/{place}", 0, url, model, prefix, batch_size, timeout_seconds, attempts, api_key)
        with httpx2.Client(timeout=timeout_seconds) as client:
            return replace(opened, dimensions=opened._batch(client, ["one"]).shape[1])

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length row a text, in order.

        Raises:
            Misconfigured: the key or model is refused, or the answer has another shape than at first.
            Transient: the endpoint cannot be reached or is too busy.
        """
        rows = [np.empty((0, self.dimensions), np.float32)]
        with httpx2.Client(timeout=self.timeout_seconds) as client:
            for batch in _batches(texts, self.batch_size):
                rows.append(self._batch(client, batch))
                if rows[-1].shape[1] != self.dimensions:
                    raise Misconfigured(f"{self.model} gave {rows[-1].shape[1]} dimensions, and {self.dimensions} before")
        return unit_rows(np.concatenate(rows))

    def _batch(self, client: httpx2.Client, texts: Sequence[str]) -> Vectors:
        try:
            # A block, not a decorated function: stamina logs the arguments of functions.
            for attempt in stamina.retry_context(on=_may_retry, attempts=self.attempts, timeout=None):
                with attempt:
                    answer = self._answer(client, texts)
        except httpx2.TransportError as error:
            raise Transient(f"the embedding endpoint cannot be reached ({type(error).__name__}: {error})") from error
        except httpx2.HTTPStatusError as error:
            raise _named(error) from error
        return vectors_from_answer(answer, count=len(texts))

    def _answer(self, client: httpx2.Client, texts: Sequence[str]) -> bytes:
        # Endpoints refuse an empty text; a space is the nearest thing that they take.
        inputs = [self.prefix + text or " " for text in texts]
        headers = {"Authorization": f"Bearer {self.api_key}"} if self.api_key else {}
        body = {"model": self.model, "input": inputs, "encoding_format": "float"}
        return client.post(self.url, json=body, headers=headers).raise_for_status().content


def vectors_from_answer(answer: bytes, *, count: int) -> Vectors:
    """Read an endpoint's answer to `count` texts; the rows are put in the order of their indices.

    Raises:
        Misconfigured: it is no list of that many vectors of one length, each pointing somewhere.
    """
    try:
        rows = msgspec.json.decode(answer, type=_Answer).data
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Misconfigured(f"the embedding endpoint does not answer like OpenAI's ({error})") from error
    if sorted(row.index for row in rows) != list(range(count)):
        raise Misconfigured(f"the embedding endpoint was sent {count} texts and answered with other indices")
    if len({len(row.embedding) for row in rows}) != 1:
        raise Misconfigured("the embedding endpoint gave vectors of different lengths")
    with np.errstate(over="ignore"):  # too large becomes infinite, which is refused below
        vectors = np.array([row.embedding for row in sorted(rows, key=lambda row: row.index)], np.float32)
    if not (np.isfinite(vectors).all() and np.any(vectors, axis=1).all()):
        raise Misconfigured("the embedding endpoint gave a vector that points nowhere")
    return vectors


def _batches(texts: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (texts[start : start + size] for start in range(0, len(texts), size))


def _is_passing(error: httpx2.HTTPStatusError) -> bool:
    return error.response.status_code == TOO_MANY_REQUESTS or error.response.status_code >= SERVER_ERRORS


def _may_retry(error: Exception) -> bool | float:
    """Say whether to try again, or after how many seconds."""
    if isinstance(error, httpx2.HTTPStatusError) and _is_passing(error):
        seconds = seconds_asked_for(error.response.headers)
        if seconds is None:
            return True
        return seconds if seconds <= LONGEST_WAIT_SECONDS else False
    return isinstance(error, httpx2.TransportError)


def _named(error: httpx2.HTTPStatusError) -> Misconfigured | Transient:
    """Name the error for what to do next, without the body: endpoints like to repeat the input in it."""
    status = error.response.status_code
    if _is_passing(error):
        return Transient(f"the embedding endpoint answered {status}")
    return Misconfigured(f"the embedding endpoint answered {status}: check base_url, model, api_key, and how long texts may be")
