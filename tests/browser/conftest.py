"""Chromium for the tests that need it, and a site to walk through."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.browser.sites import write
from tests.unit.publish.invented_edition import edition

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")  # not longer: while Playwright is there its event loop runs in this thread, and no other can
def browser() -> Iterator[Browser]:
    """A Chromium of this machine; without one the tests are skipped, or fail where RASHOMON_REQUIRE_BROWSER=1."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        if os.environ.get("RASHOMON_REQUIRE_BROWSER") == "1":
            pytest.fail("no Chromium on the path, and RASHOMON_REQUIRE_BROWSER=1 asks for one")
        pytest.skip(f"no Chromium on the path (looked for {', '.join(_NAMES)})")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented edition as a static site."""
    folder = tmp_path_factory.mktemp("site")
    write(folder, edition())
    return folder


@pytest.fixture(scope="session")
def arabic_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented edition with a right-to-left locale."""
    root = Path(__file__).parents[2]
    catalogues = tmp_path_factory.mktemp("catalogues") / "locales"
    shutil.copytree(root / "src" / "rashomon" / "locales", catalogues)
    (catalogues / "ar" / "LC_MESSAGES").mkdir(parents=True)
    shutil.copy(root / "tests" / "unit" / "publish" / "arabic.po", catalogues / "ar" / "LC_MESSAGES" / "rashomon.po")
    folder = tmp_path_factory.mktemp("arabic-site")
    write(folder, edition(("ar", "en")), catalogues=catalogues)
    return folder
