"""Making the tables, and taking those of an older minglu forward; never back.

A new database gets the newest tables at once. An older one takes the steps that it lacks, one transaction for all;
the views hold no data and are made anew. `VERSION` of the tables is the number of the newest step.
"""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, insert, inspect, select, text, update

from extraction.database.tables import METADATA, TABLES, VERSION
from extraction.database.views import VIEWS
from extraction.errors import UsageError

Step = Callable[[Connection], None]

FIRST = 1
STEPS: Mapping[int, Step] = {}
"""What leads to each version from the one before; without a gap from 2 on."""
_LOCK = 0x6D696E676C75  # any number that other programs do not take


def migrate(connection: Connection, steps: Mapping[int, Step] = STEPS) -> None:
    """Bring the database to the newest version, inside the caller's transaction.

    Raises `UsageError` for a database that a newer minglu made, or that has other tables of our names.
    """
    if connection.dialect.name == "postgresql":  # SQLite lets in one writer at a time as it is
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    newest = FIRST + len(steps)
    there = _version(connection)
    if there is None:
        METADATA.create_all(connection, checkfirst=False)
        connection.execute(insert(VERSION), {"version": newest})
    elif there > newest:
        raise UsageError(
            f"its tables are of version {there}, this minglu knows them up to version {newest}. "
            "Use the newer minglu, or load into another database."
        )
    elif there < newest:
        for number in range(there + 1, newest + 1):
            steps[number](connection)
        connection.execute(update(VERSION), {"version": newest})
    if there != newest:
        _make_views(connection)


def _version(connection: Connection) -> int | None:
    """The version of the tables that are there, None where there are none."""
    present = set(inspect(connection).get_table_names())
    if VERSION.name in present:
        versions: list[int] = list(connection.execute(select(VERSION.c.version)).scalars())
        if len(versions) != 1 or versions[0] < FIRST:
            raise UsageError(
                f"its table {VERSION.name} holds no version. Load into another database, or drop the tables."
            )
        return versions[0]
    others = sorted(present & {table.name for table in TABLES})
    if others:
        raise UsageError(
            f"it has a table {others[0]} that is not minglu's. Load into another database; in PostgreSQL a schema "
            "of its own will do: ?options=-csearch_path%3Dminglu"
        )
    return None


def _make_views(connection: Connection) -> None:
    for name in reversed(list(VIEWS)):
        connection.execute(text(f"DROP VIEW IF EXISTS {name}"))
    for name, (comment, query) in VIEWS.items():
        connection.execute(text(f"CREATE VIEW {name} AS {query}"))
        if connection.dialect.supports_comments:
            connection.execute(text(f"COMMENT ON VIEW {name} IS '{comment}'"))
