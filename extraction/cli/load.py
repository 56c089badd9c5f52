"""`minglu load`: documents into SQL tables."""

import time
from typing import Annotated

import typer

from extraction.cli.load_documents import Documents, Outputs, extra
from extraction.cli.report import number, say

DEFAULT = "sqlite:///minglu.db"


def load(
    outputs: Outputs,
    db: Annotated[
        str, typer.Option("--db", "--to", metavar="URL", help="sqlite:///FILE or postgresql://USER@HOST/DATABASE.")
    ] = DEFAULT,
) -> None:
    """Load documents into a database; what is there of the same articles is replaced.

    Makes the tables, and brings older ones up to date. Exit code 1 if a document was left out: the others are loaded
    all the same.
    """
    with extra("db"):
        from extraction.database.engine import masked
        from extraction.database.load import Database
        from extraction.database.load import load as load_documents

        start = time.perf_counter()
        documents = Documents(outputs)
        with Database(db) as database:
            account = load_documents(database, documents, documents.refuse)
    seconds = time.perf_counter() - start
    loaded = f"{number(account.documents, 'document')}, {number(account.rows, 'row')}"
    say(f"{loaded} loaded into {masked(db)} in {seconds:.1f} s")
    documents.conclude()
