"""How much of the world one request may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How much is read of an answer, how long it may take in all, how many redirects are followed, and whether private hosts are asked.

    `bytes` holds for what came over the wire as well as for what it unpacks to. `seconds` runs through name resolution, connecting,
    headers, body and all redirects. `ratio` is how many times its size a compressed body may grow, once more than a mebibyte is
    unpacked: HTML and XML of the news grow 3 to 30 times, a bomb of one gzip layer about 1,000 times.
    """

    bytes: int = 16 << 20
    seconds: float = 30.0
    redirects: int = 5
    allow_private: bool = False
    ratio: int = 200
