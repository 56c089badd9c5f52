"""Every database test runs on both engines."""

import itertools
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.database.server import NoServerError, postgresql

_SCHEMAS = itertools.count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL server that lives as long as the tests."""
    with ExitStack() as stack:
        try:
            url = stack.enter_context(postgresql())
        except NoServerError as error:
            pytest.skip(str(error))
        yield url


def new_schema(server: str) -> str:
    """The URL of an empty schema of its own on the server."""
    name = f"test{next(_SCHEMAS)}"
    engine = create_engine(server.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    engine.dispose()
    return f"{server}&options=-csearch_path%3D{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/news.db"
    return new_schema(request.getfixturevalue("server"))
