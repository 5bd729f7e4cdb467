"""Writing an edition to a folder, as the pipeline does."""

from pathlib import Path

from rashomon.model.edition import Edition
from rashomon.publish import renditions


def write(folder: Path, edition: Edition, *, catalogues: Path | None = None) -> None:
    """Write every file of `edition` to `folder`."""
    for path, rendition in renditions(edition, catalogues=catalogues).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(rendition.render())
