"""Measures minglu beside its peers, all in one run, and writes `results.json`, `README.md` and the plot.

    python benchmarks/run.py [--quick] [ARTICLE.txt | FOLDER | ROWS.jsonl]...

Every contender has a process of its own; passes are interleaved, so that a busy machine is busy for all of them, and
medians count. Processor time stands beside wall time.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path.insert(0, str(HERE))

from report import write  # noqa: E402 - its folder is no package

PEERS = HERE / ".venv" / "bin" / "python"
SLOW = 40_000
"""So many characters are enough for the peers that need a second for them."""
LENGTHS = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
PATTERNS = (0, 100, 1_000, 10_000, 100_000)
_SYLLABLES = "云岭青石林泉松溪竹海清江东南西北金银铜山河桥"
_ENDINGS = ("研究院", "促进会", "博物馆", "实验室", "服务社")


def _environment() -> dict[str, str]:
    """What a process finds; Python and minglu may keep what they have compiled, as they do everywhere else."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT)}


class Contender:
    """A process of `contender.py`."""

    def __init__(
        self, name: str, texts: Path, *, python: Path = Path(sys.executable), rules: Path | None = None
    ) -> None:
        """Start it and wait until it is warm."""
        command = [str(python), str(HERE / "contender.py"), name, str(texts), *([str(rules)] if rules else [])]
        environment = _environment()
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=environment,
        )
        self.about = self._answer()
        self.passes: list[dict[str, Any]] = []

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("{"):
                return dict(json.loads(line))
        raise RuntimeError(f"{self._process.args!r} gave no answer")

    def once(self) -> None:
        """Time one pass."""
        assert self._process.stdin is not None
        self._process.stdin.write("go\n")
        self._process.stdin.flush()
        self.passes.append(self._answer())

    def result(self) -> dict[str, Any]:
        """Medians over the passes; ends the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        found: dict[str, Any] = {
            **self.about,
            **{key: median(one[key] for one in self.passes) for key in ("wall", "cpu", "peak")},
        }
        if "stages" in self.passes[0]:
            found["stages"] = {
                name: median(one["stages"][name] for one in self.passes) for name in self.passes[0]["stages"]
            }
        return found


def texts_of(paths: Sequence[Path]) -> list[str]:
    """The articles of files, folders and JSONL rows."""
    found: list[str] = []
    for path in paths:
        if path.is_dir():
            found += texts_of(sorted(path.glob("*.txt")))
        elif path.suffix == ".jsonl":
            rows = path.read_text(encoding="utf-8").splitlines()
            found += [json.loads(row)["text"] for row in rows if row.strip()]
        else:
            found.append(path.read_text(encoding="utf-8", errors="replace"))
    return found


def _sample(texts: list[str], characters: int) -> list[str]:
    step = max(1, sum(map(len, texts)) // characters)
    return texts[::step]


def _interleaved(contenders: dict[str, Contender], rounds: int) -> dict[str, dict[str, Any]]:
    for _ in range(rounds):
        for contender in contenders.values():
            contender.once()
    return {name: contender.result() for name, contender in contenders.items()}


def peers(folder: Path, texts: list[str], rounds: int) -> dict[str, Any]:
    """Throughput, memory and the stages."""
    everything, some = folder / "all.json", folder / "some.json"
    everything.write_text(json.dumps(texts), encoding="utf-8")
    some.write_text(json.dumps(_sample(texts, SLOW)), encoding="utf-8")
    contenders = {name: Contender(name, everything) for name in ("minglu", "single", "spacy", "stages")}
    if PEERS.exists():
        contenders |= {name: Contender(name, some, python=PEERS) for name in ("lac", "jionlp")}
    return _interleaved(contenders, rounds)


def lengths(folder: Path, texts: list[str], rounds: int) -> dict[str, Any]:
    """Articles of growing length, made of the texts one behind the other."""
    whole = "\n".join(texts)
    whole *= LENGTHS[-1] // len(whole) + 1
    contenders = {}
    for length in LENGTHS:
        path = folder / f"length-{length}.json"
        count = max(1, 60_000 // length)
        path.write_text(json.dumps([whole[at * length :][:length] for at in range(count)]), encoding="utf-8")
        contenders[str(length)] = Contender("single", path)
    return _interleaved(contenders, max(1, rounds // 2))


def patterns(folder: Path, texts: list[str], rounds: int) -> dict[str, Any]:
    """A user's own folder with more and more names of bodies."""
    path = folder / "patterns.json"
    path.write_text(json.dumps(_sample(texts, 60_000)), encoding="utf-8")
    contenders = {}
    for number in PATTERNS:
        rules = folder / f"rules-{number}"
        (rules / "units" / "lexicons").mkdir(parents=True)
        rows = "".join(f"{_name(i)}\tother\n" for i in range(number))
        if number:
            (rules / "units" / "lexicons" / "national.tsv").write_text("word\tkind\n" + rows, encoding="utf-8")
        contenders[str(number)] = Contender("minglu", path, rules=rules)
    return _interleaved(contenders, rounds)


