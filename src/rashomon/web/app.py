"""A small server over `publish`: the bytes of the static site, with what only a server can add.

That is: ETag and 304, permanent redirects for old slugs, addresses without extension, the twin that `Accept` asks for, security headers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response

from rashomon.model.edition import Edition
from rashomon.model.ids import digest_of
from rashomon.publish import CONTENT_SECURITY_POLICY, Rendition, renditions
from rashomon.web.routing import Found, find

_KEPT = 512  # rendered bodies kept, about 20 kB each
_HEADERS = {
    "Content-Security-Policy": f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}
_FOR_EVER = "public, max-age=31536000, immutable"  # names of assets change with their content
_CHECK_FIRST = "no-cache"


@dataclass(frozen=True, slots=True)
class _Body:
    content: bytes
    etag: str


@dataclass(frozen=True, slots=True, eq=False)
class _Served:
    """An edition being served."""

    edition: Edition
    renditions: Mapping[str, Rendition]
    body: Callable[[str], _Body]


def app(edition: Edition | Callable[[], Edition]) -> FastAPI:
    """Return an ASGI application that serves `edition`, or whatever edition the callable returns at the time of a request.

    A callable is asked on every request and should be cheap; renditions are made anew only when it returns another object.
    """
    source = edition if callable(edition) else lambda: edition
    serving = lru_cache(maxsize=2)(_served_for)
    application = FastAPI(title="Rashomon", openapi_url=None, docs_url=None, redoc_url=None)

    @application.api_route("/{path:path}", methods=["GET", "HEAD"])
    def answer(path: str, request: Request) -> Response:
        return _answer(serving(_Identity(source())), path, request)

    return application


@dataclass(frozen=True, slots=True, eq=False)
class _Unhashed:
    edition: Edition


class _Identity(_Unhashed):
    """An edition as a cache key: the object itself, since its values cannot be hashed."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.edition is self.edition

    def __hash__(self) -> int:
        return id(self.edition)


def _served_for(key: _Identity) -> _Served:
    files = renditions(key.edition)

    def body(path: str) -> _Body:
        content = files[path].render()
        return _Body(content, f'"{digest_of(content)}"')

    return _Served(key.edition, files, lru_cache(maxsize=_KEPT)(body))


def _answer(served: _Served, path: str, request: Request) -> Response:
    found = find(served.renditions, path, request.headers.get("accept", ""))
    if found is None:
        if f"{path}/index.html" in served.renditions:
            return RedirectResponse(f"/{path}/", status_code=301, headers=_HEADERS)
        missing = Found("404.html", served.renditions["404.html"])
        return _response(served, missing, request, status=404)
    if found.rendition.redirect:
        target = found.rendition.redirect
        is_bare = found.is_negotiated
        return RedirectResponse(f"/{target.rsplit('.', 1)[0] if is_bare else target}", status_code=301, headers=_HEADERS)
    return _response(served, found, request)


def _response(served: _Served, found: Found, request: Request, *, status: int = 200) -> Response:
    body = served.body(found.path)
    headers = {**_HEADERS, "ETag": body.etag, "Cache-Control": _FOR_EVER if found.path.startswith("assets/") else _CHECK_FIRST}
    if found.is_negotiated:
        headers["Vary"] = "Accept"
    if status == 200 and _has(request.headers.get("if-none-match", ""), body.etag):  # noqa: PLR2004
        return Response(status_code=304, headers=headers)
    return Response(body.content, status_code=status, headers=headers, media_type=found.rendition.media_type)


def _has(if_none_match: str, etag: str) -> bool:
    """Whether a list of entity tags has ours, compared weakly. Source: RFC 9110, section 13.1.2."""
    return any(tag.strip().removeprefix("W/") in {etag, "*"} for tag in if_none_match.split(","))
