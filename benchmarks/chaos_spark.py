"""Kill Python workers of Spark's executor in the middle of a run, and compare with a local run.

    python benchmarks/chaos_spark.py ROWS.jsonl WORK_FOLDER [--workers 2] [--kills 2]

Needs Java 17 and pyspark; Linux only. A worker is killed by SIGKILL whenever a further share of the documents is
staged. Exit code 1 unless every kill met a worker, and documents and quarantine are those of the local run.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from extraction.corpus.run import Job, quarantined, run

_LOOK = 0.05


def descendants(pid: int) -> Iterator[int]:
    """The processes that a process started, and those that they did."""
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text(encoding="ascii").split()):
            yield child
            yield from descendants(child)


def parent(pid: int) -> int:
    """The process that started one."""
    return int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])


def is_python_worker(pid: int) -> bool:
    """Whether it is a copy of Spark's daemon, in which tasks run."""
    try:
        lines = [Path(f"/proc/{one}/cmdline").read_bytes() for one in (pid, parent(pid))]
    except OSError:
        return False
    return all(b"pyspark.daemon" in line for line in lines)


def disturb(process: "subprocess.Popen[str]", out: Path, steps: list[int]) -> list[int]:
    """Kill a worker at every step of staged or written documents; return how many there were at each kill."""
    hits: list[int] = []
    while process.poll() is None and len(hits) < len(steps):
        there = sum(1 for folder in (out, out / ".minglu" / "spark") for _ in folder.glob("*.json"))
        if there >= steps[len(hits)]:
            workers = [one for one in descendants(process.pid) if is_python_worker(one)]
            if workers:
                os.kill(workers[0], signal.SIGKILL)
                hits.append(there)
        time.sleep(_LOOK)
    return hits


def main() -> int:
    """Run both, compare, print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kills", type=int, default=2)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    local, spark = given.folder / "local", given.folder / "spark"
    for folder in (local, spark):
        shutil.rmtree(folder, ignore_errors=True)
    start = time.perf_counter()
    summary = run(Job([str(given.rows)], local, workers=given.workers))
    plain = time.perf_counter() - start
    steps = [summary.written * (number + 1) // (given.kills + 1) for number in range(given.kills)]
    call = [sys.executable, "-c", "import sys; from extraction.cli import main; sys.exit(main())", "extract"]
    call += [str(given.rows), "-o", str(spark), "--engine", "spark", "--workers", str(given.workers)]
    log = given.folder / "spark.log"
    start = time.perf_counter()
    with log.open("w", encoding="utf-8") as stream, subprocess.Popen(call, stderr=stream, text=True) as process:
        hits = disturb(process, spark, steps)
    told = [line for line in log.read_text(encoding="utf-8").splitlines() if "inputs = " in line]
    one, two = ({path.name: path.read_bytes() for path in out.glob("*.json")} for out in (local, spark))
    other = sum(one[name] != two[name] for name in one.keys() & two.keys())
    failed = [[(each.key, each.message) for each in quarantined(out)] for out in (local, spark)]
    sys.stdout.write(
        f"{told[-1] if told else 'no account'}; exit code {process.returncode}; local {plain:.0f} s, "
        f"Spark {time.perf_counter() - start:.0f} s\n"
        f"Python workers killed when {hits} documents were there; lost {len(one.keys() - two.keys())}, "
        f"more {len(two.keys() - one.keys())}, of other bytes {other}, "
        f"quarantine {'the same' if failed[0] == failed[1] else 'different'}\n"
    )
    good = len(hits) == given.kills and one == two and failed[0] == failed[1]
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
