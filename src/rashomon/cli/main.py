"""`rashomon`: the one entry point, and what each error becomes on the way out."""

import sys

import stamina.instrumentation
import typer
from rich.console import Console

from rashomon.cli import (
    audit,
    convert,
    demo,
    doctor,
    evals,
    explain,
    export,
    importing,
    outlets,
    review,
    run,
    schema,
    serve,
    status,
    verify,
)
from rashomon.errors import Misconfigured, RashomonError, Stopped, Transient

# sysexits.h, where it has a number for what happened
EXIT_CODES: dict[type[RashomonError], int] = {Misconfigured: 2, Stopped: 70, Transient: 75}

app = typer.Typer(
    name="rashomon",
    help="One event, many witnesses: verified pages about world events, made from raw news in many languages.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.command("run")(run.run)
app.command("demo")(demo.demo)
app.command("serve")(serve.serve)
app.command("status")(status.status)
app.command("export")(export.export)
app.command("verify")(verify.verify)
app.command("explain")(explain.explain)
app.command("audit")(audit.audit)
app.command("convert")(convert.convert)
app.command("schema")(schema.schema)
app.command("import")(importing.import_)
app.command("doctor")(doctor.doctor)
app.add_typer(outlets.app, name="outlets")
app.add_typer(review.app, name="review")
app.add_typer(evals.app, name="eval")


def main() -> None:
    """Run the command line; a known error prints one line with the fix and leaves its exit code."""
    stamina.instrumentation.set_on_retry_hooks(())  # by default each retry is printed, into the JSON of whoever reads our output
    try:
        app()
    except RashomonError as error:
        Console(stderr=True).print(f"[bold red]rashomon:[/] {_escaped(str(error))}", highlight=False, soft_wrap=True)
        sys.exit(next((code for kind, code in EXIT_CODES.items() if isinstance(error, kind)), 1))
    except KeyboardInterrupt:
        Console(stderr=True).print("\nStopped. What was done is kept: the same command goes on from here.", highlight=False)
        sys.exit(130)


def _escaped(text: str) -> str:
    return text.replace("[", r"\[")


if __name__ == "__main__":
    main()
