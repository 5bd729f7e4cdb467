"""`rashomon convert`: a printed page from one form into another."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rashomon.errors import Misconfigured, Rejected
from rashomon.page import Profile, write_json, write_markdown
from rashomon.pipeline.importing import language_of
from rashomon.pipeline.page_files import read_page, read_page_file
from rashomon.publish import document


class Target(StrEnum):
    """What to write."""

    MARKDOWN = "md"
    JSON = "json"
    HTML = "html"


def convert(
    page: Annotated[Path, typer.Argument(metavar="IN", help="A page: Markdown (.md) or JSON (.json); - reads standard input.")],
    to: Annotated[Target, typer.Option("--to", help="The form to write, to standard output.")],
    profile: Annotated[
        Profile, typer.Option("--profile", help="For md: `reference` writes the plain form, `strict` ours, with ids and citations.")
    ] = Profile.STRICT,
) -> None:
    """Write a page in another form to standard output. A page read and written in its own form is the same, byte for byte."""
    try:
        found = read_page(sys.stdin.buffer.read(), name="standard input") if str(page) == "-" else read_page_file(page)
    except Rejected as error:
        raise Misconfigured(f"{page} is no page of this form: {error.detail}") from error
    match to:
        case Target.MARKDOWN:
            body = write_markdown(found, profile).encode()
        case Target.JSON:
            body = write_json(found)
        case Target.HTML:
            body = document(found, language=language_of(found))
    sys.stdout.buffer.write(body)
