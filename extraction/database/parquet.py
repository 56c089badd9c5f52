"""Documents as Parquet: a file, or a data set in folders by year, for each table of `layout`.

The same documents in the same order give the same bytes, with the same version of pyarrow. Everything is written into
a hidden folder and put in its place at the end, so no reader sees half of an export.
"""

import shutil
from collections import defaultdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from extraction.database.layout import TABLES, Column, Table
from extraction.database.rows import Row, rows
from extraction.errors import OutputError, UsageError
from schemas import Document

_TYPES = {
    "text": pa.string(),
    "offset": pa.int32(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}
_SUFFIX = ".parquet"
_SCRATCH = ".minglu-export"
_NO_YEAR = "__HIVE_DEFAULT_PARTITION__"
"""What Hive, Spark and DuckDB call the folder of rows without the value."""
_ROWS = 20_000
"""Rows that wait as Python objects."""
_BYTES = 128 * 2**20
"""Bytes that wait in columns; one row group per table holds at most that."""
_REMEDY = "Make room, or check that you may write there; then run the same command again."


class Export:
    """An export under way; a context manager that puts the files in place when its block ends without error."""

    def __init__(self, out: Path, *, by_year: bool = False) -> None:
        """Raise `UsageError` where OUT is a file, `OutputError` where it cannot be written."""
        if out.exists() and not out.is_dir():
            raise UsageError(f"{out} is a file. Give a folder.")
        self.documents = self.rows = 0
        self._out = out
        self._scratch = out / _SCRATCH
        sink = _PartSink if by_year else _FileSink
        try:
            _clear(self._scratch)
            self._scratch.mkdir(parents=True)
            self._tables = {table.name: sink(table, self._scratch) for table in TABLES}
        except OSError as error:
            raise _unwritten(out, error) from error
        self._waiting = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._finish()
        except OSError as fault:
            raise _unwritten(self._out, fault) from fault
        finally:
            for sink in self._tables.values():
                sink.abandon()
            shutil.rmtree(self._scratch, ignore_errors=True)

    def add(self, document: Document) -> None:
        """Take a document.

        Raises `ValueError` for a value that no column holds, `OutputError` where a file cannot be written.
        """
        of_document = rows(document)
        found = {table.name: _plain(table, of_document[table.name]) for table in TABLES}
        published = document.article.published
        year = None if published is None else published[:4]
        for name, of_table in found.items():
            self._tables[name].take(year, of_table)
            self._waiting += len(of_table)
            self.rows += len(of_table)
        self.documents += 1
        if self._waiting >= _ROWS:
            self._pack()

    def _pack(self) -> None:
        """Turn the rows into columns; where too many of these wait, write the largest."""
        self._waiting = 0
        for sink in self._tables.values():
            sink.pack()
        try:
            while sum(sink.size for sink in self._tables.values()) > _BYTES:
                max(self._tables.values(), key=lambda sink: sink.size).write_largest()
        except OSError as error:
            raise _unwritten(self._out, error) from error

    def _finish(self) -> None:
        self._pack()
        for sink in self._tables.values():
            sink.close()
        for table in TABLES:
            for old in (self._out / table.name, self._out / f"{table.name}{_SUFFIX}"):
                _clear(old)
        for path in sorted(self._scratch.iterdir()):
            path.replace(self._out / path.name)


def schema(table: Table) -> Any:
    """Return the pyarrow schema of a table: comments are metadata of its fields and of itself."""
    fields = [_field(column) for column in table.columns]
    return pa.schema(fields, metadata={"comment": table.comment})


class _FileSink:
    """One file for a table."""

    def __init__(self, table: Table, folder: Path) -> None:
        self._schema = schema(table)
        self._folder = folder / table.name
        self._rows: dict[str | None, list[Row]] = defaultdict(list)
        self._batches: dict[str | None, list[Any]] = defaultdict(list)
        self._open()

    def _open(self) -> None:
        self._writer = pq.ParquetWriter(self._folder.with_suffix(_SUFFIX), self._schema, compression="zstd")

    def take(self, year: str | None, found: list[Row]) -> None:
        """Keep rows, in their order."""
        if found:
            self._rows[self._key(year)] += found

    def _key(self, year: str | None) -> str | None:
        return None

    def pack(self) -> None:
        """Turn the rows into columns."""
        for key, found in self._rows.items():
            self._batches[key].append(pa.RecordBatch.from_pylist(found, self._schema))
        self._rows.clear()

    @property
    def size(self) -> int:
        """Bytes of the columns that wait."""
        return sum(batch.nbytes for batches in self._batches.values() for batch in batches)

    def write_largest(self) -> None:
        """Write the largest part of what waits."""
        sizes = {key: sum(batch.nbytes for batch in batches) for key, batches in self._batches.items()}
        key = max(sizes, key=lambda one: (sizes[one], one or ""))
        self._write(key, pa.Table.from_batches(self._batches.pop(key), self._schema))

    def _write(self, key: str | None, found: Any) -> None:
        self._writer.write_table(found, row_group_size=max(1, found.num_rows))

    def close(self) -> None:
        """Write the rest."""
        while self._batches:
            self.write_largest()
        self._writer.close()

    def abandon(self) -> None:
        """Let go of the file."""
        self._writer.close()


class _PartSink(_FileSink):
    """A folder per year for a table; each write is a file of its own, so that few files are open."""

    def _open(self) -> None:
        self._parts: dict[str | None, int] = defaultdict(int)

    def _key(self, year: str | None) -> str | None:
        return year

    def _write(self, key: str | None, found: Any) -> None:
        folder = self._folder / f"year={_NO_YEAR if key is None else key}"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"part-{self._parts[key]:05}{_SUFFIX}"
        self._parts[key] += 1
        pq.write_table(found, path, compression="zstd", row_group_size=max(1, found.num_rows))

    def close(self) -> None:
        """Write the rest; a table without rows is a file without rows, so that it can be read."""
        while self._batches:
            self.write_largest()
        if not self._parts:
            self._write(None, self._schema.empty_table())

    def abandon(self) -> None:
        """Nothing is open."""


def _plain(table: Table, found: list[Row]) -> list[Row]:
    """Give the numbers as doubles, the nearest where there are more than 53 bits."""
    numbers = [column.name for column in table.columns if column.kind == "number"]
    if not numbers:
        return found
    return [row | {name: _double(row[name]) for name in numbers} for row in found]


def _double(value: int | float | None) -> float | None:
    try:
        return None if value is None else float(value)
    except OverflowError as error:
        raise ValueError(f"{str(value)[:20]}… is more than a double holds") from error


def _field(column: Column) -> Any:
    return pa.field(column.name, _TYPES[column.kind], column.nullable, metadata={"comment": column.comment})


def _clear(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _unwritten(out: Path, error: OSError) -> OutputError:
    return OutputError(f"{out}: {error.strerror or error}. {_REMEDY}")
