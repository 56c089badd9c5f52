"""What a pattern cannot do without: read from its parse tree, so that most texts need not try it.

All answers err to the safe side: a set of characters holds at least those that can stand there, and `None` stands for
"anything".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from extraction.rulebook.compiled import remembered

op: Any = import_module("re._constants")
parser: Any = import_module("re._parser")
MANY = 4000
"""A class of more characters than these counts as anything."""
_SHORT = 10_000
"""Code points of a text that is worth keeping for the next component."""
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_NOTHING: frozenset[str] = frozenset()
_Items = Sequence[tuple[Any, Any]]
Chars = frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """Characters of which every match holds one, `low` to `high` code points behind its start."""

    chars: frozenset[str]
    low: int
    high: int

    @property
    def cost(self) -> int:
        """How many places a text makes one try, roughly and by comparison only."""
        return len(self.chars) * (self.high - self.low + 1)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a pattern says of its matches: their first and last characters, their least and greatest length, anchors."""

    first: Chars
    last: Chars
    least: int
    most: int
    anchors: tuple[Anchor, ...]


@cache
def shape_of(pattern: str) -> Shape:
    """The shape of a pattern; of one that says nothing, the one that everything fits."""
    first, last, least, most, known = remembered("shape", pattern, _shape)
    return Shape(_set(first), _set(last), least, most, tuple(Anchor(frozenset(c), low, high) for c, low, high in known))


@cache
def beginnings(pattern: str) -> Chars:
    """The characters that a match begins with, if it is not empty; None: with anything."""
    return _set(remembered("beginnings", pattern, _beginnings))


def _beginnings(pattern: str) -> str | None:
    items = parsed(pattern)
    chars = None if items is None else _edge(items, backwards=False)[0]
    return None if chars is None else "".join(sorted(chars))


@cache
def stops(pattern: str, run: frozenset[str]) -> Chars:
    """The characters of which a match holds one behind those of `run` that it begins with; None: any, or there is none.

    Where a match begins, the first character in the text that is not of the run is one of them.
    """
    # which run it is stands in the kind, as what is remembered depends on both
    return _set(remembered(f"stops {''.join(sorted(run))}", pattern, lambda wanted: _stops(wanted, run)))


def _stops(pattern: str, run: frozenset[str]) -> str | None:
    items = parsed(pattern)
    chars, through = (None, True) if items is None else _past(items, run)
    return None if chars is None or through else "".join(sorted(chars))


def _past(items: _Items, run: frozenset[str]) -> tuple[Chars, bool]:
    """What can stand first behind the run, and whether a match can lie within the run."""
    found: Chars = _NOTHING
    for item in items:
        chars, through = _past_in(item, run)
        found = None if found is None or chars is None else found | chars
        if not through:
            return found, False
    return found, True


def _past_in(item: tuple[Any, Any], run: frozenset[str]) -> tuple[Chars, bool]:
    kind, value = item
    if kind is op.ASSERT and value[0] > 0:
        # what is demanded ahead is not passed over, but what stands there has to be it, unless that is anything
        chars, through = _past(value[1], run)
        return (_NOTHING, True) if chars is None else (chars, through)
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return _NOTHING, True
    if kind is op.BRANCH:
        ways = [_past(branch, run) for branch in value[1]]
        return _union(chars for chars, _ in ways), any(through for _, through in ways)
    inner = _inner(item)
    if inner is not None:
        chars, through = _past(inner, run)
        return chars, through or (kind in _REPEATS and value[0] == 0)
    chars = _chars(item) if kind in (op.LITERAL, op.IN) else None
    return (None, True) if chars is None else (chars - run, not chars.isdisjoint(run))


def characters(text: str) -> frozenset[str]:
    """The characters of a text, remembered as the components ask one after the other: of long ones the last alone."""
    return _characters(text) if len(text) <= _SHORT else _characters_of_long(text)


@lru_cache(maxsize=64)
def _characters(text: str) -> frozenset[str]:
    return frozenset(text)


@lru_cache(maxsize=1)
def _characters_of_long(text: str) -> frozenset[str]:
    return frozenset(text)


def _set(chars: str | None) -> Chars:
    return None if chars is None else frozenset(chars)


def _shape(pattern: str) -> tuple[str | None, str | None, int, int, list[tuple[str, int, int]]]:
    items = parsed(pattern)
    if items is None:
        return None, None, 0, 1 << 30, []
    first, last = (
        None if chars is None else "".join(sorted(chars)) for chars in (first_chars(items), last_chars(items))
    )
    known = [("".join(sorted(anchor.chars)), anchor.low, anchor.high) for anchor in anchors(items)]
    return first, last, *width(items), known


def parsed(pattern: str) -> _Items | None:
    """The parse tree of a pattern, or None for one whose flags change what its characters mean.

    Raises:
        re.error: the pattern is not valid.
    """
    tree = parser.parse(pattern)
    return None if tree.state.flags & ~re.UNICODE.value else list(tree)


