"""`rashomon serve`: the edition of a data folder, over HTTP on loopback."""

import uvicorn
from rich.console import Console

from rashomon.cli import options
from rashomon.cli.edition import edition_settings
from rashomon.pipeline.publishing import load_edition
from rashomon.store.database import Database
from rashomon.web import app


def serve(
    data: options.DataFolder = options.DEFAULT_DATA,
    port: options.Port = options.DEFAULT_PORT,
    locale: options.Locales = None,
    base_url: options.BaseUrl = None,
    outlets: options.OutletFiles = None,
    config: options.ConfigFile = None,
) -> None:
    """Serve what `rashomon run` has made, on loopback, from the database. Stop it with Ctrl+C."""
    database = Database.open(data, create=False)
    settings = edition_settings(config, locales=locale, base_url=base_url, outlet_files=outlets)
    edition = load_edition(database, settings)
    serve_app(app(edition), port=port)


def serve_app(application: object, *, port: int) -> None:
    """Run an ASGI application on loopback until it is stopped, and print its address once it listens."""
    config = uvicorn.Config(application, host="127.0.0.1", port=port, log_level="warning")  # type: ignore[arg-type]
    server = _Announcing(config)
    server.run()


class _Announcing(uvicorn.Server):
    """A server that says where it is as soon as it is there, with the port it really got."""

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup(sockets=sockets)  # type: ignore[arg-type]
        for server in self.servers:
            port = server.sockets[0].getsockname()[1]
            Console().print(f"Serving on http://127.0.0.1:{port}/ (Ctrl+C stops)", highlight=False, soft_wrap=True)
