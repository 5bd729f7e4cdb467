"""The server answers with the bytes of the static site, and adds what only a server can."""

from collections.abc import Iterator

import httpx2
import pytest
from tests.unit.publish.invented_edition import edition
from tests.unit.web.serving import served

from rashomon.model.edition import Edition
from rashomon.publish import renditions
from rashomon.web import app

pytestmark = pytest.mark.sockets


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(app(edition())) as found:
        yield found


@pytest.fixture
def client(address: str) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=address) as found:
        yield found


def test_every_file_of_the_static_site_is_served_byte_for_byte(client: httpx2.Client) -> None:
    for path, rendition in renditions(edition()).items():
        if not rendition.redirect and path != "404.html":
            answer = client.get(f"/{path}")
            assert (answer.status_code, answer.content) == (200, rendition.render()), path
            assert answer.headers["content-type"] == rendition.media_type


def test_the_extension_may_be_left_out(client: httpx2.Client) -> None:
    assert client.get("/en/n/karsu-dam-failure").headers["content-type"] == "text/html; charset=utf-8"
    assert client.get("/en/outlet/karsu.example").status_code == 200
    assert client.get("/en/").content == client.get("/en/index.html").content


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/markdown", "text/markdown; charset=utf-8"),
        ("application/json", "application/json"),
        ("text/html;q=0.5, application/json", "application/json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
        ("image/png", "text/html; charset=utf-8"),
        ("application/json;q=0, text/markdown;q=x", "text/html; charset=utf-8"),
        (",;q=;,,", "text/html; charset=utf-8"),
    ],
)
def test_accept_chooses_the_twin(client: httpx2.Client, accept: str, media_type: str) -> None:
    answer = client.get("/zh/n/karsu-dam-failure", headers={"accept": accept})
    assert answer.headers["content-type"] == media_type
    assert answer.headers["vary"] == "Accept"


def test_what_has_not_changed_is_not_sent_again(client: httpx2.Client) -> None:
    etag = client.get("/en/n/karsu-dam-failure.md").headers["etag"]
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        answer = client.get("/en/n/karsu-dam-failure.md", headers={"if-none-match": known})
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", etag)
    assert client.get("/en/n/karsu-dam-failure.md", headers={"if-none-match": '"other"'}).status_code == 200


def test_a_head_request_has_the_headers_and_no_body(client: httpx2.Client) -> None:
    answer = client.head("/en/n/karsu-dam-failure.html")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) == len(client.get("/en/n/karsu-dam-failure.html").content)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/en/n/karsu-dam-bursts", "/en/n/karsu-dam-failure"),
        ("/zh/n/karsu-dam-break.html", "/zh/n/karsu-dam-failure.html"),
        ("/zh/n/karsu-dam-break.json", "/zh/n/karsu-dam-failure.json"),
        ("/en", "/en/"),
    ],
)
def test_old_addresses_redirect_for_ever(client: httpx2.Client, old: str, new: str) -> None:
    answer = client.get(old, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (301, new)


@pytest.mark.parametrize(
    "path", ["/fr/", "/fr/n/karsu-dam-failure", "/en/n/nothing", "/en/..%2f..%2fetc/passwd", "/%00", "/en//", "/openapi.json", "/docs"]
)
def test_what_does_not_exist_is_the_404_page(client: httpx2.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "There is no page at this address." in answer.text


def test_nothing_can_be_written(client: httpx2.Client) -> None:
    assert client.post("/en/").status_code == 405


def test_every_answer_carries_the_headers_that_protect_a_reader(client: httpx2.Client) -> None:
    for path in ("/en/", "/nothing", "/en/feed.atom"):
        headers = client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
        assert headers["content-security-policy"].endswith("frame-ancestors 'none'")
        assert headers["x-content-type-options"] == "nosniff"


def test_assets_may_be_kept_for_ever_and_pages_are_checked(client: httpx2.Client) -> None:
    (stylesheet,) = (path for path in renditions(edition()) if path.endswith(".css"))
    assert "immutable" in client.get(f"/{stylesheet}").headers["cache-control"]
    assert client.get("/en/").headers["cache-control"] == "no-cache"


def test_a_source_of_editions_is_asked_at_every_request() -> None:
    present: list[Edition] = [edition(("en",))]
    with served(app(lambda: present[0])) as address, httpx2.Client(base_url=address) as client:
        assert client.get("/zh/").status_code == 404
        present[0] = edition(("en", "zh"))
        assert client.get("/zh/").status_code == 200
