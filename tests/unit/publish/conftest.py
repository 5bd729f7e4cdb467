"""A folder of catalogues with a right-to-left locale, which the package does not ship yet."""

import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture
def arabic_catalogues(tmp_path: Path) -> Path:
    folder = tmp_path / "locales"
    shutil.copytree(HERE.parents[2] / "src" / "rashomon" / "locales", folder)
    (folder / "ar" / "LC_MESSAGES").mkdir(parents=True)
    shutil.copy(HERE / "arabic.po", folder / "ar" / "LC_MESSAGES" / "rashomon.po")
    return folder
