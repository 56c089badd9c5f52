"""The k-th write, fsync, rename or commit fails, for every k: the run stops with a reason, and --resume mends all."""

import errno
import itertools
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, Self

import pytest

from extraction.corpus import run as runs
from extraction.corpus.article import Article, Failure, Outcome, Skipped
from extraction.corpus.fingerprint import Options
from extraction.corpus.worker import Extract, Factory, process
from extraction.errors import OutputError, UsageError
from schemas import Document
from tests.corpus import fakes

ARTICLES = 6


class Direct:
    """A pool without processes: what is tried here is the writing."""

    def __init__(self, factory: Factory, options: Options, *, lines: bool, **more: object) -> None:
        self._extract: Extract = factory(options)
        self._lines = lines

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        pass

    def run(self, inputs: Iterator[Article | Failure | Skipped]) -> Iterator[Outcome]:
        for item in inputs:
            yield process(item, self._extract, lines=self._lines) if isinstance(item, Article) else item


class Faults:
    """Counts the operations, and fails from one of them on: once, or for good like a full disk."""

    def __init__(self, at: int, *, lasting: bool) -> None:
        self._at = at
        self._lasting = lasting
        self.count = 0

    def due(self) -> bool:
        self.count += 1
        return self.count == self._at or (self._lasting and self.count > self._at)

    def file(self) -> None:
        if self.due():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def records(self) -> None:
        if self.due():
            raise sqlite3.OperationalError("database or disk is full")


class Stream:
    """A file that is written through the faults; the failing write leaves half of its bytes."""

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
        try:
            self._faults.file()
        except OSError:
            self._stream.write(data[: len(data) // 2])
            raise
        return self._stream.write(data)


def install(patch: pytest.MonkeyPatch, faults: Faults) -> None:
    class Connection(sqlite3.Connection):
        def commit(self) -> None:
            faults.records()
            super().commit()

    def before(action: Callable[..., Any]) -> Callable[..., Any]:
        def act(*arguments: Any, **more: Any) -> Any:
            faults.file()
            return action(*arguments, **more)

        return act

    def opened(self: Path, mode: str = "r", **more: Any) -> Any:
        stream = opening(self, mode, **more)
        return Stream(stream, faults) if mode in {"wb", "ab"} else stream

    connect, opening = sqlite3.connect, Path.open
    patch.setattr(sqlite3, "connect", lambda *one, **more: connect(*one, **more, factory=Connection))
    patch.setattr(Path, "open", opened)
    for name in ("fsync", "replace", "unlink", "mkdir"):
        patch.setattr(os, name, before(getattr(os, name)))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    rows = [{"id": f"n{number}", "text": f"第{number}篇"} for number in range(ARTICLES)]
    rows[3] = {
        "id": "n3",
        "html": "<html><body><article><p>" + "云岭县青石镇召开会议。" * 20 + "</p></article></body></html>",
    }
    rows[5]["text"] = "异常"
    rows[2]["id"] = "N1"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def shown(out: Path) -> dict[str, bytes]:
    """What a reader finds: of the folder, or of the file of lines with its texts."""
    root = out if out.is_dir() else out.parent
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and "minglu" not in str(path.relative_to(root)))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@pytest.mark.slow
@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("name", ["out", "lines/out.jsonl"])
def test_every_failing_operation_is_survived(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, lasting: bool
) -> None:
    monkeypatch.setattr(runs, "Pool", Direct)
    monkeypatch.setattr(runs, "fingerprint", lambda options: {"code": "1"})
    monkeypatch.setattr(runs, "_EACH", 3)

    def go(out: Path, *, resume: bool) -> runs.Summary:
        return runs.run(runs.Job([str(source)], out, resume=resume), factory=fakes.fake)

    calm = tmp_path / "calm" / name
    go(calm, resume=False)
    told: list[bool] = []  # for each run that stopped, whether its message names the file
    for k in itertools.count(1):
        out = tmp_path / str(k) / name
        faults = Faults(k, lasting=lasting)
        with monkeypatch.context() as patch:
            install(patch, faults)
            try:
                go(out, resume=False)
            except (OutputError, UsageError) as error:
                told.append(str(tmp_path / str(k)) in str(error))
        for data in shown(out).values() if out.is_dir() else ():
            if data.startswith(b"{"):
                Document.model_validate_json(data)
        summary = go(out, resume=True)
        assert summary.inputs == ARTICLES == summary.written + summary.quarantined + summary.skipped
        assert shown(out) == shown(calm)
        if faults.count < k:
            break
    assert all(told)
    assert len(told) > ARTICLES
