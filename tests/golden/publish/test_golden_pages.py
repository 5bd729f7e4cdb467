"""Rendered pages that a person can review.

To accept a change: `RASHOMON_UPDATE_GOLDEN=1 pytest tests/golden/publish`, then read the difference.
"""

import os
import re
from pathlib import Path

import pytest
from tests.unit.publish.invented_edition import edition

from rashomon.publish import renditions

HERE = Path(__file__).parent
PAGES = [
    "en/index.md",
    "en/n/karsu-dam-failure.html",
    "en/n/karsu-dam-failure.json",
    "en/n/karsu-dam-failure.md",
    "zh/n/karsu-dam-failure.html",
    "zh/n/port-neuf-strike.md",
    "en/outlet/volga-telegraph.md",
    "zh/region/142.md",
    "en/feed.atom",
    "llms.txt",
]
# Names of assets change with every change of style; goldens are about pages.
ASSET = re.compile(rb"(assets/\w+)-[0-9a-f]{10}")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_as_it_was_reviewed(path: str) -> None:
    body = ASSET.sub(rb"\1", renditions(edition())[path].render())
    golden = HERE / path.replace("/", "--")
    if os.environ.get("RASHOMON_UPDATE_GOLDEN") == "1":
        golden.write_bytes(body)
    assert body.decode().splitlines() == golden.read_text("utf-8").splitlines()
