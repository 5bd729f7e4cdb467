"""Opens the embedder that the settings name.

Another package adds a kind through the entry point group ``rashomon.embedders``: a name, and a function like those below.
"""

# ruff: noqa: PLC0415  # an adapter, with what it needs, is imported when it is chosen

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from pathlib import Path

from rashomon.errors import Misconfigured
from rashomon.models.embedder import Embedder

ENTRY_POINTS = "rashomon.embedders"


@dataclass(frozen=True, slots=True)
class EmbedderSettings:
    """What a person may set about the embedder; each kind reads what concerns it.

    Attributes:
        kind: `e5`, `onnx`, `openai`, or the name of an entry point.
        path: the weights (`e5`: the bundled ones when omitted) or the model file (`onnx`).
        tokenizer: `onnx`: a tokenizer.json; the one beside the model when omitted.
        prefix: `onnx`, `openai`: put before every text.
        limit: `e5`, `onnx`: tokens read of each text; the kind's own when omitted.
        threads: `e5`, `onnx`: texts embedded side by side; all cores when omitted.
        base_url: `openai`: the part of the address before ``/embeddings``.
        model: `openai`: the model's name there.
        api_key: `openai`: sent as a bearer token; never shown.
        batch_size: `openai`: texts a request.
        timeout_seconds: `openai`: for each request.
    """

    kind: str = "e5"
    path: Path | None = None
    tokenizer: Path | None = None
    prefix: str = ""
    limit: int | None = None
    threads: int | None = None
    base_url: str | None = None
    model: str | None = None
    api_key: str | None = field(default=None, repr=False)
    batch_size: int = 64
    timeout_seconds: float = 60.0


Factory = Callable[[EmbedderSettings], Embedder]


def _e5(settings: EmbedderSettings) -> Embedder:
    from rashomon.models.e5 import E5Embedder

    return E5Embedder.load(settings.path, threads=settings.threads, limit=settings.limit or 128)


def _onnx(settings: EmbedderSettings) -> Embedder:
    from rashomon.models.onnx_file import OnnxFileEmbedder

    if settings.path is None:
        raise Misconfigured("the embedder kind onnx needs path, the model file")
    return OnnxFileEmbedder.load(
        settings.path,
        tokenizer=settings.tokenizer,
        prefix=settings.prefix,
        limit=settings.limit or 512,
        threads=settings.threads,
    )


def _openai(settings: EmbedderSettings) -> Embedder:
    from rashomon.models.openai_embeddings import OpenAIEmbedder

    if not settings.base_url or not settings.model:
        raise Misconfigured("the embedder kind openai needs base_url and model")
    return OpenAIEmbedder.connect(
        settings.base_url,
        settings.model,
        api_key=settings.api_key or "",
        prefix=settings.prefix,
        batch_size=settings.batch_size,
        timeout_seconds=settings.timeout_seconds,
    )


EMBEDDERS: Mapping[str, Factory] = {"e5": _e5, "onnx": _onnx, "openai": _openai}


def open_embedder(settings: EmbedderSettings) -> Embedder:
    """Open the embedder of `settings.kind`.

    Raises:
        Misconfigured: there is no such kind, or its settings are incomplete or wrong.
        Transient: it lives elsewhere and cannot be reached now.
    """
    if settings.kind in EMBEDDERS:
        return EMBEDDERS[settings.kind](settings)
    added = entry_points(group=ENTRY_POINTS)
    if settings.kind not in added.names:
        raise Misconfigured(f"no embedder of kind {settings.kind!r}: there are {', '.join(sorted({*EMBEDDERS, *added.names}))}")
    factory: Factory = added[settings.kind].load()
    return factory(settings)
