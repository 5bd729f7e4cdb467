from pathlib import Path

import pytest

from rashomon.errors import Misconfigured
from rashomon.model.edition import Head
from rashomon.registry import load_heads

HEAD = """
[[head]]
id = "wars-end"
names = { en = "How wars end", zh = "战争如何结束" }
questions = { en = "What ends a war?", zh = "什么结束了战争？" }
about = ["ceasefire talks"]
"""


def test_a_head_is_read(tmp_path: Path) -> None:
    (tmp_path / "heads.toml").write_text(HEAD, "utf-8")

    assert load_heads(tmp_path / "heads.toml") == (
        Head(
            "wars-end",
            {"en": "How wars end", "zh": "战争如何结束"},
            {"en": "What ends a war?", "zh": "什么结束了战争？"},
            ("ceasefire talks",),
        ),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD + HEAD, r"head 2 \(wars-end\): the id stands twice"),
        (HEAD.replace("about", "topics"), "unknown field `topics`"),
        (HEAD.replace("en = ", "de = "), "in English"),
        (HEAD.replace(', zh = "什么结束了战争？"', ""), "in the same locales"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "heads.toml").write_text(text, "utf-8")

    with pytest.raises(Misconfigured, match=message):
        load_heads(tmp_path / "heads.toml")


def test_the_shipped_heads_are_sound() -> None:
    assert len(load_heads()) >= 3
