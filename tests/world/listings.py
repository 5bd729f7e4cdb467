"""Feeds and sitemaps of a site, in the form that it has, at a moment of the week."""

import json
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape

from tests.world.content import Content, Feed, Form, Piece, Site

TYPES = {
    Form.RSS: "application/rss+xml",
    Form.RDF: "application/rdf+xml",
    Form.ATOM: "application/atom+xml",
    Form.JSON: "application/feed+json",
    Form.NEWS_SITEMAP: "application/xml",
    Form.SITEMAP_INDEX: "application/xml",
}


def listing(content: Content, site: Site, feed: Feed, pieces: Sequence[Piece], now: datetime) -> bytes:
    """Write what the feed lists, in the encoding that it is in."""
    listed = [] if feed.is_empty else list(pieces)
    if feed.form is Form.JSON:
        return json.dumps(_json_feed(content, site, feed, listed, now)).encode()
    write = {Form.RSS: _rss, Form.RDF: _rdf, Form.ATOM: _atom, Form.NEWS_SITEMAP: news_sitemap, Form.SITEMAP_INDEX: _index}[feed.form]
    declared = feed.declared or feed.encoding
    text = f'<?xml version="1.0" encoding="{declared}"?>\n{write(content, site, feed, listed, now)}'
    return text.encode(feed.encoding, "xmlcharrefreplace")


def address(content: Content, feed: Feed, piece: Piece) -> str:
    """Write a piece's address as the feed does."""
    url = content.paths[piece.key] if feed.is_relative else content.url(piece)
    return f"{url}{'&' if '?' in url else '?'}{feed.tracking}" if feed.tracking else url


def _dated(piece: Piece) -> datetime:
    return piece.listed_at or piece.at


def _rss(content: Content, site: Site, feed: Feed, pieces: Sequence[Piece], now: datetime) -> str:
    items = "".join(
        f"<item><title>{escape(piece.as_of(now).title)}</title><link>{escape(address(content, feed, piece))}</link>"
        f"<guid isPermaLink='false'>{piece.key}</guid>"
        + (f"<pubDate>{format_datetime(_dated(piece))}</pubDate>" if feed.is_dated else "")
        + f"<description>{escape(piece.as_of(now).paragraph_list[0][:160])}</description></item>"
        for piece in pieces
    )
    channel = (
        f"<title>{escape(site.name)}</title><link>{site.url('/')}</link><description>News</description><language>{site.language}</language>"
    )
    return f'<rss version="2.0"><channel>{channel}{items}</channel></rss>'


def _rdf(content: Content, site: Site, feed: Feed, pieces: Sequence[Piece], now: datetime) -> str:
    items = "".join(
        f'<item rdf:about="{escape(content.url(piece))}"><title>{escape(piece.as_of(now).title)}</title>'
        f"<link>{escape(address(content, feed, piece))}</link><dc:date>{_dated(piece).isoformat()}</dc:date></item>"
        for piece in pieces
    )
    return (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="{site.url("/")}"><title>{escape(site.name)}</title>'
        f"<link>{site.url('/')}</link><description>News</description></channel>{items}</rdf:RDF>"
    )


def _atom(content: Content, site: Site, feed: Feed, pieces: Sequence[Piece], now: datetime) -> str:
    entries = "".join(
        f"<entry><id>urn:{piece.key}</id><title>{escape(piece.as_of(now).title)}</title>"
        f'<link href="{escape(address(content, feed, piece))}"/><updated>{_dated(piece).isoformat()}</updated>'
        f"<published>{_dated(piece).isoformat()}</published></entry>"
        for piece in pieces
    )
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{site.url("/")}"><id>{site.url("/")}</id>'
        f"<title>{escape(site.name)}</title><updated>{now.isoformat()}</updated>{entries}</feed>"
    )


def _json_feed(content: Content, site: Site, feed: Feed, pieces: Sequence[Piece], now: datetime) -> dict[str, object]:
    items = [
        {
            "id": piece.key,
            "url": address(content, feed, piece),
            "title": piece.as_of(now).title,
            "date_published": _dated(piece).isoformat(),
        }
        for piece in pieces
    ]
    return {"version": "https://jsonfeed.org/version/1.1", "title": site.name, "home_page_url": site.url("/"), "items": items}


def news_sitemap(content: Content, site: Site, feed: Feed, pieces: Sequence[Piece], now: datetime) -> str:
    """Write the news sitemap that a site has, or that its index leads to."""
    urls = "".join(
        f"<url><loc>{escape(address(content, feed, piece))}</loc><news:news><news:publication><news:name>{escape(site.name)}</news:name>"
        f"<news:language>{site.language}</news:language></news:publication>"
        f"<news:publication_date>{_dated(piece).isoformat()}</news:publication_date>"
        f"<news:title>{escape(piece.as_of(now).title)}</news:title></news:news></url>"
        for piece in pieces
    )
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    return f"<urlset {spaces}>{urls}</urlset>"


def _index(content: Content, site: Site, feed: Feed, pieces: Sequence[Piece], now: datetime) -> str:
    del content, feed, pieces
    loc = f"<sitemap><loc>{site.url('/sitemap-news.xml')}</loc><lastmod>{now.date().isoformat()}</lastmod></sitemap>"
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{loc}</sitemapindex>'
