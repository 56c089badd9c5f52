"""Loading documents: an article with all its rows is replaced in one transaction."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Table, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DataError, OperationalError, SQLAlchemyError

from extraction.database.bulk import insert
from extraction.database.engine import masked, open_engine, reason
from extraction.database.migrate import migrate
from extraction.database.rows import Row, rows
from extraction.database.tables import TABLES
from extraction.errors import OutputError, UsageError
from schemas import Document

EACH = 100
"""Documents per transaction."""
_TOO_LONG = "54000"
"""PostgreSQL: a key or an indexed text of more bytes than an index takes."""
_REMEDIES = {
    "sqlite": "Check that its folder is there, that you may write there, and that no other file has its name.",
    "postgresql": "Check the URL, that the server runs, and that you may make tables there.",
}
_AGAIN = "What was loaded stays: mend it, then run the same command again."

Refuse = Callable[[str, str], None]


@dataclass(slots=True)
class Loaded:
    """The account of a load."""

    documents: int = 0
    rows: int = 0


class RefusedError(Exception):
    """One document that the database does not take."""


class Database:
    """SQL tables for documents; a context manager."""

    def __init__(self, url: str) -> None:
        """Connect, and make the tables or bring them up to date; raise `UsageError` where that cannot be."""
        self._name = masked(url)
        self.engine = open_engine(url)
        try:
            with self.engine.begin() as connection:
                migrate(connection)
        except UsageError as error:
            self.close()
            raise UsageError(f"{self._name}: {error}") from error
        except (SQLAlchemyError, OSError) as error:
            self.close()
            raise UsageError(f"{self._name}: {reason(error)}. {_REMEDIES[self.engine.dialect.name]}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    def replace(self, documents: Iterable[Document]) -> int:
        """Put the documents in the place of what is there of their articles, in one transaction; return the rows.

        Of two documents of one article the later counts. Raises `RefusedError` for a value that the database does not
        take, `OutputError` where it cannot be written.
        """
        latest = {document.article.id: document for document in documents}
        try:
            # The same order everywhere: two loaders that want each other's articles wait for each other in turn.
            batch = [rows(latest[article]) for article in sorted(latest)]
            with self.engine.begin() as connection:
                return _replace(connection, sorted(latest), batch)
        except (DataError, OverflowError, UnicodeEncodeError, ValueError) as error:
            raise RefusedError(reason(error) if isinstance(error, SQLAlchemyError) else str(error)) from error
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None) == _TOO_LONG:
                raise RefusedError(reason(error)) from error
            raise OutputError(f"{self._name}: {reason(error)}. {_AGAIN}") from error
        except (SQLAlchemyError, OSError) as error:
            raise OutputError(f"{self._name}: {reason(error)}. {_AGAIN}") from error


def load(database: Database, documents: Iterable[tuple[str, Document]], refuse: Refuse) -> Loaded:
    """Load documents, each with where it comes from; call `refuse` with that and the reason for one that does not fit.

    Holds `EACH` documents at a time. Raises `OutputError` where the database cannot be written.
    """
    account = Loaded()
    for batch in _batches(documents):
        try:
            account.rows += database.replace(document for _, document in batch)
            account.documents += len(batch)
        except RefusedError:
            _one_by_one(database, batch, account, refuse)
    return account


def _batches(documents: Iterable[tuple[str, Document]]) -> Iterator[list[tuple[str, Document]]]:
    left = iter(documents)
    while batch := list(islice(left, EACH)):
        yield batch


def _one_by_one(database: Database, batch: Sequence[tuple[str, Document]], account: Loaded, refuse: Refuse) -> None:
    for origin, document in batch:
        try:
            account.rows += database.replace([document])
            account.documents += 1
        except RefusedError as error:
            refuse(origin, str(error))


def _replace(connection: Connection, articles: Sequence[str], batch: Sequence[dict[str, list[Row]]]) -> int:
    root, *children = TABLES
    _upsert(connection, root, [row for one in batch for row in one[root.name]])
    for table in reversed(children):
        connection.execute(delete(table).where(table.c.article.in_(articles)))
    for table in children:
        insert(connection, table, [row for one in batch for row in one[table.name]])
    return sum(len(found) for one in batch for found in one.values())


def _upsert(connection: Connection, table: Table, found: list[Row]) -> None:
    """Insert, or lock and overwrite; this keeps other loaders off the article until the transaction ends."""
    upsert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = upsert(table)
    key = [column.name for column in table.primary_key]
    new = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in key}
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=new), found)
