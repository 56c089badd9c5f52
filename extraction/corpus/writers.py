"""Writing documents so that no reader ever sees half of one."""

import contextlib
import errno
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from extraction.corpus.article import Written
from extraction.corpus.store import remedy
from extraction.errors import OutputError, UsageError
from schemas import raw_bytes

LINES = ".jsonl"
STATE = ".minglu"
TEXTS = "texts"
_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF}
"""What file systems say that know no fsync of folders."""


class Writer(Protocol):
    """Takes the documents of a run in order; `name` is a document's file name without suffix."""

    def write(self, name: str, written: Written) -> None:
        """Write a document, and the main text of its page."""

    def has(self, name: str, article_id: str) -> bool:
        """Whether an earlier run's document is there."""

    def keep(self, article_id: str) -> None:
        """Keep an earlier run's document, which is there."""

    def rename(self, old: str, new: str) -> None:
        """Give a document and its text another file name."""

    def remove(self, name: str) -> None:
        """Take away a document that an earlier run wrote, and its text."""

    def prune(self, names: set[str]) -> int:
        """Take away all documents but the named ones; return their number."""

    def flush(self) -> None:
        """Make everything so far last, before it is recorded."""

    def close(self) -> None:
        """Finish a run that went through, or was stopped by `--strict`."""

    def abandon(self) -> None:
        """Let go of what is open; what is written stays for `--resume`."""


def state_folder(out: Path) -> Path:
    """The hidden folder with the manifest and the quarantine of an output."""
    return out.parent / f".{out.name}{STATE}" if out.suffix == LINES else out / STATE


def check_output(out: Path) -> None:
    """Raise `UsageError` where OUT is a file that is neither a folder nor ends in `.jsonl`, or a folder that does."""
    if out.suffix == LINES and out.is_dir():
        raise UsageError(f"{out} is a folder. Give the folder another name, or a file's as OUT.")
    if out.suffix != LINES and out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file. Give a folder, or a file that ends in .jsonl.")


def open_writer(out: Path, *, append: bool = False) -> Writer:
    """Return the writer for a folder or for `OUT.jsonl`, which with `append` keeps the lines it has.

    The hidden folder of the output must be there.
    """
    return LinesWriter(out, append=append) if out.suffix == LINES else FolderWriter(out)


