"""`rashomon schema`: the JSON Schema of pages."""

import json

import typer

from rashomon.page import json_schema


def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of a page: of what `convert --to json` writes, and of every node's .json twin."""
    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
