"""A small web site over TLS on loopback, with a certificate of its own, that speaks HTTP/2 and HTTP/1.1."""

import asyncio
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import h2.config
import h2.connection
import h2.events


@dataclass
class Seen:
    """What the site saw: its port, the protocol of each connection, and the path of each request."""

    port: int = 0
    protocols: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


def certificate_for(name: str, folder: Path, *, days: int = 1) -> Path:
    """Write a certificate for `name` that is signed by nobody but itself, together with its key; of -1 days, it expired yesterday."""
    key, asked, signed = (folder / f"{name}.{kind}" for kind in ("key", "csr", "pem"))
    ask = f"openssl req -new -newkey rsa:2048 -nodes -keyout {key} -out {asked} -subj /CN={name} -addext subjectAltName=DNS:{name}"
    sign = f"openssl x509 -req -in {asked} -copy_extensions copy -signkey {key} -days {days} -out {signed}"
    for command in (ask, sign):
        subprocess.run(command.split(), check=True, capture_output=True)
    signed.write_bytes(signed.read_bytes() + key.read_bytes())
    return signed


@asynccontextmanager
async def site_over_tls(
    certificate: Path, *, protocols: tuple[str, ...] = ("h2", "http/1.1"), body: bytes = b"<p>Flood", raw: bytes = b""
) -> AsyncIterator[Seen]:
    """Serve `body` at every path but those of rules, which are not there; over HTTP/2, with `raw` bytes on the line instead, if any."""
    seen = Seen()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.set_alpn_protocols(list(protocols))

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        protocol = writer.get_extra_info("ssl_object").selected_alpn_protocol() or "http/1.1"
        seen.protocols.append(protocol)
        try:
            await (_serve_http2 if protocol == "h2" else _serve_http1)(reader, writer, seen, body, raw)
        except (OSError, asyncio.IncompleteReadError):
            pass  # the reader hung up
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    seen.port = server.sockets[0].getsockname()[1]
    async with server:
        yield seen


def _answer_to(path: str, body: bytes) -> tuple[str, bytes]:
    return ("404", b"") if path in {"/robots.txt", "/.well-known/tdmrep.json"} else ("200", body)


async def _serve_http1(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, seen: Seen, body: bytes, _raw: bytes) -> None:
    while True:
        head = await reader.readuntil(b"\r\n\r\n")
        seen.paths.append(head.split()[1].decode())
        status, content = _answer_to(seen.paths[-1], body)
        writer.write(f"HTTP/1.1 {status} Said\r\ncontent-length: {len(content)}\r\n\r\n".encode() + content)
        await writer.drain()


async def _serve_http2(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, seen: Seen, body: bytes, raw: bytes) -> None:
    connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    connection.initiate_connection()
    writer.write(connection.data_to_send())
    while data := await reader.read(1 << 16):
        for event in connection.receive_data(data):
            if isinstance(event, h2.events.RequestReceived) and event.stream_id is not None:
                seen.paths.append(dict(event.headers or [])[b":path"].decode())
                status, content = _answer_to(seen.paths[-1], body)
                connection.send_headers(event.stream_id, [(":status", status), ("content-length", str(len(content)))])
                if raw and content:
                    writer.write(connection.data_to_send() + raw)
                    return
                connection.send_data(event.stream_id, content[: connection.max_outbound_frame_size], end_stream=True)
        writer.write(connection.data_to_send())
        await writer.drain()
