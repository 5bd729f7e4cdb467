"""A reader with a real browser, on a phone and at a desk, by day and by night, in both directions of writing."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.sites import write
from tests.browser.walk import DESK, PHONE, walk_through, walking
from tests.unit.publish.hostile_edition import edition_of

pytestmark = pytest.mark.browser
HOSTILE_WORDS = ["w" * 10_000, "山" * 10_000, "\u202e" + "a\u0301" * 3_000, "</script><img src=x onerror=alert(1)>"]


def ascii_start(text: str) -> str:
    return ascii(text[:8])


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("locale", ["en", "zh"])
def test_a_reader_finds_their_way(browser: Browser, site: Path, locale: str, width: int) -> None:
    walk_through(browser, site, locale, width=width)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_reader_finds_their_way_from_right_to_left(browser: Browser, arabic_site: Path, width: int) -> None:
    walk_through(browser, arabic_site, "ar", width=width)


def test_a_right_to_left_page_begins_on_the_right(browser: Browser, arabic_site: Path) -> None:
    with walking(browser, arabic_site, width=DESK) as walk:
        walk.go("ar/n/karsu-dam-failure.html")
        boxes = [walk.page.locator(selector).bounding_box() for selector in (".story", ".glance")]
        assert boxes[0] is not None
        assert boxes[1] is not None
        assert boxes[0]["x"] > boxes[1]["x"]


def test_the_page_is_dark_where_the_reader_asks_for_it(browser: Browser, site: Path) -> None:
    backgrounds = {}
    for scheme in ("light", "dark"):
        with walking(browser, site, scheme=scheme) as walk:
            walk.go("en/n/karsu-dam-failure.html")
            backgrounds[scheme] = walk.background
    assert min(backgrounds["light"]) > 200
    assert max(backgrounds["dark"]) < 60


def test_a_citation_marker_leads_to_its_source_on_the_page(browser: Browser, site: Path) -> None:
    with walking(browser, site) as walk:
        walk.go("en/n/karsu-dam-failure.html")
        walk.page.locator("#summary .cite a").first.click()
        assert walk.page.url.endswith("#c1")
        assert "Steppe Herald" in walk.page.locator("#c1").inner_text()


def test_the_matrix_scrolls_inside_itself_on_a_phone(browser: Browser, site: Path) -> None:
    with walking(browser, site, width=PHONE) as walk:
        walk.go("en/n/karsu-dam-failure.html")
        assert walk.page.evaluate("(() => { const box = document.querySelector('.scroller'); return box.scrollWidth > box.clientWidth })()")


def test_the_keyboard_reaches_the_content_first(browser: Browser, site: Path) -> None:
    with walking(browser, site) as walk:
        walk.go("en/index.html")
        walk.page.keyboard.press("Tab")
        assert walk.page.evaluate("document.activeElement.className") == "skip"
        walk.page.keyboard.press("Enter")
        assert walk.page.url.endswith("#main")


def test_the_root_and_an_old_address_lead_on(browser: Browser, site: Path) -> None:
    with walking(browser, site) as walk:
        walk.page.goto(f"{walk.address}/index.html")
        walk.page.wait_for_url("**/en/index.html")
        walk.page.goto(f"{walk.address}/en/n/karsu-dam-bursts.html")
        walk.page.wait_for_url("**/en/n/karsu-dam-failure.html")


def test_the_site_works_from_a_disk(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text))
    page.goto((site / "en" / "index.html").as_uri())
    page.locator(".card h3 a").first.click()
    page.wait_for_url("**/n/karsu-dam-failure.html")
    assert page.evaluate("getComputedStyle(document.querySelector('.story h2')).borderBlockStartWidth") == "2px"
    assert troubles == []
    page.close()


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize(
    "text", ["w" * 10_000, "山" * 10_000, "\u202e" + "a\u0301" * 3_000, "</script><img src=x onerror=alert(1)>"], ids=ascii_start
)
def test_hostile_words_neither_act_nor_widen_a_page(browser: Browser, tmp_path: Path, text: str, width: int) -> None:
    write(tmp_path, edition_of(text))
    with walking(browser, tmp_path, width=width) as walk:
        for path in sorted(tmp_path.glob("en/**/*.html")):
            if "0; url=" not in path.read_text("utf-8"):
                walk.go(path.relative_to(tmp_path).as_posix())


_CONTRAST = """() => {
  const channel = value => { value /= 255; return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4 };
  const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map(channel);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b };
  const ground = element => { for (let e = element; e; e = e.parentElement) {
    const colour = getComputedStyle(e).backgroundColor; if (!/, 0\\)$/.test(colour)) return colour } return 'rgb(255, 255, 255)' };
  const poor = [];
  for (const element of document.querySelectorAll('main *, header *, footer *')) {
    const hasText = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!hasText || element.closest('svg, .visually-hidden, .skip')) continue;
    const [a, b] = [light(getComputedStyle(element).color), light(ground(element))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.push(element.tagName + '.' + element.className + ' ' + ((a + 0.05) / (b + 0.05)).toFixed(2));
  }
  return [...new Set(poor)];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["en/index.html", "en/n/karsu-dam-failure.html", "en/outlet/volga-telegraph.html", "zh/method.html"])
def test_all_text_stands_out_from_its_ground(browser: Browser, site: Path, path: str, scheme: str) -> None:
    """WCAG 2.2, 1.4.3: contrast of at least 4.5 to 1."""
    with walking(browser, site, scheme=scheme) as walk:
        walk.go(path)
        assert walk.page.evaluate(_CONTRAST) == []
