"""What a run knows about its output: which input, rules and code each document comes from, and what failed.

One SQLite file per output, in its hidden folder. A document is recorded after it was written: whatever a crash cuts
off is done again, to the same bytes.
"""

import errno
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from extraction.corpus.article import Article, Failure, Origin
from extraction.corpus.inputs import STDIN_NAME
from extraction.errors import OutputError, UsageError

_T = TypeVar("_T")
_VERSION = 1
_TABLES = f"""
CREATE TABLE IF NOT EXISTS document (
    id TEXT PRIMARY KEY, file TEXT NOT NULL, input TEXT NOT NULL, made_by TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS failure (
    key TEXT PRIMARY KEY, file TEXT NOT NULL, line INTEGER, shown TEXT NOT NULL, stage TEXT NOT NULL,
    message TEXT NOT NULL, remedy TEXT NOT NULL, input TEXT, made_by TEXT NOT NULL, tries INTEGER NOT NULL, row TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
PRAGMA user_version = {_VERSION};
"""
_OF_INPUTS = ("document", "failure")
"""Where both are empty nothing need be looked up: no input comes twice in a run."""
_RESUME = "then run the same command with --resume."
_FULL = {errno.ENOSPC, errno.EDQUOT}


@dataclass(frozen=True, slots=True)
class Known:
    """A document that was written: its file name without suffix, and the digests of its input and its makers."""

    file: str
    input: str
    made_by: str


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A failure as it was stored.

    Attributes:
        origin: with an absolute path.
        shown: the origin as the user wrote it.
        tries: how often it was tried with this input.
        row: the article of a row, None for files and for rows that were no article.
    """

    key: str
    origin: Origin
    shown: str
    stage: str
    message: str
    remedy: str
    input: str | None
    made_by: str
    tries: int
    row: Article | None


class Store:
    """The records of one output; only one process at a time may hold it."""

    def __init__(self, folder: Path) -> None:
        """Open or make the store; raise `UsageError` where another run holds it or a newer minglu wrote it."""
        path = self._path = folder / "state.db"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=0, isolation_level="DEFERRED")
        except (OSError, sqlite3.Error) as error:
            raise UsageError(f"{folder}: {_said(error)}. Check that you may write there.") from error
        try:
            self._prepare(path)
        except sqlite3.OperationalError as error:
            self._db.close()
            if "locked" in str(error):
                raise UsageError(f"{folder.parent}: another run is writing there. Wait for it to end.") from error
            raise UsageError(f"{path}: {error}. Check that you may write there.") from error
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise UsageError(f"{path}: {error}. Remove it: the documents can be made again.") from error
        except UsageError:
            self._db.close()
            raise

    def _prepare(self, path: Path) -> None:
        self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
        found = self._db.execute("PRAGMA user_version").fetchone()[0]
        if found > _VERSION:
            raise UsageError(f"{path} was written by a newer minglu. Upgrade this one, or take another folder.")
        self._db.executescript(_TABLES)
        self._db.execute("BEGIN EXCLUSIVE")
        self._db.commit()
        self._new = not any(self._db.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone() for name in _OF_INPUTS)

    def close(self) -> None:
        """Let go; what is not committed is lost."""
        self._db.close()

    def commit(self) -> None:
        """Make everything so far last."""
        self._guard(self._db.commit)

    def document(self, article_id: str) -> Known | None:
        """What earlier runs have left to know of the article's document."""
        if self._new:
            return None
        row = self._guard(
            lambda: self._db.execute("SELECT file, input, made_by FROM document WHERE id = ?", (article_id,)).fetchone()
        )
        return None if row is None else Known(*row)

    def documents(self) -> Iterator[tuple[str, str]]:
        """Yield id and file name of every document, by id."""
        yield from self._db.execute("SELECT id, file FROM document ORDER BY id")

    def put_document(self, article_id: str, known: Known) -> None:
        """Record a written document; the article is in quarantine no longer."""
        values = (article_id, known.file, known.input, known.made_by)
        self._change("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?)", values)
        if not self._new:
            self._change("DELETE FROM failure WHERE key = ?", (article_id,))

    def rename_document(self, article_id: str, file: str) -> None:
        """Record a document's new file name."""
        self._change("UPDATE document SET file = ? WHERE id = ?", (file, article_id))

    def drop_document(self, article_id: str) -> None:
        """Forget a document."""
        self._change("DELETE FROM document WHERE id = ?", (article_id,))

    def failure(self, key: str) -> Quarantined | None:
        """What is in quarantine under the key."""
        row = self._guard(lambda: self._db.execute("SELECT * FROM failure WHERE key = ?", (key,)).fetchone())
        return None if row is None else _quarantined(row)

    def failures(self) -> list[Quarantined]:
        """Everything in quarantine, by file and line."""
        rows = self._guard(self._db.execute("SELECT * FROM failure ORDER BY file, line, key").fetchall)
        return [_quarantined(row) for row in rows]

    def put_failure(self, failure: Failure, made_by: str) -> None:
        """Put an input into quarantine; its tries are counted while its input stays the same."""
        before = self.failure(failure.key)
        tries = before.tries + 1 if before is not None and before.input == failure.digest else 1
        article = failure.article
        row = None if article is None or isinstance(article.data, bytes) else _row(article)
        values = (
            failure.key,
            _absolute(failure.origin.file),
            failure.origin.line,
            str(failure.origin),
            failure.stage,
            failure.message,
            failure.remedy,
            failure.digest,
            made_by,
            tries,
            row,
        )
        self._change("INSERT OR REPLACE INTO failure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)

    def keep_failures(self, keys: set[str], files: Iterable[str] | None) -> None:
        """Take out of quarantine what a finished run did not find failing: of the given files, or of all (None)."""
        chosen = None if files is None else {_absolute(file) for file in files}
        for one in self.failures():
            if one.key not in keys and (chosen is None or one.origin.file in chosen):
                self._change("DELETE FROM failure WHERE key = ?", (one.key,))

    def setting(self, name: str) -> str | None:
        """A value that an earlier run left."""
        row = self._guard(lambda: self._db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone())
        return None if row is None else str(row[0])

    def put_setting(self, name: str, value: str) -> None:
        """Leave a value to later runs."""
        self._change("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    def _change(self, statement: str, values: tuple[object, ...]) -> None:
        self._guard(lambda: self._db.execute(statement, values))

    def _guard(self, action: Callable[[], _T]) -> _T:
        try:
            return action()
        except sqlite3.Error as error:
            raise OutputError(f"{self._path}: {error}. {remedy(error)}") from error


def remedy(error: OSError | sqlite3.Error) -> str:
    """What to do about an output that cannot be written."""
    full = "full" in str(error) if isinstance(error, sqlite3.Error) else error.errno in _FULL
    return f"{'Make room' if full else 'Check that you may write there'}, {_RESUME}"


def _said(error: Exception) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)


def _absolute(file: str) -> str:
    return file if file == STDIN_NAME else str(Path(file).absolute())


def _row(article: Article) -> str:
    keys = ("id", "kind", "data", "title", "published", "source")
    return json.dumps({key: getattr(article, key) for key in keys})


def _quarantined(row: tuple[object, ...]) -> Quarantined:
    key, file, line, shown, stage, message, remedy, digest, made_by, tries, article = row
    origin = Origin(str(file), line if isinstance(line, int) else None)
    return Quarantined(
        key=str(key),
        origin=origin,
        shown=str(shown),
        stage=str(stage),
        message=str(message),
        remedy=str(remedy),
        input=None if digest is None else str(digest),
        made_by=str(made_by),
        tries=int(str(tries)),
        row=None if article is None else Article(origin=origin, **json.loads(str(article))),
    )
