"""Poison 100 articles of a file of rows, and compare with a clean run.

    python benchmarks/chaos_poison.py ROWS.jsonl WORK_FOLDER [--workers 2] [--deadline 1]

Twenty each raise an exception, sleep past the deadline, call `os._exit`, die of SIGSEGV, and allocate without end.
Exit code 1 unless all other articles are written with the bytes of the clean run, exactly the poisoned ones are
quarantined for their own reason, and the wall time is within 25 % of the clean run's.
"""

import argparse
import json
import os
import shutil
import signal
import sys
import time
from collections import Counter
from pathlib import Path

from extraction.corpus.fingerprint import Options
from extraction.corpus.limits import Limits
from extraction.corpus.run import Job, Summary, quarantined, run
from extraction.corpus.worker import Extract, pipeline
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


def poisoned(options: Options) -> Extract:
    """The real pipeline, but for articles whose title asks for harm."""
    real = pipeline(options)

    def extract(
        text: str, *, id: str, published: str | None, title: str | None, source: str | None, encoding: str
    ) -> Document:
        if title is not None and title.startswith(_MARK):
            act(title.removeprefix(_MARK))
        return real(text, id=id, published=published, title=title, source=source, encoding=encoding)

    return extract


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
    summary = run(Job([str(rows)], out, workers=workers, limits=limits), factory=poisoned)
    return summary, time.perf_counter() - start


def main() -> int:
    """Run both, compare, print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--deadline", type=float, default=1.0)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    rows, poisons = prepare(given.rows, given.folder)
    limits = Limits(deadline=given.deadline, memory=256 << 20)
    clean, bad = given.folder / "clean", given.folder / "bad"
    _, calm = timed(given.rows, clean, given.workers, limits)
    summary, wild = timed(rows, bad, given.workers, limits)
    failures = quarantined(bad)
    found = Counter(poisons.get(one.key, "none") for one in failures)
    wrong = [one.message for one in failures if not one.message.startswith(REASONS.get(poisons.get(one.key, ""), "?"))]
    rest = {path.name for path in clean.glob("*.json")} - {f"{one}.json" for one in poisons}
    other = sum((bad / name).read_bytes() != (clean / name).read_bytes() for name in rest if (bad / name).exists())
    lost = sum(not (bad / name).exists() for name in rest)
    slower = wild / calm - 1
    sys.stdout.write(
        f"{summary.inputs} inputs = {summary.written} written + {summary.quarantined} quarantined + "
        f"{summary.skipped} skipped; {dict(found)}; for another reason: {wrong}\n"
        f"lost {lost}, of other bytes {other}; clean {calm:.1f} s, poisoned {wild:.1f} s: {slower:+.1%}\n"
    )
    good = len(failures) == len(poisons) and not (wrong or lost or other) and slower <= 0.25
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
