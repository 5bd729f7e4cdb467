"""Content ids: the same raw input gives the same id on every machine, for ever."""

import hashlib
from base64 import b32encode

_LENGTH = 16  # 80 bits: a collision among 10^9 articles has odds below 10^-6


def content_id(kind: str, *parts: str) -> str:
    """Return `kind-` and 16 base-32 characters that depend on `parts` alone.

    Raw values are hashed (a url as the source gave it, not as we clean it), so a better cleaner never moves an id. Parts are
    length-prefixed: ("ab", "c") and ("a", "bc") differ.
    """
    digest = hashlib.blake2b(digest_size=10)
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big"))
        digest.update(encoded)
    return f"{kind}-{b32encode(digest.digest()).decode().lower()[:_LENGTH]}"


def digest_of(*parts: bytes) -> str:
    """Return a short hexadecimal digest of `parts`, for cache keys and receipts."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()
