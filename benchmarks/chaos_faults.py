"""Let every write, fsync, rename, removal and commit of a run fail once, and go on with --resume each time.

    python benchmarks/chaos_faults.py ROWS.jsonl WORK_FOLDER [--workers 2] [--articles N]

The documents are made once, by an undisturbed run; then the operations that put them into a folder are numbered 1, 2,
... by article, and the k-th one fails when it is met for the first time: half of a write gets through, the rest finds
the disk full. Exit code 1 where a run goes on all the same or names no file, or where a document is torn, lost, twice
there or of other bytes at last.
"""

import argparse
import errno
import os
import shutil
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, Self

from extraction.corpus import run as runs
from extraction.corpus.article import Article, Failure, Outcome, Skipped, Written
from extraction.corpus.fingerprint import Options, fingerprint
from extraction.errors import OutputError, UsageError

_OPERATIONS = ("fsync", "replace", "unlink", "mkdir")


class Faults:
    """Fails every operation once: `seen` holds those that have, each as the article's number and its own within."""

    def __init__(self) -> None:
        self.seen: set[tuple[int, int]] = set()
        self.kinds: Counter[str] = Counter()
        self.on = False
        self._at = self._nth = 0

    def reach(self, article: int) -> None:
        """Begin to count the operations of another article."""
        self._at, self._nth = article, 0

    def due(self, kind: str) -> bool:
        """Whether the operation is to fail."""
        if not self.on:
            return False
        self._nth += 1
        key = (self._at, self._nth)
        if key in self.seen:
            return False
        self.seen.add(key)
        self.kinds[kind] += 1
        return True

    def install(self) -> None:
        """Put the faults between the code and the system."""
        opening, connect = Path.open, sqlite3.connect

        def opened(path: Path, mode: str = "r", **more: Any) -> Any:
            stream = opening(path, mode, **more)
            return _Stream(stream, self) if mode in {"wb", "ab"} else stream

        class Connection(sqlite3.Connection):
            """Commits through the faults."""

            def commit(this) -> None:  # noqa: N805 - `self` is the faults
                """Commit, or find the disk full."""
                if self.due("commit"):
                    raise sqlite3.OperationalError("database or disk is full")
                super().commit()

        Path.open = opened  # type: ignore[method-assign,assignment]
        sqlite3.connect = lambda *one, **more: connect(*one, **more, factory=Connection)  # type: ignore[assignment]
        for name in _OPERATIONS:
            setattr(os, name, self._before(name, getattr(os, name)))

    def _before(self, name: str, action: Callable[..., Any]) -> Callable[..., Any]:
        def act(*arguments: Any, **more: Any) -> Any:
            if self.due(name):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return action(*arguments, **more)

        return act


class _Stream:
    """A file whose failing write leaves half of its bytes."""

    def __init__(self, stream: IO[bytes], faults: Faults) -> None:
        self._stream = stream
        self._faults = faults

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._stream.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, data: bytes) -> int:
        """Write all, or half."""
        if self._faults.due("write"):
            self._stream.write(data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self._stream.write(data)


def pool(calm: Path, faults: Faults) -> type[Any]:
    """A pool that takes the documents from the undisturbed run."""

    class Made:
        """Hands on documents that were made before."""

        def __init__(self, *arguments: object, **more: object) -> None:
            pass

        def __enter__(self) -> Self:
            faults.reach(-1)
            return self

        def __exit__(self, *exception: object) -> None:
            pass

        def run(self, inputs: Iterator[Article | Failure | Skipped]) -> Iterator[Outcome]:
            """Yield them in order."""
            for number, item in enumerate(inputs):
                faults.reach(number)
                if isinstance(item, Article):
                    text = (calm / f"{item.id}.json").read_text(encoding="utf-8")
                    yield Written(item, text, None, len(item.data), {})
                else:
                    yield item

    return Made


def tree(out: Path) -> dict[str, bytes]:
    """What a reader finds."""
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


def main() -> int:
    """Run, fail, resume until nothing fails; compare, print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--articles", type=int, help="only so many of the rows")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    rows, calm, wild = given.folder / "rows.jsonl", given.folder / "calm", given.folder / "wild"
    for folder in (calm, wild):
        shutil.rmtree(folder, ignore_errors=True)
    lines = given.rows.read_text(encoding="utf-8").splitlines()[: given.articles]
    rows.write_text("\n".join(lines), encoding="utf-8")
    runs.run(runs.Job([str(rows)], calm, workers=given.workers))
    whole = tree(calm)
    known = fingerprint(Options())
    faults = Faults()
    faults.install()
    setattr(runs, "Pool", pool(calm, faults))  # noqa: B010 - not exported, on purpose
    setattr(runs, "fingerprint", lambda _: known)  # noqa: B010
    start = time.perf_counter()
    silent = torn = 0
    while True:
        before = len(faults.seen)
        faults.on = True
        try:
            summary = runs.run(runs.Job([str(rows)], wild, resume=True))
        except (OutputError, UsageError) as error:
            silent += str(wild) not in str(error)
        else:
            if len(faults.seen) == before:
                break
            silent += 1
        faults.on = False
        if len(faults.seen) % 500 == 0:
            torn += sum(whole.get(name) != data for name, data in tree(wild).items()) if wild.is_dir() else 0
    faults.on = False
    found = tree(wild)
    lost, more = len(whole.keys() - found.keys()), len(found.keys() - whole.keys())
    other = sum(whole[name] != found[name] for name in whole.keys() & found.keys())
    sys.stdout.write(
        f"{summary.inputs} inputs = {summary.written} written + {summary.quarantined} quarantined + "
        f"{summary.skipped} skipped in the last run\n"
        f"{len(faults.seen)} operations failed once each: {dict(sorted(faults.kinds.items()))}; "
        f"{time.perf_counter() - start:.0f} s\n"
        f"passed over, or told without the file's name {silent}; torn {torn}, "
        f"lost {lost}, duplicated {more}, of other bytes {other}\n"
    )
    return 1 if silent or torn or lost or more or other else 0


if __name__ == "__main__":
    sys.exit(main())
