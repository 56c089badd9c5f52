"""`minglu quarantine`: what failed, why, and again."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from extraction.cli.extract import leave, resumable
from extraction.cli.options import Workers
from extraction.cli.report import Report, described, number, say
from extraction.corpus.run import quarantined, retry

app = typer.Typer(help="What failed, why, and again.", no_args_is_help=True, rich_markup_mode=None)

Out = Annotated[Path, typer.Argument(metavar="OUT", help="The output of `minglu extract`.")]


@app.command("list")
def list_failures(
    out: Out, as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False
) -> None:
    """Print what is in quarantine, one input a line: what, stage, tries, why and remedy, with tabs between."""
    failures = quarantined(out)
    for one in failures:
        if as_json:
            values = {key: value for key, value in asdict(one).items() if key not in {"origin", "row", "made_by"}}
            typer.echo(json.dumps(values | {"file": one.origin.file, "line": one.origin.line}, ensure_ascii=False))
        else:
            fields = (described(one.key, one.shown), one.stage, str(one.tries), one.message, one.remedy)
            typer.echo("\t".join(field.replace("\t", " ").replace("\n", " ") for field in fields))
    say(f"{number(len(failures), 'input')} in quarantine")


@app.command("retry")
def retry_failures(out: Out, workers: Workers = 1) -> None:
    """Try what is in quarantine again, with the options of the last run.

    A row that was no article is not tried: mend its file, then run the same `minglu extract` with --resume.
    """
    with Report(str(out)) as report, resumable():
        summary = retry(out, workers=workers, listen=report.hear)
    report.conclude(summary)
    leave(summary)
    if quarantined(out):
        raise typer.Exit(1)
