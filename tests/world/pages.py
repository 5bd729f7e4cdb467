"""Pages of the sites, as they look: with navigation, lists of other stories, boxes and footers around the piece."""

import json
from datetime import datetime
from html import escape

from tests.world.content import Content, Design, Fault, Piece, Site


def page(content: Content, site: Site, piece: Piece, now: datetime) -> bytes:
    """Write a piece as its site's page at a moment, in the encoding of the site."""
    piece = piece.as_of(now)
    body = _BODIES[site.design](content, site, piece, now)
    html = (
        f'<!doctype html><html lang="{site.language}"{" dir=rtl" if site.language == "ar" else ""}><head>'
        f"<title>{escape(piece.title)} | {escape(site.name)}</title>{_charset(site)}{_head(content, site, piece)}</head>"
        f"<body>{_navigation(site)}{body}{_footer(site)}</body></html>"
    )
    return html.encode(site.encoding, "xmlcharrefreplace")


def section(content: Content, site: Site, pieces: list[Piece]) -> bytes:
    """Write a page that is nothing but links."""
    links = "".join(f'<li><a href="{escape(content.url(piece))}">{escape(piece.title)}</a></li>' for piece in pieces) * 8
    html = f"<!doctype html><html lang={site.language}><head><title>{site.name}</title></head><body>{_navigation(site)}<ul>{links}</ul></body></html>"
    return html.encode(site.encoding, "xmlcharrefreplace")


def _charset(site: Site) -> str:
    return f'<meta charset="{site.encoding}">'


def _head(content: Content, site: Site, piece: Piece) -> str:
    url = content.url(piece)
    canonical = "http://northwire.example/2026/04/15/dunmore-train-derails" if piece.fault is Fault.ELSEWHERE else url
    parts = [f'<link rel="canonical" href="{escape(canonical)}">']
    if site.has_amp:
        parts.append(f'<link rel="amphtml" href="{escape(url)}/amp">')
    if piece.fault is Fault.NOAI or site.fault is Fault.NOAI:
        parts.append('<meta name="robots" content="noai, noimageai">')
    if piece.fault is Fault.TDM or site.fault is Fault.TDM:
        parts.append('<meta name="tdm-reservation" content="1">')
    if site.design is Design.BROADSHEET:
        parts.append(f'<script type="application/ld+json">{json.dumps(_json_ld(piece))}</script>')
    if site.design is Design.MAGAZINE:
        parts += [
            f'<meta property="og:title" content="{escape(piece.title)}"><meta property="og:type" content="article">',
            f'<meta property="article:published_time" content="{piece.at.isoformat()}">',
            f'<meta name="author" content="{escape(piece.byline)}">' if piece.byline else "",
        ]
    return "".join(parts)


def _json_ld(piece: Piece) -> dict[str, object]:
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": piece.title,
        "datePublished": piece.at.isoformat(),
    }
    if piece.byline:
        data["author"] = {"@type": "Person", "name": piece.byline}
    if piece.fault is Fault.PAYWALL:
        data["isAccessibleForFree"] = False
    return data


def _navigation(site: Site) -> str:
    return (
        f'<header><a href="/">{escape(site.name)}</a><nav><ul>'
        + "".join(f'<li><a href="/s{n}/">§ {n}</a></li>' for n in range(6))
        + "</ul></nav></header>"
    )


def _footer(site: Site) -> str:
    return f'<aside class="newsletter"><form><label>Newsletter</label><input name="mail"></form></aside><footer>© 2026 {escape(site.name)}</footer>'


def _paragraphs(piece: Piece) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in piece.paragraph_list)


def _related(content: Content, site: Site, piece: Piece, now: datetime) -> str:
    others = [other for other in content.of_site(site, now) if other.key != piece.key][:4]
    links = "".join(f'<li><a href="{escape(content.url(other))}">{escape(other.title)}</a></li>' for other in others)
    return f'<aside class="related"><ul>{links}</ul></aside>' if links else ""


def _broadsheet(content: Content, site: Site, piece: Piece, now: datetime) -> str:
    by = f'<p class="byline">{escape(piece.byline)}</p>' if piece.byline else ""
    return f"<main><article><h1>{escape(piece.title)}</h1>{by}{_paragraphs(piece)}</article>{_related(content, site, piece, now)}</main>"


def _magazine(content: Content, site: Site, piece: Piece, now: datetime) -> str:
    return (
        f'<div id="wrap"><div class="col-main"><h1 class="t">{escape(piece.title)}</h1><div class="share"><a href="#">f</a> <a href="#">x</a></div>'
        f'<div class="entry-content">{_paragraphs(piece)}</div></div>{_related(content, site, piece, now)}</div>'
    )


def _local(content: Content, site: Site, piece: Piece, now: datetime) -> str:
    when = f'<time datetime="{piece.at.isoformat()}">{piece.at:%d.%m.%Y}</time>'
    return f'<div class="story"><h2>{escape(piece.title)}</h2>{when}{_paragraphs(piece)}</div>{_related(content, site, piece, now)}'


def _plain(content: Content, site: Site, piece: Piece, now: datetime) -> str:
    del content, site, now
    return f"<table><tr><td><b>{escape(piece.title)}</b></td></tr><tr><td>{'<br><br>'.join(map(escape, piece.paragraph_list))}</td></tr></table>"


_BODIES = {Design.BROADSHEET: _broadsheet, Design.MAGAZINE: _magazine, Design.LOCAL: _local, Design.PLAIN: _plain}