class FolderWriter:
    """One file per document, written beside its place and renamed into it."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._texts = _Texts(out, out / STATE)
        self._scratch = out / STATE

    def write(self, name: str, written: Written) -> None:
        """Write the text first: a document never lacks it."""
        self._texts.write(name, written.text)
        _replace(self._out / f"{name}.json", written.document.encode(), self._scratch)

    def has(self, name: str, article_id: str) -> bool:
        """Whether the file is there."""
        return (self._out / f"{name}.json").is_file()

    def keep(self, article_id: str) -> None:
        """Nothing: the file stays."""

    def rename(self, old: str, new: str) -> None:
        """Rename the files, where they are there."""
        self._texts.rename(old, new)
        _rename(self._out / f"{old}.json", self._out / f"{new}.json")

    def remove(self, name: str) -> None:
        """Remove the files, where they are there."""
        _remove(self._out / f"{name}.json")
        self._texts.write(name, None)

    def prune(self, names: set[str]) -> int:
        """Remove other documents; a JSON file that is no document of ours stays."""
        others = [path for path in sorted(self._out.glob("*.json")) if path.stem not in names and _is_ours(path)]
        for path in others:
            self.remove(path.stem)
        return len(others)

    def flush(self) -> None:
        """Make the renames last."""
        self._texts.flush()
        _sync_folder(self._out)

    def close(self) -> None:
        """Make everything last."""
        self.flush()

    def abandon(self) -> None:
        """Nothing is open."""


class LinesWriter:
    """One document a line, in the order of the inputs; the file is replaced when the run is through.

    Until then the lines are in the hidden folder. What an undisturbed run would write again is copied from the file
    that is there, or from what interrupted runs left.
    """

    def __init__(self, out: Path, *, append: bool = False) -> None:
        self._out = out
        self._scratch = state_folder(out)
        self._texts = _Texts(out.parent, self._scratch)
        self._partial = self._scratch / "partial.jsonl"
        self._left = self._scratch / "interrupted.jsonl"
        self._before: _Lines | None = None
        with _told(self._partial):
            self._rescue()
            self._stream: BinaryIO = self._partial.open("wb")
        if append:
            for line in self._earlier():
                self._put(line)

    def _rescue(self) -> None:
        if self._partial.is_file():
            with self._partial.open("rb") as partial, self._left.open("ab") as left:
                shutil.copyfileobj(partial, left)
                left.write(b"\n")  # its last line may be torn

    def _earlier(self) -> "_Lines":
        if self._before is None:
            self._before = _Lines((self._out, self._left))
        return self._before

    def _put(self, line: bytes) -> None:
        with _told(self._partial):
            self._stream.write(line)

    def write(self, name: str, written: Written) -> None:
        """Add a line."""
        self._texts.write(name, written.text)
        self._put(written.document.encode())

    def has(self, name: str, article_id: str) -> bool:
        """Whether the line is in what earlier runs wrote."""
        return article_id in self._earlier()

    def keep(self, article_id: str) -> None:
        """Copy the line."""
        self._put(self._earlier()[article_id])

    def rename(self, old: str, new: str) -> None:
        """Rename the text; the lines have no names."""
        self._texts.rename(old, new)

    def remove(self, name: str) -> None:
        """Remove the text; the line is not written again."""
        self._texts.write(name, None)

    def prune(self, names: set[str]) -> int:
        """Nothing: the file holds the documents of this run only."""
        return 0

    def flush(self) -> None:
        """Make the lines so far last."""
        self._texts.flush()
        with _told(self._partial):
            self._stream.flush()
            os.fsync(self._stream.fileno())

    def close(self) -> None:
        """Put the file in its place."""
        self.flush()
        self.abandon()
        with _told(self._out):
            self._partial.replace(self._out)
        _sync_folder(self._out.parent)
        _remove(self._left)

    def abandon(self) -> None:
        """Close the files; a full disk has been told of before."""
        with contextlib.suppress(OSError):
            self._stream.close()
        if self._before is not None:
            self._before.close()


class _Lines:
    """Documents of earlier runs by id; only their places are in memory. The last of two with one id counts."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        self._streams = [path.open("rb") for path in paths if path.is_file()]
        self._places: dict[str, tuple[int, int]] = {}
        for number, stream in enumerate(self._streams):
            start = 0
            for line in stream:
                article_id = _id_of(line)
                if article_id is not None:
                    self._places[article_id] = (number, start)
                start += len(line)

    def __contains__(self, article_id: str) -> bool:
        return article_id in self._places

    def __getitem__(self, article_id: str) -> bytes:
        number, start = self._places[article_id]
        stream = self._streams[number]
        stream.seek(start)
        return stream.readline()

    def __iter__(self) -> Iterator[bytes]:
        return (self[article_id] for article_id in self._places)

    def close(self) -> None:
        for stream in self._streams:
            stream.close()


class _Texts:
    """The main texts of pages, beside their documents."""

    def __init__(self, out: Path, scratch: Path) -> None:
        self._folder = out / TEXTS
        self._scratch = scratch
        self._there = self._folder.is_dir()

    def write(self, name: str, text: str | None) -> None:
        """Write a text; remove an earlier one where there is none now."""
        path = self._folder / f"{name}.txt"
        if text is not None:
            if not self._there:
                _make_folder(self._folder)
                self._there = True
            _replace(path, raw_bytes(text), self._scratch)
        elif self._there:
            _remove(path)

    def flush(self) -> None:
        """Make the renames last."""
        if self._there:
            _sync_folder(self._folder)

    def rename(self, old: str, new: str) -> None:
        if self._there:
            _rename(self._folder / f"{old}.txt", self._folder / f"{new}.txt")


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say which file cannot be written, and what to do."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}. {remedy(error)}") from error


def _replace(path: Path, data: bytes, scratch: Path) -> None:
    """Write the bytes beside, make them last, and put them in place in one step."""
    temporary = scratch / "writing"
    with _told(path):
        with temporary.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)


def _rename(old: Path, new: Path) -> None:
    with _told(new), contextlib.suppress(FileNotFoundError):
        old.replace(new)


def _remove(path: Path) -> None:
    with _told(path):
        path.unlink(missing_ok=True)


def _make_folder(path: Path) -> None:
    with _told(path):
        path.mkdir(parents=True, exist_ok=True)


def _sync_folder(path: Path) -> None:
    with _told(path):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _NO_SYNC:
                raise
        finally:
            os.close(handle)


def _id_of(line: bytes) -> str | None:
    """The article's id of a whole line, None for anything else."""
    try:
        article_id = json.loads(line)["article"]["id"]
    except (ValueError, KeyError, TypeError):
        return None
    return article_id if isinstance(article_id, str) and line.endswith(b"\n") else None


def _is_ours(path: Path) -> bool:
    try:
        return bool(json.loads(path.read_bytes())["pipeline"]["name"] == "minglu")
    except (OSError, ValueError, KeyError, TypeError):
        return False
