"""Finding the articles: files, folders in name order, rows of JSONL and Parquet, standard input."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extraction.corpus.article import Article, Failure, Incoming, Kind, Origin
from extraction.corpus.rows import LARGEST, read_rows
from extraction.corpus.tables import PARQUET, read_table, require_reader
from extraction.errors import UsageError

STDIN = "-"
SUFFIXES: dict[str, Kind] = {".txt": "text", ".html": "html", ".htm": "html"}
ROWS = ".jsonl"
STDIN_NAME = "<stdin>"
BAD_NAME = "the file's name is not UTF-8"
"""It cannot be stored, so the file cannot be found by it."""
_COMPRESSED = "compressed input is not read"
_UNREAD = {
    ".gz": (_COMPRESSED, "Unpack it first: gunzip."),
    ".tgz": (_COMPRESSED, "Unpack it first: tar xzf."),
    ".tar": (_COMPRESSED, "Unpack it first: tar xf."),
    ".bz2": (_COMPRESSED, "Unpack it first: bunzip2."),
    ".xz": (_COMPRESSED, "Unpack it first: unxz."),
    ".zst": (_COMPRESSED, "Unpack it first: unzstd."),
    ".zip": (_COMPRESSED, "Unpack it first: unzip."),
    ".7z": (_COMPRESSED, "Unpack it first: 7z x."),
    ".rar": (_COMPRESSED, "Unpack it first: unrar x."),
}
_BLANK = b" \t\r\n\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a run will read.

    Attributes:
        files: files of articles and rows in order; `None` stands for standard input.
        ids: the id of each file that is one article, with that file.
        ignored: files in folders that are no articles by their suffix.
    """

    files: tuple[Path | None, ...]
    ids: dict[str, Path]
    ignored: tuple[Path, ...]


def find_inputs(arguments: Sequence[str], leave_out: Path | None = None) -> Inputs:
    """Find all files that the arguments name, without reading any.

    `leave_out` is the output folder, which may lie in an input folder. Hidden files and folders are passed over unless
    they are named. Raises `UsageError` for a path that is not there or is of no known kind, and for two files with one
    id.
    """
    files: list[Path | None] = []
    ignored: list[Path] = []
    hidden = leave_out.resolve() if leave_out is not None else None
    for argument in arguments:
        if argument == STDIN:
            files.append(None)
            continue
        path = Path(argument)
        if path.is_dir():
            for file in _walk(path, hidden):
                (files if _is_known(file) else ignored).append(file)
        elif not path.exists():
            raise UsageError(f"{path}: there is no such file or folder")
        elif not _is_known(path):
            raise UsageError(f"{path}: only .txt, .html, .htm, .jsonl and .parquet are read. Rename it, or convert it.")
        else:
            files.append(path)
    if files.count(None) > 1:
        raise UsageError("`-` is given twice, but standard input can be read only once")
    for found in files:
        if found is not None and found.suffix.lower() == PARQUET:
            require_reader(found)
    return Inputs(tuple(files), _unique_ids(files), tuple(ignored))


def read_inputs(inputs: Inputs) -> Iterator[Incoming]:
    """Yield every article, or why it cannot be read, in order; a row whose id was seen before is a failure."""
    seen: dict[str, str] = {article_id: str(path) for article_id, path in inputs.ids.items()}
    for path in inputs.files:
        if path is None:
            yield from _unique(read_rows(sys.stdin.buffer, STDIN_NAME), seen)
        elif path.suffix.lower() == ROWS:
            yield from _unique(_read_row_file(path), seen)
        elif path.suffix.lower() == PARQUET:
            yield from _unique(read_table(path), seen)
        else:
            yield read_file(path)


def read_file(path: Path) -> Incoming:
    """Read a file that is one article, without decoding it."""
    origin = Origin(str(path))
    if not _is_utf8(path):
        name = str(path).encode("utf-8", "backslashreplace").decode()
        return Failure(name, Origin(name), "read", BAD_NAME, "Rename it.")
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        message, remedy = _UNREAD[suffix]
        return Failure(str(path), origin, "read", message, remedy)
    try:
        if path.stat().st_size > LARGEST:
            message = f"the file is larger than {LARGEST} bytes"
            return Failure(path.stem, origin, "read", message, "Split it into articles.")
        data = path.read_bytes()
    except OSError as error:
        return Failure(path.stem, origin, "read", reason(error), "Check that it is a file that you may read.")
    article = Article(path.stem, origin, SUFFIXES[suffix], data)
    if not data.strip(_BLANK):
        return Failure(path.stem, origin, "read", "the file is empty", "Fill it, or take it away.", article.digest)
    return article


def _walk(folder: Path, leave_out: Path | None) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise UsageError(f"{folder}: {reason(error)}. Check that you may read it.") from error
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if path.resolve() != leave_out:
                yield from _walk(path, leave_out)
        elif not entry.is_dir():
            yield path


def _is_known(path: Path) -> bool:
    suffix = path.suffix.lower()
    return suffix in {ROWS, PARQUET} or suffix in SUFFIXES or suffix in _UNREAD


def _unique_ids(files: Sequence[Path | None]) -> dict[str, Path]:
    ids: dict[str, Path] = {}
    for path in files:
        if path is None or path.suffix.lower() not in SUFFIXES:
            continue
        if path.stem in ids:
            raise UsageError(
                f"two files have the id {path.stem!r}: {ids[path.stem]} and {path}. "
                "Rename one of them, or extract them into different folders."
            )
        ids[path.stem] = path
    return ids


def _read_row_file(path: Path) -> Iterator[Incoming]:
    try:
        with path.open("rb") as stream:
            yield from read_rows(stream, str(path))
    except OSError as error:
        yield Failure(str(path), Origin(str(path)), "read", reason(error), "Check that it is a file that you may read.")


def _unique(rows: Iterator[Incoming], seen: dict[str, str]) -> Iterator[Incoming]:
    """Give each id to its first row, whole or not; later rows with it are failures under their own origin."""
    for row in rows:
        key = row.id if isinstance(row, Article) else row.key
        if key not in seen:
            seen[key] = str(row.origin)
            yield row
        elif isinstance(row, Failure):
            yield replace(row, key=str(row.origin))
        else:
            message = f"the id {row.id!r} is that of {seen[key]}"
            remedy = "Give each article an id of its own."
            yield Failure(str(row.origin), row.origin, "read", message, remedy, row.digest)


def _is_utf8(path: Path) -> bool:
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def reason(error: OSError) -> str:
    """What the system says is wrong, in lower case as the rest of a message."""
    return (error.strerror or str(error)).lower()
