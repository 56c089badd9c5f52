"""From a URL to a SQLAlchemy engine: SQLite and PostgreSQL, and how each is spoken to."""

import logging
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from extraction.errors import UsageError

_DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}
_EXAMPLES = "Give a URL like sqlite:///news.db or postgresql://user@host/news."
_PASSWORD = "password"
_PATIENCE = 120
"""Seconds that a writer waits for others to finish."""
_PRAGMAS = ("foreign_keys=ON", "journal_mode=WAL", "synchronous=NORMAL")


def open_engine(url: str) -> Engine:
    """Return the engine, not connected yet; raise `UsageError` for anything but SQLite files and PostgreSQL."""
    parsed = _parse(url)
    if parsed.get_backend_name() == "postgresql":
        logging.getLogger("psycopg").setLevel(logging.ERROR)  # it warns of what the error says anyway
        return create_engine(parsed, pool_pre_ping=True)
    engine = create_engine(parsed, connect_args={"timeout": _PATIENCE, "isolation_level": None})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def masked(url: str) -> str:
    """Return the URL without its password, for messages."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        return "the URL"
    if _PASSWORD in parsed.query:
        parsed = parsed.update_query_dict({_PASSWORD: "***"})
    return parsed.render_as_string(hide_password=True)


def reason(error: SQLAlchemyError | OSError) -> str:
    """Return the first line of what the database says is wrong; SQLAlchemy's own has the statement behind it."""
    said = str(getattr(error, "orig", None) or error).strip()
    return said.splitlines()[0].removeprefix("connection failed: ") if said else type(error).__name__


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise UsageError(f"--db is no database URL. {_EXAMPLES}") from error
    driver = _DRIVERS.get(parsed.drivername.partition("+")[0])
    if driver is None:
        raise UsageError(f"{masked(url)}: only SQLite and PostgreSQL are loaded. {_EXAMPLES}")
    if driver.startswith("sqlite") and parsed.database in {None, "", ":memory:"}:
        raise UsageError(f"{masked(url)}: a database in memory is gone with the command. {_EXAMPLES}")
    return parsed.set(drivername=driver)


def _set_up(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Take SQLite's write lock at once: who reads first and writes later is turned away instead of waiting."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