def first_chars(items: _Items) -> Chars:
    """The characters that a match can begin with; None where it can be empty or begin with anything."""
    chars, empty = _edge(items, backwards=False)
    return None if empty else chars


def last_chars(items: _Items) -> Chars:
    """The characters that a match can end with; None where it can be empty or end with anything."""
    chars, empty = _edge(items, backwards=True)
    return None if empty else chars


def anchors(items: _Items) -> list[Anchor]:
    """The anchors of a pattern, the cheapest first."""
    return sorted(_anchors(items, 0, 0)[0], key=lambda anchor: (anchor.cost, sorted(anchor.chars)))


def _edge(items: _Items, *, backwards: bool) -> tuple[Chars, bool]:
    """The characters at one edge, and whether a match can be empty."""
    found: Chars = _NOTHING
    for item in reversed(items) if backwards else items:
        chars, empty = _edge_of(item, backwards=backwards)
        found = None if found is None or chars is None else found | chars
        if not empty:
            return found, False
    return found, True


def _edge_of(item: tuple[Any, Any], *, backwards: bool) -> tuple[Chars, bool]:
    kind, value = item
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return _NOTHING, True
    if kind is op.BRANCH:
        edges = [_edge(branch, backwards=backwards) for branch in value[1]]
        return _union(chars for chars, _ in edges), any(empty for _, empty in edges)
    inner = _inner(item)
    if inner is not None:
        chars, empty = _edge(inner, backwards=backwards)
        return chars, empty or (kind in _REPEATS and value[0] == 0)
    if kind in (op.LITERAL, op.IN):
        return _chars(item), False
    return None, kind not in (op.ANY, op.NOT_LITERAL)


def _inner(item: tuple[Any, Any]) -> _Items | None:
    """What a group or a repetition holds; None for anything else, a group with flags of its own included."""
    kind, value = item
    if kind is op.SUBPATTERN:
        return None if value[1] or value[2] else list(value[3])
    if kind is op.ATOMIC_GROUP:
        return list(value)
    return list(value[2]) if kind in _REPEATS else None


def _chars(item: tuple[Any, Any]) -> Chars:
    """The characters of a literal or a class."""
    kind, value = item
    if kind is op.LITERAL:
        return frozenset(chr(value))
    found: set[str] = set()
    for member, what in value:
        if member is op.LITERAL:
            found.add(chr(what))
        elif member is op.RANGE and what[1] - what[0] < MANY:
            found.update(map(chr, range(what[0], what[1] + 1)))
        else:
            return None
    return frozenset(found)


def _union(groups: Iterable[Chars]) -> Chars:
    found: frozenset[str] = _NOTHING
    for chars in groups:
        if chars is None:
            return None
        found |= chars
    return found


def _anchors(items: _Items, low: int, high: int) -> tuple[list[Anchor], int, int]:
    """The anchors of a sequence that begins `low` to `high` behind the start, and where it ends."""
    found: list[Anchor] = []
    for item in items:
        kind, value = item
        if kind in (op.LITERAL, op.IN):
            chars = _chars(item)
            if chars is not None:
                found.append(Anchor(chars, low, high))
        elif kind is op.BRANCH:
            found += _of_branches(value[1], low, high)
        elif kind is op.ASSERT and value[0] > 0:
            found += _anchors(value[1], low, high)[0]
        elif kind not in _REPEATS or value[0] > 0:
            found += _anchors(_inner(item) or (), low, high)[0]
        least, most = _width(item)
        low, high = low + least, min(high + most, int(parser.MAXREPEAT))
    return found, low, high


def _of_branches(branches: Sequence[_Items], low: int, high: int) -> list[Anchor]:
    """One anchor of a choice: the cheapest of every branch together."""
    best = []
    for branch in branches:
        found = _anchors(branch, low, high)[0]
        if not found:
            return []
        best.append(min(found, key=lambda anchor: (anchor.cost, sorted(anchor.chars))))
    chars = _union(anchor.chars for anchor in best) or _NOTHING
    return [Anchor(chars, min(anchor.low for anchor in best), max(anchor.high for anchor in best))]


def _width(item: tuple[Any, Any]) -> tuple[int, int]:
    """The least and the greatest length of what an item matches."""
    kind, value = item
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return 0, 0
    if kind in (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY):
        return 1, 1
    if kind is op.BRANCH:
        widths = [_sum(branch) for branch in value[1]]
        return min(least for least, _ in widths), max(most for _, most in widths)
    inner = _inner(item)
    if inner is None:
        return 0, int(parser.MAXREPEAT)
    least, most = _sum(inner)
    if kind in _REPEATS:
        return least * value[0], min(most * int(value[1]), int(parser.MAXREPEAT))
    return least, most


def _sum(items: _Items) -> tuple[int, int]:
    widths = [_width(item) for item in items]
    return sum(least for least, _ in widths), min(sum(most for _, most in widths), int(parser.MAXREPEAT))


def width(items: _Items) -> tuple[int, int]:
    """The least and the greatest length of a match; `MAXREPEAT` where there is no greatest."""
    return _sum(items)
