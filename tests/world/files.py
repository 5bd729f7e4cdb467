"""The registry and the settings that point a run at the loopback world."""

from pathlib import Path

from tests.world.content import Feed, Form
from tests.world.server import World

from rashomon.model.outlet import ListedSource, Outlet, OutletKind, SourceKind
from rashomon.registry.written import outlets_as_toml

SECONDS = 4.0  # what a request may take: everything is on loopback, and may share its processor with much else
CONNECTIONS = 6  # at once: with more of them it is our own haste that makes hosts late


def write_files(folder: Path, world: World) -> None:
    """Write outlets.toml, with all sites, and rashomon.toml, which leads every host to the server, without pauses."""
    outlets = [
        Outlet(
            id=site.id,
            name=site.name,
            domains=(site.host,),
            country=site.country,
            languages=(site.language,),
            kind=OutletKind(site.kind),
            owner=site.owner or None,
            sources=tuple(ListedSource(site.url(feed.address), _kind(feed)) for feed in site.feeds),
        )
        for site in world.content.sites
    ]
    (folder / "outlets.toml").write_text(outlets_as_toml(outlets), "utf-8")
    (folder / "rashomon.toml").write_text(
        f'[fetch]\ndelay_s = 0.0\nseconds = {SECONDS}\nconnections = {CONNECTIONS}\nbytes = 4194304\nconnect_to = {{ "*.example" = "127.0.0.1:{world.port}" }}\n',
        "utf-8",
    )


def _kind(feed: Feed) -> SourceKind:
    return {Form.NEWS_SITEMAP: SourceKind.NEWS_SITEMAP, Form.SITEMAP_INDEX: SourceKind.SITEMAP}.get(feed.form, SourceKind.FEED)
