"""`minglu validate` and `minglu schema`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extraction.cli.report import number, say
from extraction.errors import UsageError

if TYPE_CHECKING:
    from extraction.validate import Place


def validate(
    outputs: Annotated[list[Path], typer.Argument(metavar="OUT...", help="Folders, .json or .jsonl files.")],
    texts: Annotated[
        list[str] | None, typer.Option(metavar="INPUT", help="The articles, to check spans against; repeatable.")
    ] = None,
) -> None:
    """Check documents against the models, and their spans against the texts.

    Prints one fault a line; exit code 1 if there is one.
    """
    from extraction.validate import Place, check_model, find_documents

    faults = 0
    places: dict[str, Place] = {}
    for place in find_documents(outputs):
        document, found = check_model(place)
        for fault in found:
            typer.echo(str(fault))
        faults += len(found)
        if document is not None:
            article_id = document.article.id
            if article_id in places:
                typer.echo(f"{place}: article.id: {article_id!r} is that of {places[article_id]}")
                faults += 1
            places.setdefault(article_id, place)
    if not places and not faults:
        raise UsageError(f"{', '.join(map(str, outputs))}: there is no document. Write some with `minglu extract`.")
    say(f"{number(len(places), 'document')}, {number(faults, 'fault')}")
    if texts:
        faults += _check_texts(places, texts)
    if faults:
        raise typer.Exit(1)


def _check_texts(places: "dict[str, Place]", texts: list[str]) -> int:
    """Check every document whose text is among the inputs; return the number of faults."""
    from extraction.corpus.article import Failure
    from extraction.corpus.inputs import find_inputs, read_inputs
    from extraction.corpus.worker import raw_text
    from extraction.errors import InputError
    from extraction.validate import check_model, check_spans

    faults = 0
    left = dict(places)
    for item in read_inputs(find_inputs(texts)):
        if isinstance(item, Failure) or item.id not in left:
            continue
        place = left.pop(item.id)
        document, _ = check_model(place)
        assert document is not None
        try:
            found = [str(fault) for fault in check_spans(place, document, raw_text(item).text)]
        except InputError as error:
            found = [f"{place}: its text {item.origin} cannot be read: {error}"]
        for fault in found:
            typer.echo(fault)
        faults += len(found)
    say(f"{number(len(places) - len(left), 'document')} checked against texts, {number(faults, 'fault')}")
    if left:
        say(f"{number(len(left), 'document')} without text, {min(left)} the first: name its file with --texts.")
    return faults


def schema() -> None:
    """Print the JSON Schema of a document."""
    from schemas import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