def _name(number: int) -> str:
    """The number, written in syllables."""
    number, ending = divmod(number, len(_ENDINGS))
    syllables = []
    while number or len(syllables) < 3:
        number, syllable = divmod(number, len(_SYLLABLES))
        syllables.append(_SYLLABLES[syllable])
    return "".join(syllables) + _ENDINGS[ending]


def commands(folder: Path, texts: list[str], rounds: int) -> dict[str, Any]:
    """Whole processes: start-up, and one worker against two."""
    article, rows = folder / "one.txt", folder / "rows.jsonl"
    article.write_text(min(texts, key=lambda text: abs(len(text) - 500)), encoding="utf-8")
    many = [*texts] * max(1, 400_000 // sum(map(len, texts)))
    with rows.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": f"a{i}", "text": text}) + "\n" for i, text in enumerate(many))
    run = [sys.executable, "-c", "import sys; from extraction.cli import main; sys.exit(main())"]
    out = str(folder / "out.jsonl")
    tried = {
        "spacy": [sys.executable, "-c", "import spacy; spacy.blank('zh')"],
        "help": [*run, "--help"],
        "schema": [*run, "schema"],
        "one article": [*run, "extract", str(article), "-o", out],
        "1 worker": [*run, "extract", str(rows), "-o", out, "--workers", "1"],
        "2 workers": [*run, "extract", str(rows), "-o", out, "--workers", "2"],
    }
    passes: dict[str, list[tuple[float, float]]] = {name: [] for name in tried}
    for name in ("help", "one article"):
        _timed(tried[name])  # compiles and keeps what the next ones find
    for _ in range(rounds):
        for name, command in tried.items():
            passes[name].append(_timed(command))
    return {
        name: {"wall": median(wall for wall, _ in found), "cpu": median(cpu for _, cpu in found)}
        for name, found in passes.items()
    } | {"characters": sum(map(len, many))}


def _timed(command: list[str]) -> tuple[float, float]:
    start, before = time.perf_counter(), os.times()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment())
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, cpu


def machine() -> dict[str, Any]:
    """What it ran on."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")
    return {
        "processor": f"{model}, {os.cpu_count()} cores",
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("spacy", "pydantic", "ahocorasick-rs")}
        | dict(line.split("==") for line in (HERE / "peers.txt").read_text(encoding="utf-8").split()),
    }


def main() -> None:
    """Measure everything and write the report."""
    parser = argparse.ArgumentParser(description="Measure minglu beside its peers.")
    parser.add_argument("paths", nargs="*", type=Path, help="articles; the project's samples by default")
    parser.add_argument("--quick", action="store_true", help="one round instead of five")
    arguments = parser.parse_args()
    rounds = 1 if arguments.quick else 5
    texts = texts_of(arguments.paths or [ROOT / "seeds"])
    if not texts:
        parser.error(
            "no articles there: name text files, folders that hold .txt files, or JSONL files with a text in each row"
        )
    about = {"articles": len(texts), "characters": sum(map(len, texts)), "rounds": rounds, **machine()}
    with tempfile.TemporaryDirectory() as name:
        found = {"about": about}
        for section in (peers, lengths, patterns, commands):
            folder = Path(name) / section.__name__
            folder.mkdir()
            found[section.__name__] = section(folder, texts, rounds)
            sys.stderr.write(f"{section.__name__} done\n")
    (HERE / "results.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    write(found, HERE)


if __name__ == "__main__":
    main()
