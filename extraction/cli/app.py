"""The command and its parts."""

from typing import Annotated

import typer

from extraction import __version__
from extraction.cli import annotate, documents, evaluation, explain, export, extract, load, quarantine, rules, view

app = typer.Typer(
    name="minglu",
    help="Validated database rows from Chinese Party and government news.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command()(extract.extract)
app.command()(documents.validate)
app.command()(evaluation.evaluate)
app.command()(documents.schema)
app.command()(load.load)
app.command()(explain.explain)
app.command()(export.export)
app.command()(view.view)
app.add_typer(annotate.app, name="annotate")
app.add_typer(rules.app, name="rules")
app.add_typer(quarantine.app, name="quarantine")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass
