"""What is no article that all may read; and articles that look like it, which stay."""

from datetime import UTC, datetime

import pytest

from rashomon.errors import Reason, Rejected
from rashomon.extract import extract
from rashomon.model.article import Entry
from rashomon.model.capture import Capture
from rashomon.registry import registry_from

URL = "https://gazette.example/2026/flood"
PARAGRAPH = "The river Vela broke its banks on Sunday night and flooded the lower town of Aral, and 12 people died, officials said. "
TEASER = f"<p>{PARAGRAPH * 2}</p>"
LONG = "".join(f"<p>{number}. {PARAGRAPH * 2}</p>" for number in range(8))
NOT_FREE = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false%s}</script>'
PART = ', "hasPart": {"isAccessibleForFree": "False", "cssSelector": ".paid"}'


def reason(body: str, head: str = "", *, url: str = URL) -> Reason | None:
    page = f"<html><head><title>River floods Aral</title>{head}</head><body>{body}</body></html>".encode()
    capture = Capture(url, url, datetime(2026, 4, 20, tzinfo=UTC), 200, "text/html", page)
    try:
        extract(Entry("feed", 1, url, capture=capture), registry_from(()))
    except Rejected as error:
        return error.reason
    return None


@pytest.mark.parametrize(
    "gate",
    [
        *(
            "Subscribe to continue reading",
            "This story is for subscribers only.",
            "Jetzt weiterlesen mit NZ+",
            "Article réservé aux abonnés",
            "Contenido exclusivo para suscriptores",
        ),
        *(
            "Abbonati per continuare a leggere",
            "Assine para continuar lendo",
            "Материал доступен по подписке",
            "للمشتركين فقط",
            "この記事は有料会員限定です",
            "订阅后继续阅读全文",
            "Khusus pelanggan",
        ),
    ],
)
def test_a_teaser_with_a_gate_behind_it_is_paywalled_and_a_whole_text_is_not(gate: str) -> None:
    box = f'<div class="gate"><h3>{gate}</h3></div>'
    assert reason(f"<article>{TEASER}{box}</article>") is Reason.PAYWALLED
    assert reason(f"<article>{LONG}{box}</article>") is None


def test_an_invitation_to_subscribe_is_no_gate() -> None:
    assert reason(f"<article>{TEASER}</article><a href=/s>Subscribe</a><p>Subscribe to our newsletter</p>") is None


def test_what_a_page_locks_is_there_or_it_is_not() -> None:
    assert reason(f"<article>{TEASER}<div class='paid'>Buy now</div></article>", NOT_FREE % PART) is Reason.PAYWALLED
    assert reason(f"<article>{TEASER}<div class='paid more'>{TEASER * 3}</div></article>", NOT_FREE % PART) is None
    assert reason(f"<article>{TEASER}</article>", NOT_FREE % "") is Reason.PAYWALLED
    assert reason(f"<article>{LONG}</article>", NOT_FREE % "") is None
    assert reason(f"<article>{TEASER}</article>", '<meta property="article:content_tier" content="locked">') is Reason.PAYWALLED
    assert reason(f"<article>{TEASER}</article>", '<meta property="article:content_tier" content="metered">') is None


def teaser(number: int) -> str:
    return f'<li class="card"><a href="/{number}"><h3>Headline of story number {number}</h3></a><p>What happened there, in a sentence.</p></li>'


def test_a_list_of_articles_is_none_and_an_article_beside_one_is() -> None:
    cards = "".join(map(teaser, range(20)))
    assert reason(f"<main><h1>News</h1><ul>{cards}</ul></main>") is Reason.NOT_AN_ARTICLE
    assert reason(f"<main><article>{LONG}</article></main><ul>{cards}</ul>") is None
    wire = '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'
    assert reason(f"<main><article>{TEASER}</article></main><ul>{cards}</ul>", wire) is None


def test_a_front_page_is_no_article() -> None:
    assert reason(f"<article>{LONG}</article>", url="https://gazette.example/") is Reason.NOT_AN_ARTICLE


def test_pictures_with_a_line_each_are_no_article() -> None:
    pictures = "".join(
        f"<figure><img src={number}.jpg><p>The lower town of Aral under water, seen from the bridge, {number}.</p></figure>"
        for number in range(6)
    )
    assert reason(f"<main><h1>In pictures</h1><div>{pictures}</div></main>") is Reason.NOT_AN_ARTICLE
    assert reason(f"<main><article>{LONG}{pictures}</article></main>") is None


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Page not found",
            "The page that you asked for has moved or has never been here. Please search for it by its headline, or go back to the front page of this site.",
        ),
        (
            "Seite nicht gefunden",
            "Die Seite, die Sie suchen, ist umgezogen oder hat nie bestanden. Suchen Sie nach der Überschrift, oder gehen Sie zurück zur Startseite unserer Zeitung.",
        ),
        (
            "Страница не найдена",
            "Возможно, она была удалена или перенесена. Воспользуйтесь поиском по сайту или вернитесь на главную страницу нашего издания, чтобы продолжить чтение.",
        ),
    ],
)
def test_an_error_that_says_it_went_well_is_none(title: str, body: str) -> None:
    assert reason(f"<main><h1>{title}</h1><p>{body}</p></main>") is Reason.NOT_AN_ARTICLE


def test_a_wall_of_consent_is_none_and_a_banner_above_an_article_is_no_wall() -> None:
    wall = (
        "<p>We and our partners use cookies to measure how our pages are read and to show you personalised ads on this and other sites.</p>"
    )
    assert reason(f"<div>{wall * 3}</div>") is Reason.NOT_AN_ARTICLE
    assert reason(f"<div>{wall}</div><article>{LONG}</article>") is None


def test_a_report_on_cookies_is_an_article() -> None:
    text = f"<p>The court ruled that a cookie needs consent, and the publisher must pay, the regulator said.</p><p>{PARAGRAPH}</p>"
    assert reason(f"<article>{text * 3}</article>", '<script type="application/ld+json">{"@type": "NewsArticle"}</script>') is None
