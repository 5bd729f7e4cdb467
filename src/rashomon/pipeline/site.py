"""Writing a site to a folder, so that a reader never meets half a file and a kill leaves nothing that the next run does not mend."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from rashomon.errors import Misconfigured
from rashomon.pipeline.reporter import Progress
from rashomon.publish import Rendition

MANIFEST = ".rashomon-site.json"
_HALF_WRITTEN = ".rashomon-half-written"


class Manifest(msgspec.Struct, frozen=True):
    """Which files of a folder are ours, and which edition they show (empty while they are being written)."""

    edition: str = ""
    files: tuple[str, ...] = ()


def shows(folder: Path, edition_digest: str) -> bool:
    """Whether the folder holds this very edition, every file of it."""
    manifest = _manifest(folder)
    return manifest.edition == edition_digest and all((folder / name).is_file() for name in manifest.files)


def write_site(folder: Path, renditions: Mapping[str, Rendition], edition_digest: str, *, progress: Progress) -> None:
    """Write all renditions; remove what an earlier edition left; touch nothing that is not ours.

    Files are replaced one by one, each whole. The manifest names old and new files while this is going on, so that whatever a
    killed run leaves behind is found and removed by the next.

    Raises:
        Misconfigured: the folder cannot be written to.
    """
    ours = set(_manifest(folder).files)
    wanted = tuple(renditions)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _put_manifest(folder, Manifest(files=tuple(sorted(ours.union(wanted)))))
        for name, rendition in renditions.items():
            progress.advance(written=int(put_file(folder / name, rendition.render())))
        _remove(folder, ours.difference(wanted))
        _put_manifest(folder, Manifest(edition_digest, tuple(sorted(wanted))))
    except OSError as error:
        raise Misconfigured(f"cannot write the site to {folder}: {error.strerror or error}") from error


def _manifest(folder: Path) -> Manifest:
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError):
        return Manifest()
    inside = tuple(name for name in manifest.files if not Path(name).is_absolute() and ".." not in Path(name).parts)
    return Manifest(manifest.edition, inside)


def _put_manifest(folder: Path, manifest: Manifest) -> None:
    put_file(folder / MANIFEST, msgspec.json.encode(manifest))


def put_file(path: Path, body: bytes) -> bool:
    """Write `body` to `path` unless it stands there already; return whether it was written."""
    half = path.with_name(path.name + _HALF_WRITTEN)
    half.unlink(missing_ok=True)
    if path.is_file() and path.stat().st_size == len(body) and path.read_bytes() == body:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    half.write_bytes(body)
    half.replace(path)
    return True


def _remove(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        path = folder / name
        for leftover in (path, path.with_name(path.name + _HALF_WRITTEN)):
            leftover.unlink(missing_ok=True)
        parent = path.parent
        while parent != folder and parent.is_dir() and not any(parent.iterdir()):
            parent.rmdir()
            parent = parent.parent
