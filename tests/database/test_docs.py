"""Every query of docs/database.md runs over the documents of the sample articles and finds something."""

import re
from pathlib import Path

import duckdb
import pytest
from sqlalchemy import text

from extraction.cli import main
from extraction.database.layout import TABLES
from extraction.database.load import Database
from extraction.database.parquet import Export
from extraction.database.views import VIEWS
from tests.database.samples import OUTPUTS, outputs

PAGE = (Path(__file__).parents[2] / "docs" / "database.md").read_text(encoding="utf-8")
BLOCKS: list[tuple[str, str]] = re.findall(r"^```sql(.*)\n((?:(?!```).*\n)+)```$", PAGE, re.MULTILINE)
PORTABLE = [query for kind, query in BLOCKS if not kind]
DUCKDB = [(kind.strip(), query) for kind, query in BLOCKS if kind]


COMMANDS = re.findall(r"^\$ minglu ((?:load|export) [^#\n]*)", PAGE, re.MULTILINE)


def test_the_commands_at_the_top_run(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    values = {"OUT...": str(OUTPUTS), "DIR": "tables", "postgresql://me@host/news": url}
    assert len(COMMANDS) == 4
    for command in COMMANDS:
        assert main([values.get(word, word) for word in command.split()]) == 0, command
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".sqlite") == ["news.db", "tables"]
    assert (tmp_path / "tables" / "articles" / "year=2021" / "part-00000.parquet").is_file()


def test_there_are_ten_queries_and_two_for_duckdb() -> None:
    assert (len(PORTABLE), len(DUCKDB)) == (10, 2)


def test_every_query_finds_rows(url: str) -> None:
    with Database(url) as database:
        database.replace(outputs())
        with database.engine.begin() as connection:
            for query in PORTABLE:
                assert connection.execute(text(query)).first() is not None, query


@pytest.mark.parametrize(("kind", "query"), DUCKDB)
def test_duckdb_queries_find_rows(kind: str, query: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Export(tmp_path, by_year="years" in kind) as files:
        for one in outputs():
            files.add(one)
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as connection:
        assert connection.execute(query).fetchone() is not None


def test_every_table_and_view_finds_rows_or_is_described(url: str) -> None:
    with Database(url) as database:
        database.replace(outputs())
        with database.engine.begin() as connection:
            for view in VIEWS:
                assert connection.execute(text(f"SELECT * FROM {view}")).first() is not None, view
                assert f"| `{view}` |" in PAGE
    for table in TABLES:
        [row] = re.findall(rf"^\| `{table.name}` \| (.*) \| (.*) \|$", PAGE, re.MULTILINE)
        described = set(re.findall(r"`(\w+)`", " ".join(row)))
        assert described == {column.name for column in table.columns}, table.name
