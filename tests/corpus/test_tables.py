"""Parquet in: the rows of JSONL by another road."""

import datetime
import importlib.util
import json
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow.parquet import write_table

from extraction.corpus.article import Article, Failure, Incoming
from extraction.corpus.inputs import find_inputs, read_inputs
from extraction.errors import UsageError

ROWS: list[dict[str, Any]] = [
    {"id": "n1", "text": "青石镇", "title": "题", "published": "2021-03-05"},
    {"id": "n2", "html": "<p>云岭县</p>", "text": None, "source": "云岭日报"},
    {"id": "n3", "text": ""},
    {"id": "n1", "text": "石桥村"},
    {"id": "n5", "text": "石桥村", "published": "5.3.2021"},
]


def incoming(path: Path) -> list[Incoming]:
    return list(read_inputs(find_inputs([str(path)])))


def test_rows_are_what_they_are_as_jsonl(tmp_path: Path) -> None:
    table, lines = tmp_path / "rows.parquet", tmp_path / "rows.jsonl"
    write_table(
        pyarrow.Table.from_pylist(
            ROWS, schema=pyarrow.schema([(k, "string") for k in (*ROWS[0], "html", "source", "more")])
        ),
        table,
    )
    lines.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")

    def told(item: Incoming) -> tuple[object, ...]:
        if isinstance(item, Article):
            return item.id, item.digest
        return item.key.rpartition(".")[2].replace("jsonl", "parquet"), item.message.replace("jsonl", "parquet")

    found = incoming(table)
    assert [told(one) for one in found] == [told(one) for one in incoming(lines)]
    assert [str(one.origin) for one in found] == [f"{table}:{number}" for number in range(1, 6)]


def test_typed_dates_and_numeric_ids_are_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    days = [datetime.date(2021, 3, 5), datetime.date(2022, 4, 16)]
    write_table(pyarrow.table({"id": [7, 8], "text": ["甲", "乙"], "published": days}), path)
    articles = [one for one in incoming(path) if isinstance(one, Article)]
    assert [(one.id, one.published) for one in articles] == [("7", "2021-03-05"), ("8", "2022-04-16")]


def test_a_table_without_the_columns_fails_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    write_table(pyarrow.table({"name": ["甲"]}), path)
    (failure,) = incoming(path)
    assert isinstance(failure, Failure)
    assert failure.message == "the row has no id"


def test_a_torn_file_is_one_failure(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    write_table(pyarrow.table({"id": ["a"], "text": ["甲"]}), path)
    path.write_bytes(path.read_bytes()[:-9])
    (failure,) = incoming(path)
    assert isinstance(failure, Failure)
    assert "no Parquet that can be read" in failure.message


def test_without_the_package_the_command_to_install_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rows.parquet").touch()
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install minglu\[parquet\]"):
        find_inputs([str(tmp_path)])
