"""Settings that a person may write down in `rashomon.toml`."""

import os
import tomllib
from pathlib import Path

import msgspec

from rashomon.errors import Misconfigured

FILE_NAME = "rashomon.toml"
API_KEY_VARIABLE = "RASHOMON_EMBEDDER_API_KEY"


class EmbedderConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which embedder to use: `e5` (bundled), `onnx` (a file of yours) or `openai` (any compatible endpoint)."""

    kind: str = "e5"
    path: str | None = None
    tokenizer: str | None = None
    prefix: str = ""
    base_url: str | None = None
    model: str | None = None


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All settings of the file. Each has a default, so no file is needed."""

    embedder: EmbedderConfig = EmbedderConfig()
    locales: tuple[str, ...] = ("en",)
    base_url: str | None = None
    outlets: tuple[str, ...] = ()


def load_config(path: Path | None) -> Config:
    """Read the settings from `path`, or from `rashomon.toml` in the current folder if there is one.

    Raises:
        Misconfigured: the file is missing, is no TOML, or has a setting that does not exist or is of the wrong type.
    """
    chosen = path or Path(FILE_NAME)
    if not chosen.is_file():
        if path is not None:
            raise Misconfigured(f"no settings file {path}")
        return Config()
    try:
        return msgspec.convert(tomllib.loads(chosen.read_text("utf-8")), Config, strict=True)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise Misconfigured(f"{chosen}: {error}") from error


def api_key() -> str | None:
    """Return the embedding endpoint's key. It comes from the environment alone, so that no settings file ever holds it."""
    return os.environ.get(API_KEY_VARIABLE)
