"""Line ends that only fill a width, as in texts copied from PDF files: the lines of a paragraph are read as one."""

from __future__ import annotations

from collections.abc import Iterator

_NARROWEST, _WIDEST = 40, 124
"""Columns that a full line has, a Chinese character two of them."""
_LONGEST = 62
"""Characters of a line at most; nearly every page has a longer one, and is not looked at."""
_RAGGED = 3
"""So many columns may be missing where a mark may not begin the next line."""
_LEAST = 6
"""Full lines from which on they show a width."""
_GO_ON = 0.8
"""The share of the full lines that a line without an indent follows."""
_MARKS = frozenset("，。；、：？！,;")
"""Marks that running text has in most of its lines, and a table or a list of names has not."""
_SPACES = " \u3000\t\u00a0"
_ENDS = "。！？!?：；;”"


def soft_line_ends(text: str) -> Iterator[tuple[int, int]]:
    """Half-open spans of such line ends, the blanks before them included."""
    lines = text.split("\n")
    if len(lines) <= _LEAST or max(map(len, lines)) > _LONGEST:
        return
    bare = [line.rstrip() for line in lines]
    widths = [len(line.encode("gb18030", "replace")) for line in bare]
    widest = max(widths)
    full = [number for number, width in enumerate(widths[:-1]) if width >= widest - _RAGGED]
    running = sum(not _MARKS.isdisjoint(lines[number]) for number in full)
    if not _NARROWEST <= widest <= _WIDEST or len(full) < _LEAST or 2 * running < len(full):
        return
    inside = [number for number in full if bare[number + 1] and bare[number + 1][0] not in _SPACES]
    indented = any(line[:1] in _SPACES for line in bare if line)
    ended = [number for number in inside if bare[number][-1] in _ENDS]
    if len(inside) < _GO_ON * len(full) or 2 * len(ended) > len(inside):
        return
    joined = set(inside) if indented else set(inside).difference(ended)
    start = 0
    for number, line in enumerate(lines):
        if number in joined:
            yield start + len(bare[number]), start + len(line) + 1
        start += len(line) + 1
