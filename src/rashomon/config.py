"""Settings that a person may write down in `rashomon.toml`."""

import os
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import msgspec

from rashomon.audit import RULES, Severity
from rashomon.errors import Misconfigured
from rashomon.models.embedder import Embedder
from rashomon.models.embedders import EmbedderSettings, open_embedder

FILE_NAME = "rashomon.toml"
API_KEY_VARIABLE = "RASHOMON_EMBEDDER_API_KEY"


class EmbedderConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which embedder to use: `e5` (bundled), `onnx` (a file of yours) or `openai` (any compatible endpoint)."""

    kind: str = "e5"
    path: str | None = None
    tokenizer: str | None = None
    prefix: str = ""
    base_url: str = ""
    model: str = ""


class FetchConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the web is asked: see `fetch.FetchSettings`. `contact` (a mail or web address) goes into the user agent: hosts like to know."""

    contact: str | None = None
    delay_s: Annotated[float, msgspec.Meta(ge=0, le=3_600)] = 1.0
    seconds: Annotated[float, msgspec.Meta(gt=0, le=600)] = 30.0
    bytes: Annotated[int, msgspec.Meta(gt=0, le=1 << 30)] = 16 << 20
    connections: Annotated[int, msgspec.Meta(gt=0, le=1_000)] = 32
    connect_to: dict[str, str] = {}


class CollectConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is collected: `read` names outlets (`default`, `own`, `all`, an id or a domain); see `pipeline.collecting.WebIntake`."""

    read: tuple[str, ...] = ("default",)
    max_age_days: Annotated[float, msgspec.Meta(gt=0)] = 7.0
    pages_per_host: Annotated[int, msgspec.Meta(gt=0)] = 60


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All settings of the file. Each has a default, so no file is needed."""

    embedder: EmbedderConfig = EmbedderConfig()
    fetch: FetchConfig = FetchConfig()
    collect: CollectConfig = CollectConfig()
    locales: tuple[str, ...] = ("en",)
    base_url: str | None = None
    outlets: tuple[str, ...] = ()
    severities: dict[str, str] = {}


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


def has_api_key() -> bool:
    """Whether the environment holds a key for the embedding endpoint."""
    return bool(os.environ.get(API_KEY_VARIABLE))


def configured_embedder(config: Config) -> Embedder:
    """Open the embedder that the settings name. A key comes from the environment alone: no settings file ever holds one.

    Raises:
        Misconfigured: the embedder cannot be opened as it is set.
        Transient: its endpoint does not answer now.
    """
    written = config.embedder
    settings = EmbedderSettings(
        kind=written.kind,
        path=Path(written.path) if written.path else None,
        tokenizer=Path(written.tokenizer) if written.tokenizer else None,
        prefix=written.prefix,
        base_url=written.base_url,
        model=written.model,
        api_key=os.environ.get(API_KEY_VARIABLE, ""),
    )
    return open_embedder(settings)


def audit_severities(config: Config, given: Iterable[str] = ()) -> dict[str, Severity]:
    """Return the severities that a person has set, by rule: those of the file, then those `given` as `rule=level`.

    Raises:
        Misconfigured: there is no such rule, or no such severity.
    """
    pairs = [*config.severities.items(), *((rule, level) for rule, _, level in (each.partition("=") for each in given))]
    for rule, level in pairs:
        if rule not in RULES:
            raise Misconfigured(f"no audit rule {rule!r}: `rashomon audit --list-rules` names them all")
        if level not in set(Severity):
            raise Misconfigured(f"no severity {level!r} for {rule}: error, warning or off")
    return {rule: Severity(level) for rule, level in pairs}
