"""Rows of Parquet files: the columns of JSONL rows, read in small batches."""

import datetime
import hashlib
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extraction.corpus.article import Failure, Incoming, Origin
from extraction.corpus.rows import COLUMNS, read_row
from extraction.errors import UsageError

PARQUET = ".parquet"
_BATCH = 64
_BUFFER = 1 << 20


def require_reader(path: Path) -> None:
    """Raise `UsageError` where the package that reads Parquet is not installed."""
    if importlib.util.find_spec("pyarrow") is None:
        raise UsageError(f"{path}: Parquet needs a further package. Run: pip install minglu[parquet]")


def read_table(path: Path) -> Iterator[Incoming]:
    """Yield each row as an article or a failure; a row's origin is `path:row`, counted from 1.

    Holds a batch of rows at a time. A file, or the rest of one, that cannot be read is one failure.
    """
    import pyarrow
    from pyarrow.parquet import ParquetFile

    number = 0
    try:
        with ParquetFile(path, buffer_size=_BUFFER, pre_buffer=False) as table:
            columns = [name for name in COLUMNS if name in table.schema_arrow.names]
            for batch in table.iter_batches(_BATCH, columns=columns, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    yield _read(row, Origin(str(path), number))
    except (OSError, pyarrow.ArrowException) as error:
        message = f"after row {number} the file is no Parquet that can be read: {str(error).splitlines()[0]}"
        yield Failure(str(path), Origin(str(path)), "read", message, "Write it again, or take it away.")


def _read(row: dict[str, Any], origin: Origin) -> Incoming:
    published = row.get("published")
    if isinstance(published, datetime.date):
        row["published"] = published.isoformat()
    whole = json.dumps(row, sort_keys=True, default=repr).encode()
    return read_row(row, origin, hashlib.sha256(whole).hexdigest())
