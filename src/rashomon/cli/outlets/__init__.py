"""`rashomon outlets`: who is known, and how to bring one's own."""

import typer

from rashomon.cli.outlets import adding, checking, exporting, importing, listing, showing

app = typer.Typer(
    help="See which outlets are known, add your own, take over feed lists and ratings, check that sources answer.", no_args_is_help=True
)
app.command("list")(listing.list_)
app.command("show")(showing.show)
app.command("add")(adding.add)
app.command("import")(importing.import_)
app.command("export")(exporting.export)
app.command("check")(checking.check)

__all__ = ["app"]
