"""Kill a run again and again, go on with --resume, and compare with an undisturbed run.

    python benchmarks/chaos_kill.py ROWS.jsonl WORK_FOLDER [--kills 200] [--seed 8] [--workers 2]

Every process of the run is killed by SIGKILL at a random moment (from a seeded generator) between its start and its
end. When the kills are used up the run is left to finish. Exit code 1 where a document is torn, lost, twice there or
of other bytes than in the undisturbed run.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path


def command(rows: Path, out: Path, workers: int) -> list[str]:
    """The command under test."""
    program = [sys.executable, "-c", "import sys; from extraction.cli import main; sys.exit(main())"]
    return [*program, "extract", str(rows), "-o", str(out), "--workers", str(workers), "--resume"]


def documents(out: Path) -> dict[str, bytes]:
    """The bytes of every document by file name."""
    return {path.name: path.read_bytes() for path in out.glob("*.json")}


def torn(found: dict[str, bytes]) -> list[str]:
    """Names of the documents that are not whole JSON."""
    bad = []
    for name, data in found.items():
        try:
            json.loads(data)
        except ValueError:
            bad.append(name)
    return bad


def disturb(call: list[str], out: Path, kills: int, chance: random.Random, span: float) -> tuple[int, int]:
    """Start and kill; return the number of kills that hit a run, and of torn documents seen after one of them."""
    hits = seen = 0
    while hits < kills:
        with subprocess.Popen(call, stderr=subprocess.DEVNULL, start_new_session=True) as process:
            try:
                process.wait(chance.uniform(0.05, span))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                hits += 1
        seen += len(torn(documents(out)))
        if process.returncode == 0:  # it came through: begin anew, so that every kill meets work
            shutil.rmtree(out)
    return hits, seen


def main() -> int:
    """Run both, compare, print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    calm, wild = given.folder / "calm", given.folder / "wild"
    for folder in (calm, wild):
        shutil.rmtree(folder, ignore_errors=True)
    start = time.perf_counter()
    subprocess.run(command(given.rows, calm, given.workers), check=True, stderr=subprocess.DEVNULL)
    clean = time.perf_counter() - start
    call = command(given.rows, wild, given.workers)
    chance = random.Random(given.seed)
    hits, seen = disturb(call, wild, given.kills, chance, clean / 8)
    last = subprocess.run(call, check=False, stderr=subprocess.PIPE, text=True)
    one, two = documents(calm), documents(wild)
    lost, more = len(one.keys() - two.keys()), len(two.keys() - one.keys())
    other = sum(one[name] != two[name] for name in one.keys() & two.keys())
    sys.stdout.write(
        f"{last.stderr}\nclean run {clean:.1f} s, {len(one)} documents; {hits} kills, "
        f"{time.perf_counter() - start:.0f} s in all\n"
        f"torn {seen}, lost {lost}, duplicated {more}, of other bytes {other}; last exit code {last.returncode}\n"
    )
    return 1 if seen or lost or more or other or last.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
