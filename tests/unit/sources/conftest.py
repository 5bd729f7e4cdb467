import subprocess
import sys
import tarfile
from importlib.metadata import version
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def feedparser_fixtures(request: pytest.FixtureRequest) -> Path:
    """The folder of feedparser's own test feeds, of the installed version. Its source distribution is fetched once, by pip."""
    release = f"feedparser-{version('feedparser')}"
    cache = request.config.cache
    assert cache is not None
    folder = cache.mkdir("feedparser-sdist")
    archive = folder / f"{release}.tar.gz"
    fixtures = folder / release / "tests"
    if not fixtures.is_dir():
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", str(folder)]
        fetched = subprocess.run([*pip, release.replace("-", "==")], capture_output=True, text=True, timeout=120, check=False)
        if fetched.returncode:
            pytest.skip(f"feedparser's source distribution cannot be fetched: {fetched.stderr.strip()[-200:]}")
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
    return fixtures
