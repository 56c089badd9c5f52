"""`minglu explain`: why a record is there, or why there is none."""

import json
from pathlib import Path
from typing import Annotated, Literal

import typer

from extraction.cli.options import RulesFolder
from extraction.errors import UsageError

Input = Annotated[Path, typer.Argument(metavar="ARTICLE", exists=True, dir_okay=False, help="A file with an article.")]
Record = Annotated[
    str | None, typer.Option("--record", metavar="ID", help="o1, p1, u1; d1, c1, s1: the first date, count, structure.")
]
At = Annotated[int | None, typer.Option("--at", metavar="OFFSET", min=0, help="A code point of the raw text, from 0.")]


def explain(  # noqa: PLR0913, PLR0917 - one parameter per option is how typer works
    article: Input,
    record: Record = None,
    at: At = None,
    row: Annotated[str | None, typer.Option("--id", help="Which article of a file of rows.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    people: Annotated[Literal["officials", "all"], typer.Option(help="As for extract.")] = "officials",
    published: Annotated[str | None, typer.Option(metavar="DATE", help="As for extract.")] = None,
    rules: RulesFolder = None,
) -> None:
    """Say why a record is there, what lost to it, or why there is none; without either option list the records."""
    from extraction.corpus.article import Failure
    from extraction.corpus.inputs import find_inputs, read_inputs
    from extraction.corpus.worker import raw_text
    from extraction.pipeline import Settings, extract
    from extraction.review.explain import as_data, as_text, find_record, records_of
    from extraction.review.explain import explain as answer_for
    from extraction.rulebook import Rulebook
    from extraction.text import read

    if record is not None and at is not None:
        raise UsageError("--record and --at: give one of them")
    items = [one for one in read_inputs(find_inputs([str(article)])) if not isinstance(one, Failure)]
    chosen = [one for one in items if row is None or one.id == row]
    if len(chosen) != 1:
        raise UsageError(f"{article}: it holds {len(chosen)} articles of that id. Name one with --id.")
    [item] = chosen
    raw = raw_text(item)
    try:
        document = extract(
            raw.text,
            id=item.id,
            published=item.published,
            title=item.title,
            source=item.source,
            encoding=raw.encoding,
            default_published=published,
            settings=Settings(people=people, rules=rules),
        )
    except ValueError as error:
        raise UsageError(f"--published: {error}") from error
    if record is None and at is None:
        for one in records_of(document):
            typer.echo(
                f"{one.key}\t{one.kind}\t{one.start}\t{one.end}\t{raw.text[one.start : one.end]!r}\t{one.rule or ''}"
            )
        return
    if record is not None:
        found = find_record(document, record)
        if found is None:
            raise UsageError(f"{article}: there is no record {record}. Without --record all are listed.")
        start, end = found.start, found.end
    else:
        assert at is not None
        start, end = at, at + 1
    try:
        answer = answer_for(document, read(raw.text), Rulebook.load(rules), start, end)
    except ValueError as error:
        raise UsageError(f"--at: {error}") from error
    typer.echo(json.dumps(as_data(answer), ensure_ascii=False) if as_json else as_text(answer), nl=as_json)
