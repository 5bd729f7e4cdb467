"""Unpacking what a listing came packed in, with bounds: a small body can hold a very large one."""

import gzip
import zipfile
import zlib
from io import BufferedReader, BytesIO, RawIOBase
from typing import IO, Final, cast

from rashomon.errors import Reason, Rejected
from rashomon.sources.plain import detail

GZIP_MAGIC: Final = b"\x1f\x8b"  # RFC 1952, section 2.3.1
ZIP_MAGIC: Final = b"PK\x03\x04"  # APPNOTE.TXT, section 4.3.7
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # others allocate whatever the archive asks for
_ENCRYPTED = 0x1  # APPNOTE.TXT, section 4.4.4


def gunzipped(body: bytes, *, limit: int) -> bytes:
    """Return the content of a gzip body.

    Raises:
        Rejected: damaged or cut off, or more than `limit` bytes.
    """
    try:
        with gzip.open(BytesIO(body)) as file:
            content = file.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Rejected(Reason.MALFORMED, detail(f"damaged gzip: {error}")) from error
    if len(content) > limit:
        raise Rejected(Reason.TOO_LONG, f"unpacks to more than {limit:,} bytes")
    return content


def zip_member(file: IO[bytes], *, limit: int | None = None) -> BufferedReader:
    """Open the only file of a zip archive as a stream; damage inside it raises `BadZipFile`, `EOFError` or `zlib.error` on reading.

    Raises:
        Rejected: not of exactly one plain file, or one of more than `limit` bytes.
        BadZipFile: no zip archive, or a damaged one.
    """
    try:
        archive = zipfile.ZipFile(file)
        members = [member for member in archive.infolist() if not member.is_dir()]
        if len(members) != 1:
            raise Rejected(Reason.UNSUPPORTED_TYPE, f"a zip archive of {len(members)} files, not of one")
        (member,) = members
        if member.compress_type not in _METHODS or member.flag_bits & _ENCRYPTED:
            raise Rejected(Reason.UNSUPPORTED_TYPE, "a zip archive that is encrypted or not packed by deflate")
        if limit is not None and member.file_size > limit:  # no more than what is declared is ever read
            raise Rejected(Reason.TOO_LONG, f"unpacks to more than {limit:,} bytes")
        return BufferedReader(cast("RawIOBase", archive.open(member)))  # it has what a buffered reader asks for
    except (NotImplementedError, EOFError, OSError, ValueError) as error:  # what damage in the directory raises besides
        raise zipfile.BadZipFile(str(error)) from error
