"""Schema versions go forward, and only forward."""

import itertools
from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from extraction.database.load import Database
from extraction.database.migrate import FIRST, STEPS, Step, migrate
from extraction.errors import UsageError
from tests.database.definitions import definitions
from tests.documents import document

NEXT = FIRST + len(STEPS) + 1
"""The first version that is not there yet."""
DEFINITIONS = Path(__file__).with_name("definitions.sql")


def test_a_change_of_the_tables_needs_a_step() -> None:
    """A model's new field is a new column, a new kind of record a new table: older databases need a step in `STEPS`.

    Write it, then `python -m tests.database.definitions > tests/database/definitions.sql`.
    """
    assert DEFINITIONS.read_text(encoding="utf-8") == definitions()


def test_the_steps_have_no_gap() -> None:
    assert list(STEPS) == list(itertools.islice(itertools.count(FIRST + 1), len(STEPS)))


def add_column(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE articles ADD COLUMN shelf TEXT"))


def fill_column(connection: Connection) -> None:
    connection.execute(text("UPDATE articles SET shelf = 'A'"))


def run(database: Database, steps: Mapping[int, Step]) -> None:
    with database.engine.begin() as connection:
        migrate(connection, steps)


def test_an_older_database_takes_the_steps_that_it_lacks(url: str) -> None:
    with Database(url) as database:
        database.replace([document()])
        run(database, {**STEPS, NEXT: add_column})
        run(database, {**STEPS, NEXT: add_column, NEXT + 1: fill_column})
        run(database, {**STEPS, NEXT: add_column, NEXT + 1: fill_column})
        with database.engine.begin() as connection:
            assert connection.execute(text("SELECT shelf FROM articles")).scalars().all() == ["A"]
            assert connection.execute(text("SELECT version FROM minglu_schema")).scalars().all() == [NEXT + 1]
            assert connection.execute(text("SELECT name FROM posts_over_time")).scalars().all() == ["林知远"]


def test_a_step_that_fails_changes_nothing(url: str) -> None:
    def fail(connection: Connection) -> None:
        raise ZeroDivisionError

    with Database(url) as database:
        with pytest.raises(ZeroDivisionError):
            run(database, {**STEPS, NEXT: add_column, NEXT + 1: fail})
        run(database, {**STEPS, NEXT: add_column})


def test_a_newer_database_is_refused(url: str) -> None:
    with Database(url) as database, database.engine.begin() as connection:
        connection.execute(text("UPDATE minglu_schema SET version = 99"))
    with pytest.raises(
        UsageError, match=rf"its tables are of version 99, this minglu knows them up to version {NEXT - 1}\. Use"
    ):
        Database(url)


@pytest.mark.parametrize("change", ["UPDATE minglu_schema SET version = 0", "DELETE FROM minglu_schema"])
def test_a_database_without_a_version_is_refused(url: str, change: str) -> None:
    with Database(url) as database, database.engine.begin() as connection:
        connection.execute(text(change))
    with pytest.raises(UsageError, match=r"its table minglu_schema holds no version\. Load into another database"):
        Database(url)


def test_foreign_tables_of_our_names_are_left_alone(url: str) -> None:
    from extraction.database.engine import open_engine

    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE counts (sheep INTEGER)"))
    engine.dispose()
    with pytest.raises(UsageError, match=r"it has a table counts that is not minglu's\. Load into another database"):
        Database(url)
