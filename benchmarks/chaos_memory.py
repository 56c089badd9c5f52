"""Follow the memory of a long run over a file of rows that is repeated under new ids.

    python benchmarks/chaos_memory.py ROWS.jsonl WORK_FOLDER [--articles 100000] [--workers 2]

Prints the peaks of the supervisor and of any process that it started, and the slope of each after the first tenth, in
bytes an article. Linux only. Exit code 1 where the supervisor takes more than 300 MB or a worker more than 500 MB.
"""

import argparse
import itertools
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from extraction.corpus.article import Outcome
from extraction.corpus.run import Job, run

_EVERY = 100
_PAGE = os.sysconf("SC_PAGE_SIZE")


def resident(pid: int) -> int:
    """The resident bytes of a process, 0 where it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE
    except OSError:
        return 0


def descendants(pid: int) -> Iterator[int]:
    """The processes that a process started, and those that they did."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in map(int, children):
        yield child
        yield from descendants(child)


class Watch:
    """Measures now and then."""

    def __init__(self) -> None:
        self.points: list[tuple[int, int, int]] = []
        self._count = 0

    def __call__(self, outcome: Outcome) -> None:
        """Take note of one more article."""
        self._count += 1
        if self._count % _EVERY == 0:
            workers = max(map(resident, descendants(os.getpid())), default=0)
            self.points.append((self._count, resident(os.getpid()), workers))


def slope(points: list[tuple[int, int]]) -> float:
    """Least squares: bytes an article."""
    count = len(points)
    middle_x, middle_y = sum(x for x, _ in points) / count, sum(y for _, y in points) / count
    spread = sum((x - middle_x) ** 2 for x, _ in points)
    return sum((x - middle_x) * (y - middle_y) for x, y in points) / spread if spread else 0.0


def repeat(rows: Path, target: Path, articles: int) -> None:
    """Write so many rows under new ids."""
    with rows.open(encoding="utf-8") as stream:
        originals = [json.loads(line) for line in stream]
    with target.open("w", encoding="utf-8") as stream:
        for number, row in enumerate(itertools.islice(itertools.cycle(originals), articles)):
            stream.write(json.dumps(row | {"id": f"r{number}"}, ensure_ascii=False) + "\n")


def main() -> int:
    """Run, print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    rows, out, watch = given.folder / "repeated.jsonl", given.folder / "out", Watch()
    shutil.rmtree(out, ignore_errors=True)
    repeat(given.rows, rows, given.articles)
    summary = run(Job([str(rows)], out, workers=given.workers), listen=watch)
    parent, worker = max(point[1] for point in watch.points), max(point[2] for point in watch.points)
    late = [point for point in watch.points if point[0] > given.articles // 10]
    slopes = slope([point[:2] for point in late]), slope([(point[0], point[2]) for point in late])
    sys.stdout.write(
        f"{summary.inputs} inputs = {summary.written} written + {summary.quarantined} quarantined + "
        f"{summary.skipped} skipped\n"
        f"supervisor: peak {parent / 1e6:.0f} MB, {slopes[0]:.0f} bytes an article after the first tenth\n"
        f"largest worker: peak {worker / 1e6:.0f} MB, {slopes[1]:.0f} bytes an article after the first tenth\n"
    )
    return 0 if parent <= 300e6 and worker <= 500e6 else 1


if __name__ == "__main__":
    sys.exit(main())
