"""A small web site on loopback, whose answers a test writes by hand."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_PATIENCE_S = 10

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True)
class Visit:
    """One request: of which host, when it came and when its answer was written, in seconds of one clock."""

    host: str
    path: str
    began: float
    ended: float


@dataclass
class Visits:
    """What was asked of the site: its address, the paths in order, the header fields of the last request, and every visit that ended."""

    address: str
    paths: list[str] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    log: list[Visit] = field(default_factory=list)

    @property
    def host_and_port(self) -> str:
        return self.address.removeprefix("http://")

    @property
    def port(self) -> str:
        return self.address.rpartition(":")[2]


def answer(status: int = 200, body: bytes = b"", **headers: str) -> Answer:
    """Answer with these bytes; `content_type` becomes `content-type`."""

    def write(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"content-length": str(len(body)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return write


def redirect(to: str, status: int = 302) -> Answer:
    return answer(status, location=to)


def in_turn(*answers: Answer) -> Answer:
    """Give these answers one after the other, and the last of them for ever."""
    left = list(answers)

    def write(request: BaseHTTPRequestHandler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(request)

    return write


def slowly(then: Answer, *, seconds: float) -> Answer:
    def write(request: BaseHTTPRequestHandler) -> None:
        time.sleep(seconds)
        then(request)

    return write


def raw(*pieces: bytes, pause_s: float = 0.0) -> Answer:
    """Write these bytes onto the connection as they are, with a pause behind each."""
    stop = threading.Event()

    def write(request: BaseHTTPRequestHandler) -> None:
        for piece in pieces:
            request.wfile.write(piece)
            request.wfile.flush()
            if pause_s:
                stop.wait(pause_s)

    return write


@contextmanager
def site(answers: Mapping[str, Answer]) -> Iterator[Visits]:
    """Serve the answers, by path, on a free port of 127.0.0.1."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            visits.paths.append(self.path)
            visits.headers = {name.lower(): value for name, value in self.headers.items()}
            began = time.monotonic()
            with suppress(OSError):  # the reader hung up, which is what many tests are about
                answers.get(self.path, answer(404))(self)
            visits.log.append(Visit(visits.headers["host"], self.path, began, time.monotonic()))

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name that the library gave it)
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        visits = Visits(f"http://127.0.0.1:{server.server_address[1]}")
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield visits
        finally:
            server.shutdown()
            thread.join(_PATIENCE_S)
