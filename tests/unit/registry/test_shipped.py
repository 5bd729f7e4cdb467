import pytest

from rashomon.errors import Misconfigured
from rashomon.shipped import shipped


def test_what_travels_with_the_program_is_found() -> None:
    assert (shipped("small-world") / "articles.jsonl").is_file()
    assert list(shipped("outlets").glob("*.toml"))


def test_what_does_not_is_a_broken_installation() -> None:
    with pytest.raises(Misconfigured, match="install rashomon again"):
        shipped("big-world")
