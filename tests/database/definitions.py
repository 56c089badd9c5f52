"""The tables as PostgreSQL is told to make them; run as a module it prints them, for `definitions.sql`."""

import sys

from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.schema import CreateIndex, CreateTable

from extraction.database.migrate import FIRST, STEPS
from extraction.database.tables import METADATA

DIALECT = PGDialect()  # type: ignore[no-untyped-call]


def definitions() -> str:
    """The version, and every table with its indexes."""
    made = [f"-- version {FIRST + len(STEPS)}"]
    for table in METADATA.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=DIALECT)).strip())
        indexes = sorted(table.indexes, key=lambda one: str(one.name))
        made += [str(CreateIndex(one).compile(dialect=DIALECT)) for one in indexes]
    return "".join(one + "\n" for one in made)


if __name__ == "__main__":
    sys.stdout.write(definitions())
