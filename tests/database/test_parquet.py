"""The Parquet export, read by pyarrow, DuckDB and Polars."""

import hashlib
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest

from extraction.cli import main
from extraction.database import parquet
from extraction.database.layout import TABLES
from extraction.database.parquet import Export, schema
from extraction.database.rows import rows
from schemas import Document
from tests.database.samples import OUTPUTS, outputs, rich
from tests.documents import empty

NAMES = [table.name for table in TABLES]


def export(out: Path, documents: list[Document], *, by_year: bool = False) -> Path:
    with Export(out, by_year=by_year) as files:
        for one in documents:
            files.add(one)
    return out


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def expected(documents: list[Document]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in NAMES}
    for one in documents:
        for name, of_table in rows(one).items():
            found[name] += of_table
    return found


def test_every_row_is_there_with_its_bounds_and_nulls(tmp_path: Path) -> None:
    documents = [*outputs(), rich(), empty("无", "没有记录")]
    out = export(tmp_path / "out", documents)
    for name, wanted in expected(documents).items():
        assert pq.read_table(out / f"{name}.parquet").to_pylist() == wanted, name


def test_rows_by_year_are_the_same_rows(tmp_path: Path) -> None:
    documents = [*outputs(), rich(), empty("无", "没有记录")]
    out = export(tmp_path / "out", documents, by_year=True)
    years = {one.article.id: one.article.published and int(one.article.published[:4]) for one in documents}
    for name, wanted in expected(documents).items():
        found = duckdb.sql(f"SELECT * FROM read_parquet('{out}/{name}/*/*.parquet', hive_partitioning = true)")
        assert found is not None
        names = found.columns
        own = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        key = "id" if name == "articles" else "article"
        assert all(row.pop("year") == years[row[key]] for row in own)
        assert sorted(map(str, own)) == sorted(
            str({column: _read(value, column) for column, value in row.items()}) for row in _ordered(wanted, name)
        )


def _ordered(found: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    [table] = [one for one in TABLES if one.name == name]
    return [{column.name: row[column.name] for column in table.columns} for row in found]


def _read(value: Any, column: str) -> Any:
    return float(value) if column in {"value", "min", "max"} and isinstance(value, int) else value


def test_types_are_those_of_the_layout_with_comments(tmp_path: Path) -> None:
    out = export(tmp_path / "out", [rich()])
    for table in TABLES:
        found = pq.read_schema(out / f"{table.name}.parquet")
        assert found.equals(schema(table), check_metadata=True)
        assert found.field(0).metadata[b"comment"].decode() == table.columns[0].comment
    counts = pq.read_schema(out / "counts.parquet")
    assert [str(counts.field(name).type) for name in ("start", "min", "noun")] == ["int32", "double", "string"]
    assert not counts.field("start").nullable
    assert counts.field("min").nullable


@pytest.mark.parametrize("by_year", [False, True])
def test_the_same_documents_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, by_year: bool
) -> None:
    first = digests(export(tmp_path / "first", outputs(), by_year=by_year))
    assert first == digests(export(tmp_path / "second", outputs(), by_year=by_year))


def test_memory_is_bounded_by_writing_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_ROWS", 50)
    monkeypatch.setattr(parquet, "_BYTES", 2000)
    for by_year in (False, True):
        out = export(tmp_path / str(by_year), outputs(), by_year=by_year)
        where = f"{out}/counts/*/*.parquet" if by_year else f"{out}/counts.parquet"
        assert pl.read_parquet(where).height == len(expected(outputs())["counts"])
    assert pq.read_metadata(tmp_path / "False" / "counts.parquet").num_row_groups > 1
    assert list((tmp_path / "True" / "counts").glob("*/part-00001.parquet"))


def test_polars_reads_files_and_years(tmp_path: Path) -> None:
    flat = pl.read_parquet(export(tmp_path / "flat", outputs()) / "posts.parquet")
    parts = pl.scan_parquet(export(tmp_path / "parts", outputs(), by_year=True) / "posts", hive_partitioning=True)
    assert flat.schema["deputy"] == pl.Boolean
    assert parts.select(pl.len()).collect().item() == flat.height
    assert "year" in parts.collect_schema()


def test_a_second_export_replaces_the_first(tmp_path: Path) -> None:
    out = export(tmp_path / "out", outputs(), by_year=True)
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    export(out, outputs())
    assert sorted(path.name for path in out.iterdir()) == sorted([*(f"{name}.parquet" for name in NAMES), "notes.txt"])


def test_an_export_that_fails_leaves_the_one_before(tmp_path: Path) -> None:
    before = digests(export(tmp_path / "out", outputs()))

    def interrupted() -> None:
        with Export(tmp_path / "out") as files:
            files.add(rich())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert digests(tmp_path / "out") == before


def test_the_command_leaves_out_bad_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{}", encoding="utf-8")
    out = tmp_path / "out"
    assert main(["export", str(OUTPUTS), str(bad), "-o", str(out), "--partition-by", "year"]) == 1
    err = capsys.readouterr().err
    assert f"Left out {bad}: schema_version: Field required (and " in err
    assert "20 documents, " in err
    assert sorted(path.name for path in out.iterdir()) == sorted(NAMES)


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "out"
    path.touch()
    assert main(["export", str(OUTPUTS), "-o", str(path)]) == 2
    assert "is a file. Give a folder." in capsys.readouterr().err
