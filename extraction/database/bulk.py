"""Many rows into a table at once, as each engine takes them quickest: COPY in PostgreSQL, one statement in SQLite."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError

from extraction.database.rows import Row

Bind = Callable[[Any], Any] | None


def insert(connection: Connection, table: Table, found: Sequence[Row]) -> None:
    """Insert rows that hold every column; errors are those of SQLAlchemy."""
    dialect = connection.dialect
    plan = _plan(table, dialect)
    values = [tuple(row[name] if bind is None else bind(row[name]) for name, bind in plan) for row in found]
    if not values:
        return
    if dialect.name == "postgresql":
        _copy(connection, _columns(table, dialect), values)
    else:
        connection.exec_driver_sql(str(table.insert().compile(dialect=dialect)), values)


def _copy(connection: Connection, columns: str, values: list[tuple[Any, ...]]) -> None:
    base: type[Exception] = connection.dialect.loaded_dbapi.Error
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(f"COPY {columns} FROM STDIN") as copy:
            for row in values:
                copy.write_row(row)
    except base as error:
        raise DBAPIError.instance(None, None, error, base, dialect=connection.dialect) from error


@cache
def _plan(table: Table, dialect: Dialect) -> tuple[tuple[str, Bind], ...]:
    """Each column with what makes its values ready for the driver."""
    return tuple((one.name, one.type.dialect_impl(dialect).bind_processor(dialect)) for one in table.columns)


@cache
def _columns(table: Table, dialect: Dialect) -> str:
    quote = dialect.identifier_preparer.quote
    return f"{quote(table.name)} ({', '.join(quote(one.name) for one in table.columns)})"
