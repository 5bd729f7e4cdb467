import time

import pytest

from rashomon.extract.plain import plain_line, plain_text


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("a < b and c > d", "a < b and c > d"),
        ("write to <desk@dam.example>", "write to <desk@dam.example>"),
        ("water -> valley", "water -> valley"),
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("one<br/>two<td>three", "one\ntwo three"),
        ("W<b>or</b>d", "Word"),
        ("before<script>alert('<b>')</script> after", "before after"),
        ("<script>that never ends", "that never ends"),
        ("<scr<b>ipt>alert(1)", "< script>alert(1)"),
        ("seen<!-- hidden <p> --> seen", "seen seen"),
        ("<!-- that never ends", "that never ends"),
        ("<![CDATA[The dam]]> broke", "The dam broke"),
        ("<!DOCTYPE html><?xml version='1.0'?>text", "text"),
        ("a snippet <a href='https://dam.exa", "a snippet"),
    ],
)
def test_markup_goes_and_the_rest_stays(raw: str, plain: str) -> None:
    assert plain_text(raw) == plain


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("Johnson &amp; Sons&#39; &eacute;t&#xE9;", "Johnson & Sons' été"),
        ("&lt;b&gt;Dam&lt;/b&gt; breaks", "Dam breaks"),
        ("&amp;eacute;", "&eacute;"),
        ("?page=1&region=2&copy=3", "?page=1&region=2&copy=3"),
        ("&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";"),
        ("&#x202e;dam", "dam"),
    ],
)
def test_references_are_resolved_once(raw: str, plain: str) -> None:
    assert plain_text(raw) == plain


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("e\u0301te\u0301", "été"),
        ("e<b>\u0301</b>", "é"),
        ("\u202eneddih\u202c \u2066x\u2069", "neddih x"),
        ("soft\u00adhy\u200bphen\ufeff", "softhyphen"),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),
        ("a\x00b\x07c\ud800d\ufffee", "abcde"),
        (" one\t \u00a0two \r\n\r\n three\u2028four\x85\n", "one two\nthree\nfour"),
        ("a" + "\u0301" * 100, "á" + "\u0301" * 29),
    ],
)
def test_hidden_characters_go_and_whitespace_is_tidied(raw: str, plain: str) -> None:
    assert plain_text(raw) == plain


def test_a_title_is_one_line() -> None:
    assert plain_line("Dam\n <br> breaks") == "Dam breaks"


@pytest.mark.parametrize(
    "piece", ["<b", "<b>", "<script>", "</script>", "<!--", "-->", "<a =", "<p x='", "<![CDATA[", "]]>", "&amp;", "\u0316\u0300", " \n"]
)
def test_a_million_hostile_characters_take_seconds_at_most(piece: str) -> None:
    started_at = time.perf_counter()

    plain_text(piece * (1_000_000 // len(piece)))

    assert time.perf_counter() - started_at < 10  # quadratic time would be hours
