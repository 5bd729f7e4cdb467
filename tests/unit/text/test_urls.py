import pytest

from rashomon.text.urls import canonical_url, host_of, text_fragment_url


@pytest.mark.parametrize(
    ("raw", "canonical"),
    [
        ("HTTP://WWW.Example.COM:80/a?utm_source=x&b=1&fbclid=2#top", "http://www.example.com/a?b=1"),
        ("https://example.com", "https://example.com/"),
        ("https://example.com:8443/", "https://example.com:8443/"),
        ("https://пример.рф/новости?q=%20", "https://xn--e1afmkfd.xn--p1ai/новости?q=%20"),
        ("https://example.com/A%2fb/../c?B=2&a=1", "https://example.com/A%2fb/../c?B=2&a=1"),
    ],
)
def test_one_page_has_one_address(raw: str, canonical: str) -> None:
    assert canonical_url(raw) == canonical


@pytest.mark.parametrize(
    "junk",
    [
        "",
        "example.com",
        "javascript:alert(1)",
        "http://",
        "https://user:secret@example.com/",
        "https://a b.com/",
        "http://[::1",
        "https://a..b/",
    ],
)
def test_junk_is_refused(junk: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        canonical_url(junk)


def test_the_host_is_known_without_www() -> None:
    assert host_of("https://www.Example.com/x") == "example.com"


def test_delimiters_of_a_text_fragment_are_encoded() -> None:
    assert text_fragment_url("https://example.com/x", "so-called, A & B") == "https://example.com/x#:~:text=so%2Dcalled%2C%20A%20%26%20B"


def test_a_long_quote_is_found_by_its_two_ends() -> None:
    quote = "one two three four five " + "and so on " * 12 + "six seven eight nine ten"

    url = text_fragment_url("https://example.com/x", quote)

    assert url == "https://example.com/x#:~:text=one%20two%20three%20four%20five,six%20seven%20eight%20nine%20ten"


def test_a_quote_over_two_paragraphs_is_found_by_its_two_ends() -> None:
    assert text_fragment_url("https://example.com/x", "We go.\nWe stay.") == "https://example.com/x#:~:text=We%20go.,We%20stay."
