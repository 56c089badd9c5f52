"""`minglu export`: documents into files for analysis."""

import time
from pathlib import Path
from typing import Annotated, Literal

import typer

from extraction.cli.load_documents import Documents, Outputs, extra
from extraction.cli.report import number, say


def export(
    outputs: Outputs,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Folder; what it has of an export goes.")],
    form: Annotated[Literal["parquet"], typer.Option("--format", help="Form of the files.")] = "parquet",  # noqa: ARG001
    partition_by: Annotated[
        Literal["year"] | None, typer.Option(help="A folder per year of publication in each table.")
    ] = None,
) -> None:
    """Write documents as one Parquet file per table.

    The tables are those of `minglu load`. Exit code 1 if a document was left out: the others are written all the same.
    """
    with extra("parquet"):
        from extraction.database.parquet import Export

    start = time.perf_counter()
    documents = Documents(outputs)
    with Export(out, by_year=partition_by is not None) as files:
        for origin, document in documents:
            try:
                files.add(document)
            except ValueError as error:
                documents.refuse(origin, str(error))
    seconds = time.perf_counter() - start
    say(f"{number(files.documents, 'document')}, {number(files.rows, 'row')} written into {out} in {seconds:.1f} s")
    documents.conclude()
