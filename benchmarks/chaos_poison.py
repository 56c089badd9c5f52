"""Poison 100 articles of a file of rows, and compare with a clean run.

    python benchmarks/chaos_poison.py ROWS.jsonl WORK_FOLDER [--workers 3] [--deadline 1] [--memory 64] [--rounds 3]

Twenty each raise an exception, sleep past the deadline, call `os._exit`, die of SIGSEGV, and allocate without end.
Clean and poisoned runs take turns. Exit code 1 unless in every round all other articles are written with the bytes of
the clean run and exactly the poisoned ones are quarantined for their own reason, and the median wall time is within
25 % of the clean runs'.
"""

import argparse
import json
import os
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from extraction.corpus.article import Article
from extraction.corpus.fingerprint import Options
from extraction.corpus.limits import Limits
from extraction.corpus.run import Job, Summary, quarantined, run
from extraction.corpus.worker import Checking, RawText, Together, Warming, pipeline
from schemas import Document

EACH = 20
REASONS = {
    "exception": "ValueError: poison",
    "sleep": "deadline: ",
    "exit": "crash: the worker ended with exit code 7",
    "segv": "crash: the worker was killed by SIGSEGV",
    "bomb": "memory: ",
}
_MARK = "poison:"


def act(poison: str) -> None:
    """Do the harm."""
    match poison:
        case "exception":
            raise ValueError("poison")
        case "sleep":
            time.sleep(600)
        case "exit":
            os._exit(7)
        case "segv":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "bomb":
            hoard = [bytearray(1 << 20)]
            while True:
                hoard.append(bytearray(1 << 24))


class Poisoned:
    """The real pipeline, but for articles whose title asks for harm."""

    def __init__(self, options: Options) -> None:
        self._real = pipeline(options)
        if isinstance(self._real, Warming):
            self.warm = self._real.warm
        if isinstance(self._real, Checking):
            self.sound = self._real.sound

    def __call__(
        self, text: str, *, id: str, published: str | None, title: str | None, source: str | None, encoding: str
    ) -> Document:
        """Read the article, or do harm."""
        if title is not None and title.startswith(_MARK):
            act(title.removeprefix(_MARK))
        return self._real(text, id=id, published=published, title=title, source=source, encoding=encoding)

    def together(self, articles: Sequence[tuple[Article, RawText]], listen: Callable[[int], None]) -> list[Document]:
        """Read several, or do the first harm."""
        for at, (article, _) in enumerate(articles):
            listen(at)
            if article.title is not None and article.title.startswith(_MARK):
                act(article.title.removeprefix(_MARK))
        assert isinstance(self._real, Together)
        return self._real.together(articles, listen)


def prepare(rows: Path, folder: Path) -> tuple[Path, dict[str, str]]:
    """Write the rows with poisons evenly among them; return the file, and the poison of each poisoned id."""
    lines = rows.read_text(encoding="utf-8").splitlines()
    names = list(REASONS) * EACH
    step = len(lines) // len(names)
    poisons = {}
    for number, name in enumerate(names):
        row = json.loads(lines[number * step])
        poisons[str(row["id"])] = name
        lines[number * step] = json.dumps(row | {"title": _MARK + name}, ensure_ascii=False)
    target = folder / "poisoned.jsonl"
    target.write_text("\n".join(lines), encoding="utf-8")
    return target, poisons


def timed(rows: Path, out: Path, workers: int, limits: Limits) -> tuple[Summary, float]:
    """Run, and measure."""
    shutil.rmtree(out, ignore_errors=True)
    start = time.perf_counter()
    summary = run(Job([str(rows)], out, workers=workers, limits=limits), factory=Poisoned)
    return summary, time.perf_counter() - start


def compare(clean: Path, bad: Path, poisons: dict[str, str]) -> tuple[Counter[str], list[str], int, int]:
    """Return what is quarantined by poison, the messages for another reason, and how many are lost or other bytes."""
    failures = quarantined(bad)
    found = Counter(poisons.get(one.key, "none") for one in failures)
    wrong = [one.message for one in failures if not one.message.startswith(REASONS.get(poisons.get(one.key, ""), "?"))]
    rest = {path.name for path in clean.glob("*.json")} - {f"{one}.json" for one in poisons}
    lost = sum(not (bad / name).exists() for name in rest)
    other = sum((bad / name).read_bytes() != (clean / name).read_bytes() for name in rest if (bad / name).exists())
    return found, wrong, lost, other


def main() -> int:
    """Run both in turns, compare, print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--deadline", type=float, default=1.0)
    parser.add_argument("--memory", type=int, default=64, help="MiB that an article may take")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    rows, poisons = prepare(given.rows, given.folder)
    limits = Limits(deadline=given.deadline, memory=given.memory << 20)
    clean, bad = given.folder / "clean", given.folder / "bad"
    calm: list[float] = []
    wild: list[float] = []
    good = True
    for _ in range(given.rounds):
        calm.append(timed(given.rows, clean, given.workers, limits)[1])
        summary, seconds = timed(rows, bad, given.workers, limits)
        wild.append(seconds)
        found, wrong, lost, other = compare(clean, bad, poisons)
        good = good and found == dict.fromkeys(REASONS, EACH) and not (wrong or lost or other)
        sys.stdout.write(
            f"{summary.inputs} inputs = {summary.written} written + {summary.quarantined} quarantined + "
            f"{summary.skipped} skipped; {dict(found)}; for another reason {wrong}; "
            f"lost {lost}, of other bytes {other}; clean {calm[-1]:.1f} s, poisoned {wild[-1]:.1f} s; "
            f"load {os.getloadavg()[0]:.1f}\n"
        )
        sys.stdout.flush()
    slower = median(wild) / median(calm) - 1
    sys.stdout.write(
        f"{given.workers} workers, deadline {given.deadline:g} s, {given.memory} MiB, medians of {given.rounds}: "
        f"clean {median(calm):.1f} s, poisoned {median(wild):.1f} s: {slower:+.1%}\n"
    )
    return 0 if good and slower <= 0.25 else 1


if __name__ == "__main__":
    sys.exit(main())
