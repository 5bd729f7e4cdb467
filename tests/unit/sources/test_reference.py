import re
from pathlib import Path

import pytest

REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "sources.md"
EXAMPLES = re.findall(r"^```python\n(.*?)^```", REFERENCE.read_text(), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_the_reference_run(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    exec(compile(example, str(REFERENCE), "exec"), {})  # noqa: S102 -- our own page


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 2
