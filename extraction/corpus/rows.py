"""Rows of JSONL or Parquet: `{"id", "text" or "html", "title", "published", "source"}`.

All but id and text are optional.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from extraction.corpus.article import Article, Failure, Incoming, Origin
from schemas import published_date

LARGEST = 64 * 1024 * 1024
"""Bytes of one row or file; no article comes near it, and a missing line end must not fill the memory."""

COLUMNS = ("id", "text", "html", "title", "published", "source")
"""What is read of a row."""
_CHINA = "+08:00"


class _BadRowError(Exception):
    """A row that is no article: what is wrong, and the remedy."""


def read_rows(stream: BinaryIO, name: str) -> Iterator[Incoming]:
    """Yield each row of the stream as an article or a failure; empty lines are no rows.

    A row's origin is `name:line`, counted from 1. Two rows with one id are the caller's concern.
    """
    for number, line in enumerate(_lines(stream), start=1):
        origin = Origin(name, number)
        if line is None:
            message = f"the row is longer than {LARGEST} bytes"
            yield Failure(str(origin), origin, "read", message, "Split it, or end each row with \\n.")
        elif line.strip():
            yield _read_line(line, origin)


def read_row(row: dict[str, Any], origin: Origin, digest: str) -> Incoming:
    """Read a row whose bytes have the digest as an article or a failure."""
    try:
        return _article(row, origin)
    except _BadRowError as error:
        message, remedy = error.args
        return Failure(_key(row) or str(origin), origin, "read", message, remedy, digest)


def _read_line(line: bytes, origin: Origin) -> Incoming:
    digest = hashlib.sha256(line).hexdigest()
    try:
        row = _parse(line)
    except _BadRowError as error:
        message, remedy = error.args
        return Failure(str(origin), origin, "read", message, remedy, digest)
    return read_row(row, origin, digest)


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield lines without a byte order mark; None for one that is too long."""
    first = True
    while line := stream.readline(LARGEST + 1):
        if len(line) > LARGEST and not line.endswith(b"\n"):
            while (rest := stream.readline(LARGEST)) and not rest.endswith(b"\n"):
                pass
            yield None
        else:
            yield line.removeprefix(b"\xef\xbb\xbf") if first else line
        first = False


def _article(row: dict[str, Any], origin: Origin) -> Article:
    article_id = _id(row)
    text, html = _string(row, "text"), _string(row, "html")
    if text is None and html is None:
        raise _BadRowError("the row has no text", 'Give it a "text" or an "html" that is not empty.')
    return Article(
        id=article_id,
        origin=origin,
        kind="html" if text is None else "text",
        data=text if text is not None else html or "",
        title=_string(row, "title"),
        published=_published(row),
        source=_string(row, "source"),
    )


def _parse(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        message = f"the row is not UTF-8 (byte {error.start})"
        raise _BadRowError(message, "Convert the file: iconv -f gb18030 -t utf-8.") from error
    except (ValueError, RecursionError) as error:
        raise _BadRowError(f"the row is not JSON: {error}", "Write one JSON object a line.") from error
    if not isinstance(row, dict):
        raise _BadRowError("the row is no JSON object", 'Write {"id": ..., "text": ...}.')
    return row


def _id(row: dict[str, Any]) -> str:
    value = row.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip():
        raise _BadRowError("the row has no id", 'Give each row an "id" of its own.')
    if not _encodable(value):
        raise _BadRowError("the row's id holds half a character (a lone surrogate)", 'Mend its "id".')
    return value


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise _BadRowError(f'"{key}" is {type(value).__name__}, not a string', f'Write "{key}" as a string.')
    if key in {"text", "html"} and not value.strip("\ufeff \t\r\n\u3000"):
        return None
    if key in {"title", "source"} and not _encodable(value):
        raise _BadRowError(f'"{key}" holds half a character (a lone surrogate)', f'Mend "{key}".')
    return value


def _published(row: dict[str, Any]) -> str | None:
    value = _string(row, "published")
    if value is None:
        return None
    try:
        return anchor(value)
    except ValueError as error:
        raise _BadRowError(f'"published": {error}', "Write it so, or leave it out.") from error


def anchor(value: str) -> str:
    """Return a publication date in the contract's form; raise `ValueError` where it has another.

    A space before the time and China's own time zone are taken off, nothing else is guessed.
    """
    return published_date(value.strip().removesuffix(_CHINA).replace(" ", "T", 1))


def _encodable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _key(row: dict[str, Any]) -> str | None:
    """The id of a row that has nothing else right, so that its owner finds it."""
    try:
        return _id(row)
    except _BadRowError:
        return None
