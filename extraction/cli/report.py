"""What a run tells its user on stderr: progress, what failed, and the account at the end."""

import sys
import time
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from extraction.corpus.article import Failure, Outcome, Written
from extraction.corpus.run import Summary
from schemas import RECORDS

SHOWN = 20
"""Failures that are shown one by one."""


class Report:
    """Listens to a run; a context manager that shows progress where stderr is a terminal."""

    def __init__(self, out: str) -> None:
        self._out = out
        self._failures = 0
        self._start = time.perf_counter()
        self._bar: _Bar | None = _Bar() if sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def hear(self, outcome: Outcome) -> None:
        """Take note of one outcome."""
        if isinstance(outcome, Failure):
            self._failures += 1
            if self._failures <= SHOWN:
                say(f"Quarantined {described(outcome.key, str(outcome.origin))}: {outcome.message}. {outcome.remedy}")
            elif self._failures == SHOWN + 1:
                say(f"More was quarantined: `minglu quarantine list {self._out}` shows all.")
        elif isinstance(outcome, Written) and outcome.warning is not None:
            say(f"Doubtful {outcome.warning}. Check it, or convert it to UTF-8.")
        if self._bar is not None:
            self._bar.advance()

    def conclude(self, summary: Summary) -> None:
        """Say what the run did."""
        seconds = time.perf_counter() - self._start
        if summary.ignored:
            first = summary.ignored[0]
            say(f"Passed over {number(len(summary.ignored), 'file')} of other kinds, {first} the first.")
        say(
            f"{number(summary.inputs, 'input')} = {summary.written} written + {summary.quarantined} quarantined "
            f"+ {summary.skipped} skipped"
        )
        if summary.written:
            say(", ".join(f"{kind} {summary.records[kind]}" for kind in _counted()))
            rate = summary.characters / seconds
            say(f"{summary.characters} characters in {seconds:.1f} s: {rate:.0f} characters/s")
        if not summary.inputs:
            say("There was no article. Name .txt, .html, .jsonl or .parquet files, or folders that hold some.")
        if summary.spared is not None:
            say(f"Nothing was taken away (--prune): {summary.spared}. Mend that, then run the same command again.")
        if summary.pruned:
            say(f"{number(summary.pruned, 'document')} without input taken away")
        if summary.stopped:
            say("Stopped at the first failure (--strict). Mend it, and run the same command with --resume.")
        elif summary.quarantined:
            say(f"See `minglu quarantine list {self._out}`; after mending, run the same command with --resume.")


class _Bar:
    """A counter that moves; `rich` is only imported where there is somebody to look."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.completed} articles"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task("", total=None)

    def start(self) -> None:
        self._progress.start()

    def stop(self) -> None:
        self._progress.stop()

    def advance(self) -> None:
        self._progress.advance(self._task)


def _counted() -> Iterator[str]:
    """What the account counts: every kind of record, and the posts behind the officials who hold them."""
    for kind in RECORDS:
        yield kind
        if kind == "officials":
            yield "posts"


def say(message: str) -> None:
    """Write one message to stderr."""
    sys.stderr.write(message + "\n")


def number(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def described(key: str, origin: str) -> str:
    """An input's id and where it came from, once where that is the same."""
    return key if key == origin else f"{key} ({origin})"
