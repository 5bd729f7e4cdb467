"""An embedder from a model file that the user names: any sentence encoder exported to ONNX, with its tokenizer.json."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

import numpy as np
from onnxruntime import InferenceSession
from tokenizers import Tokenizer

from rashomon.errors import Misconfigured
from rashomon.models.embedder import Vectors
from rashomon.models.onnx_session import cores, each_alone, open_session

KNOWN_INPUTS = {"input_ids", "attention_mask", "token_type_ids"}
POOLED, TOKENS = "sentence_embedding", "last_hidden_state"


@dataclass(frozen=True, slots=True)
class OnnxFileEmbedder:
    """Takes the model's `sentence_embedding` where it has one, else the mean of `last_hidden_state` over tokens."""

    id: str
    dimensions: int
    threads: int
    prefix: str
    tokenizer: Tokenizer = field(repr=False)
    session: InferenceSession = field(repr=False)

    @classmethod
    def load(cls, model: Path, *, tokenizer: Path | None = None, prefix: str = "", limit: int = 512, threads: int | None = None) -> Self:
        """Open the files and try the model on one word.

        Args:
            model: the ``.onnx`` file; outside weights lie beside it.
            tokenizer: its ``tokenizer.json``; the one beside the model when omitted.
            prefix: put before every text, such as ``query: ``, if the model was trained so.
            limit: tokens read of each text, marks included.
            threads: texts embedded side by side; every core this process may use when omitted.

        Raises:
            Misconfigured: a file is missing or unreadable, or the model's inputs or outputs are not those of a sentence encoder.
        """
        tokenizer = tokenizer or model.with_name("tokenizer.json")
        for path in (model, tokenizer):
            if not path.is_file():
                raise Misconfigured(f"no file {path}: name the embedder's model and its tokenizer.json")
        session = open_session(model)
        _check(session)
        digest = _digest([*sorted(model.parent.glob(f"{model.name}*")), tokenizer])
        name = f"onnx/{model.stem}/tokens-{limit}/{hashlib.sha256(prefix.encode()).hexdigest()[:8]}/{digest}"
        opened = cls(name, 0, threads or cores(), prefix, _tokenizer(tokenizer, limit=limit), session)
        return replace(opened, dimensions=opened._vector("one").shape[-1])

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length row a text, in order."""
        return each_alone(self._vector, texts, dimensions=self.dimensions, threads=self.threads)

    def _vector(self, text: str) -> Vectors:
        ids = self.tokenizer.encode(self.prefix + text).ids
        tokens = np.array([ids], np.int64)
        available = {"input_ids": tokens, "attention_mask": np.ones_like(tokens), "token_type_ids": np.zeros_like(tokens)}
        wanted = {given.name: available[given.name] for given in self.session.get_inputs()}
        names = {output.name for output in self.session.get_outputs()}
        (values,) = self.session.run([POOLED if POOLED in names else TOKENS], wanted)
        pooled = values if POOLED in names else values.mean(axis=1, dtype=np.float32)
        return np.asarray(pooled, np.float32)


def _check(session: InferenceSession) -> None:
    inputs = {given.name for given in session.get_inputs()}
    outputs = {output.name for output in session.get_outputs()}
    if "input_ids" not in inputs or not inputs <= KNOWN_INPUTS:
        raise Misconfigured(f"the model takes {sorted(inputs)}; a sentence encoder takes input_ids and at most {sorted(KNOWN_INPUTS)}")
    if not outputs & {POOLED, TOKENS}:
        raise Misconfigured(f"the model gives {sorted(outputs)}; a sentence encoder gives {POOLED} or {TOKENS}")


def _tokenizer(path: Path, *, limit: int) -> Tokenizer:
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises no narrower type
        raise Misconfigured(f"{path} is no tokenizer.json: {error}") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(limit)
    return tokenizer


def _digest(paths: Sequence[Path]) -> str:
    whole = hashlib.sha256()
    for path in paths:
        with path.open("rb") as stream:
            whole.update(hashlib.file_digest(stream, "sha256").digest())
    return whole.hexdigest()[:16]
