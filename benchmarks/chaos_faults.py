"""Let every write, fsync, rename, removal and commit of a run fail once, and go on with --resume each time.

    python benchmarks/chaos_faults.py ROWS.jsonl WORK_FOLDER [--workers 2] [--share 400]

The documents are made once, by an undisturbed run; then they are put into folders, a share of them into each. The
operations that do it are numbered 1, 2, ... by article, and the k-th one fails when it is met for the first time: half
of a write gets through, the rest finds the disk full. (Every resumed run passes over what is there, so one folder for
all would take the square of the time.) Exit code 1 where a run goes on all the same or names no file, or where a
document is torn, lost, twice there or of other bytes.
"""

import argparse
import errno
import json
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

_EACH = 100
"""Faults between two looks at the documents of an unfinished run."""
_OPERATIONS = ("fsync", "replace", "unlink", "mkdir")


class Faults:
    """Fails every operation once: `seen` holds those that have: the article's number, the kind, its number within."""

    def __init__(self) -> None:
        self.seen: set[tuple[int, str, int]] = set()
        self.kinds: Counter[str] = Counter()
        self.on = False
        self._at = 0
        self._counts: Counter[str] = Counter()

    def reach(self, article: int) -> None:
        """Begin to count the operations of another article."""
        self._at, self._counts = article, Counter()

    def due(self, kind: str) -> bool:
        """Whether the operation is to fail."""
        if not self.on:
            return False
        self._counts[kind] += 1
        key = (self._at, kind, self._counts[kind])
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
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()} if out.is_dir() else {}


class Account:
    """What came of all shares."""

    def __init__(self) -> None:
        self.inputs = self.skipped = self.silent = 0
        self.wrong: Counter[str] = Counter()

    def compare(self, found: dict[str, bytes], whole: dict[str, bytes], *, all_there: bool) -> None:
        """Count what is not as it should be; while a run is unfinished, documents may be missing."""
        self.wrong["lost"] += len(whole.keys() - found.keys()) if all_there else 0
        self.wrong["more"] += len(found.keys() - whole.keys())
        self.wrong["torn or of other bytes"] += sum(whole.get(name, data) != data for name, data in found.items())


def fail_through(rows: Path, wild: Path, whole: dict[str, bytes], faults: Faults, account: Account) -> None:
    """Run with --resume until no operation is left that has not failed yet."""
    faults.seen.clear()
    while True:
        before = len(faults.seen)
        faults.on = True
        try:
            summary = runs.run(runs.Job([str(rows)], wild, resume=True))
        except (OutputError, UsageError) as error:
            account.silent += str(wild) not in str(error)
        else:
            if len(faults.seen) == before:
                break
            account.silent += 1
        finally:
            faults.on = False
        if len(faults.seen) % _EACH == 0:
            account.compare(tree(wild), whole, all_there=False)
    account.inputs += summary.inputs
    account.skipped += summary.skipped
    account.compare(tree(wild), whole, all_there=True)


def main() -> int:
    """Run, fail, resume until nothing fails; compare, print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--share", type=int, default=400)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    rows, calm, wild = given.folder / "rows.jsonl", given.folder / "calm", given.folder / "wild"
    shutil.rmtree(calm, ignore_errors=True)
    runs.run(runs.Job([str(given.rows)], calm, workers=given.workers))
    known = fingerprint(Options())
    faults, account = Faults(), Account()
    faults.install()
    setattr(runs, "Pool", pool(calm, faults))  # noqa: B010 - not exported, on purpose
    setattr(runs, "fingerprint", lambda _: known)  # noqa: B010
    start = time.perf_counter()
    lines = given.rows.read_text(encoding="utf-8").splitlines()
    for first in range(0, len(lines), given.share):
        share = lines[first : first + given.share]
        rows.write_text("\n".join(share), encoding="utf-8")
        names = [f"{json.loads(line)['id']}.json" for line in share]
        shutil.rmtree(wild, ignore_errors=True)
        fail_through(rows, wild, {name: (calm / name).read_bytes() for name in names}, faults, account)
        sys.stderr.write(f"{account.inputs} articles, {faults.kinds.total()} operations failed\n")
    sys.stdout.write(
        f"{account.inputs} inputs = {account.skipped} there at last; {faults.kinds.total()} operations failed "
        f"once each: {dict(sorted(faults.kinds.items()))}; {time.perf_counter() - start:.0f} s\n"
        f"passed over, or told without the file's name {account.silent}; {dict(account.wrong)}\n"
    )
    return 1 if account.silent or account.wrong.total() or account.inputs != account.skipped else 0


if __name__ == "__main__":
    sys.exit(main())
