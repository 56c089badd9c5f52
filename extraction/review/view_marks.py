"""Marks in a text: which stretch belongs to which records, however they overlap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

LANES = 5
"""Lines that fit under a line of text; deeper marks share the last."""

Part = tuple[str, list[int]] | tuple[str, list[int], str]


@dataclass(frozen=True, slots=True)
class Marked:
    """One marked stretch of the raw text, half-open, in code points, and whose it is.

    Attributes:
        start, end: where it is.
        kind: number of the record's kind.
        record: number of the record within its kind; of the official for a post.
        part: number of the post within its official, else 0.
    """

    start: int
    end: int
    kind: int
    record: int
    part: int = 0


def in_order(marks: Sequence[Marked]) -> list[Marked]:
    """In the order of the text; of two that begin together the longer comes first, as the one around the other."""
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.kind, mark.record, mark.part))


def segments(length: int, marks: Sequence[Marked]) -> list[tuple[int, int, list[int]]]:
    """Cut a text at every boundary of a mark.

    Returns the pieces, which tile the text, as (start, end, marks that cover it): numbers of marks in the order in
    which they are given, so that marks given `in_order` nest from the outside in.
    """
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, mark in enumerate(marks):
        opening.setdefault(mark.start, []).append(number)
        closing.setdefault(mark.end, []).append(number)
    edges = sorted({0, length, *opening, *closing})
    covering: set[int] = set()
    pieces = []
    for start, end in pairwise(edges):
        covering.difference_update(closing.get(start, ()))
        covering.update(opening.get(start, ()))
        pieces.append((start, end, sorted(covering)))
    return pieces


def lanes(marks: Sequence[Marked], pieces: Sequence[tuple[int, int, list[int]]]) -> list[int]:
    """Give every mark a line below the text, so that marks that share a character have lines of their own.

    The shortest are next to the text, as the innermost; at most `LANES` lines, deeper ones share the last.
    """
    places: list[list[int]] = [[] for _ in marks]
    for number, (_, _, covering) in enumerate(pieces):
        for mark in covering:
            places[mark].append(number)
    taken: list[set[int]] = [set() for _ in pieces]
    found = [0] * len(marks)
    for mark in sorted(range(len(marks)), key=lambda one: (marks[one].end - marks[one].start, one)):
        used: set[int] = set().union(*(taken[piece] for piece in places[mark]))
        lane = next((free for free in range(LANES) if free not in used), LANES - 1)
        for piece in places[mark]:
            taken[piece].add(lane)
        found[mark] = lane
    return found


def parts(
    raw: str, pieces: Sequence[tuple[int, int, list[int]]], reading: Callable[[int, int], str] | None
) -> list[Part]:
    """The pieces as a page has them: the text as written, the marks on it, and its reading where that differs."""
    found: list[Part] = []
    for start, end, covering in pieces:
        written = raw[start:end]
        read = written if reading is None else reading(start, end)
        found.append((written, covering) if read == written else (written, covering, read))
    return found
