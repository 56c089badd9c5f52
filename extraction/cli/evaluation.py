"""`minglu evaluate`: documents against hand labels."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extraction.cli.report import number, say
from extraction.cli.report_html import write_report
from extraction.errors import UsageError

if TYPE_CHECKING:
    from extraction.evaluate import Evaluation

_WIDTH = 18


def evaluate(  # noqa: PLR0913, PLR0917 - one parameter per option is how typer works
    gold: Annotated[Path, typer.Argument(metavar="GOLD", exists=True, file_okay=False, help="Folder with labels.")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder or .jsonl file with documents.")],
    errors: Annotated[
        str | None, typer.Option(metavar="KIND", help="List that kind's false and missed records instead.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    floors: Annotated[
        Path | None, typer.Option(metavar="FILE", dir_okay=False, help="Exit with 1 where F1 falls below its floor.")
    ] = None,
    pin: Annotated[bool, typer.Option("--pin", help="Raise the floors in FILE to the present figures.")] = False,
    lower: Annotated[bool, typer.Option("--lower", help="With --pin: lower them too.")] = False,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE.html", dir_okay=False, help="Write a page of figures and errors too.")
    ] = None,
    texts: Annotated[
        list[str] | None, typer.Option(metavar="INPUT", help="With --report: the articles, for their sentences.")
    ] = None,
) -> None:
    """Print precision, recall and F1 per kind of record."""
    from extraction.evaluate import KINDS, check_floors, pin_floors, read_documents, read_labels, score

    if errors is not None and errors not in KINDS:
        raise UsageError(f"--errors {errors}: there is no such kind. Use one of: {', '.join(KINDS)}")
    if (pin and floors is None) or (lower and not pin):
        raise UsageError("--pin needs --floors FILE, and --lower needs --pin")
    if texts and report is None:
        raise UsageError("--texts needs --report FILE.html")
    labels = read_labels(gold)
    documents = read_documents(out, labels)
    result = score(labels, documents)
    _print(result, errors, as_json=as_json)
    if report is not None:
        write_report(report, labels, documents, result, texts or [])
    if floors is not None:
        faults = pin_floors(floors, labels, result, lower=lower) if pin else check_floors(floors, labels, result)
        for fault in faults:
            say(fault)
        if faults:
            raise typer.Exit(1)


def _print(result: "Evaluation", errors: str | None, *, as_json: bool) -> None:
    if errors is not None:
        _print_errors(result, errors)
    elif as_json:
        typer.echo(json.dumps(_figures(result), ensure_ascii=False))
    else:
        _print_table(result)
    if result.absent:
        say(f"{number(len(result.absent), 'article')} without document, all missed: {_first(result.absent)}")
    if result.foreign:
        say(f"{number(len(result.foreign), 'document')} of another text than the labels: {_first(result.foreign)}")


def _figures(result: "Evaluation") -> dict[str, object]:
    kinds = {
        kind: {
            "gold": one.gold,
            "found": one.found,
            "right": one.right,
            "precision": one.precision,
            "recall": one.recall,
            "f1": one.f1,
        }
        for kind, one in result.figures.items()
    }
    return {"headline": result.headline, **kinds}


def _print_table(result: "Evaluation") -> None:
    typer.echo(f"{'':{_WIDTH}}{'gold':>6}{'found':>7}{'right':>7}{'P':>8}{'R':>8}{'F1':>8}")
    for kind, one in result.figures.items():
        ratios = f"{one.precision:8.3f}{one.recall:8.3f}{one.f1:8.3f}"
        typer.echo(f"{kind:{_WIDTH}}{one.gold:6}{one.found:7}{one.right:7}{ratios}")
    typer.echo(f"headline {result.headline:.4f}")


def _print_errors(result: "Evaluation", kind: str) -> None:
    """One error a line: article, what, the label, the record found, with tabs between."""
    for error in result.errors.get(kind, ()):
        typer.echo("\t".join((error.article, error.what, error.gold or "-", error.found or "-")))


def _first(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
