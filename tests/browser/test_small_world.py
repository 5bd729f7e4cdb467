"""The same walk, over the pages that the program itself makes of the small world."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.walk import DESK, PHONE, walk_through
from tests.e2e.conftest import rashomon

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def small_world_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small-world")
    rashomon("demo", "--no-serve", "--data", folder / "data", "--site", folder / "site")
    return folder / "site"


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("locale", ["en", "zh"])
def test_a_reader_finds_their_way_through_the_small_world(browser: Browser, small_world_site: Path, locale: str, width: int) -> None:
    walk_through(browser, small_world_site, locale, width=width)
