import pytest

from rashomon.errors import Misconfigured
from rashomon.fetch import FetchSettings


def test_the_longest_pattern_that_fits_a_host_says_where_its_connections_go() -> None:
    chosen = FetchSettings(
        connect_to={"*": "127.0.0.1:1", "*.example": "127.0.0.1:2", "*.news.example": "[::1]:3", "www.news.example": "127.0.0.1:4"}
    )
    assert chosen.target_for("www.news.example") == ("127.0.0.1", 4)
    assert chosen.target_for("m.news.example") == ("::1", 3)
    assert chosen.target_for("news.example") == ("127.0.0.1", 2)
    assert chosen.target_for("example") == ("127.0.0.1", 1)


def test_a_host_that_no_pattern_names_is_found_as_ever() -> None:
    assert FetchSettings(connect_to={"*.example": "127.0.0.1:2"}).target_for("example.com") is None
    assert FetchSettings(connect_to={"news.example": "127.0.0.1:2"}).target_for("www.news.example") is None


@pytest.mark.parametrize("target", ["", "8123", "localhost:8123", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:http", "::1:x"])
def test_a_target_must_be_an_address_and_a_port(target: str) -> None:
    with pytest.raises(Misconfigured, match=r"must be an address and a port"):
        FetchSettings(connect_to={"*": target})


@pytest.mark.parametrize("pattern", ["", "**", "news.*", "*news.example", "News.example", "news.example:80", "http://news.example"])
def test_a_pattern_must_be_a_name_a_family_of_names_or_all(pattern: str) -> None:
    with pytest.raises(Misconfigured, match="is no host"):
        FetchSettings(connect_to={pattern: "127.0.0.1:1"})


def test_the_user_agent_begins_with_the_token_that_robots_txt_knows() -> None:
    assert FetchSettings().introduction == "Rashomon/0.1"
    assert FetchSettings(contact="mailto:desk@gazette.example").introduction == "Rashomon/0.1 (+mailto:desk@gazette.example)"
    assert FetchSettings(user_agent="Gazette-Monitor/2.0 (test)").product == "Gazette-Monitor"


@pytest.mark.parametrize("agent", ["", "/1.0", "0ne", "Rashomon/0.1\r\nx: y", "Rashōmon/0.1", "Mozilla(5)"])
def test_a_user_agent_without_a_product_is_refused(agent: str) -> None:
    with pytest.raises(Misconfigured, match="must begin with a product name"):
        FetchSettings(user_agent=agent)


@pytest.mark.parametrize("contact", ["", "desk@gazette.example", "https://", "https://x.example/\r\nx: y", "https://x.example/(a)"])
def test_a_contact_that_leads_nowhere_is_refused(contact: str) -> None:
    with pytest.raises(Misconfigured, match="contact"):
        FetchSettings(contact=contact)


def test_numbers_that_make_no_sense_are_refused() -> None:
    for wrong in ({"connections": 0}, {"tries": 0}, {"delay_s": -1}, {"delay_s": 2, "max_delay_s": 1}):
        with pytest.raises(Misconfigured, match="at least one connection"):
            FetchSettings(**wrong)  # type: ignore[arg-type]
