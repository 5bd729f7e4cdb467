"""Choosing an embedder by its settings."""

from pathlib import Path

import pytest

from rashomon.errors import Misconfigured
from rashomon.models.embedders import EmbedderSettings, open_embedder


def test_a_key_is_not_shown() -> None:
    assert "k3y" not in repr(EmbedderSettings(kind="openai", api_key="k3y"))


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        (EmbedderSettings(kind="e6"), "there are e5, onnx, openai"),
        (EmbedderSettings(kind="onnx"), "path"),
        (EmbedderSettings(kind="openai", model="m"), "base_url"),
        (EmbedderSettings(kind="openai", base_url="http://127.0.0.1/v1"), "model"),
    ],
)
def test_incomplete_settings_are_named(settings: EmbedderSettings, complaint: str) -> None:
    with pytest.raises(Misconfigured, match=complaint):
        open_embedder(settings)


def test_another_package_can_add_a_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere.py").write_text("def opened(settings):\n    return settings.model\n")
    installed = tmp_path / "elsewhere-1.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Name: elsewhere\nVersion: 1\n")
    (installed / "entry_points.txt").write_text("[rashomon.embedders]\nelsewhere = elsewhere:opened\n")
    monkeypatch.syspath_prepend(tmp_path)
    opened: object = open_embedder(EmbedderSettings(kind="elsewhere", model="theirs"))
    assert opened == "theirs"
