"""Patterns that are tried only where a match is possible; they find what the plain pattern finds, in less time.

`re` tries a pattern at every character; most of ours need a character that few places have. Which, the pattern itself
says (`extraction.rulebook.anchors`).
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

from extraction.rulebook.anchors import Anchor, Shape, beginnings, characters, shape_of
from extraction.rulebook.compiled import compiled
from extraction.rulebook.heads import ENDED, heads_of, heads_spotter, sieve

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from extraction.rulebook.spotter import Spotter
    from extraction.rulebook.together import Together

_MOST = 400
"""An anchor that makes more places worth a try than this by its cost is none."""
_WIDE = 64
"""Nor is one that stands so far from where the match begins."""
_NEEDED = 6
"""So many anchors say whether a text can hold a match at all."""
_LONG = 60
"""A shorter pattern, in code points of its own, fails as fast as any test for it."""
_FAR = 12
"""Over so few code points the pattern itself goes as fast as its first characters."""
_FEW = 6
"""So few places are tried sooner than it is known whether the text holds what a match needs."""
_RARE = 40
"""A set of more characters has one in most stretches."""
_NONE: Iterator[re.Match[str]] = iter(())
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE = 100
"""Of a text of no more code points it costs more to know the characters than to look for a match."""
_SHORT = 10_000
"""Of a longer text it is not remembered where all patterns can begin."""
_MANY_HEADS = 1000
"""For so many heads an automaton is faster than a sieve."""


class Scan:
    """Finds all matches of a pattern in a text; compiled when it is first needed."""

    def __init__(self, pattern: str, together: Together | None = None) -> None:
        """Take a pattern, and what looks for its beginnings together with those of others."""
        self.pattern = pattern
        self._together = together
        if together is not None:
            together.join(self)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern itself."""
        return compiled(self.pattern)

    @cached_property
    def _shape(self) -> Shape:
        return shape_of(self.pattern)

    @cached_property
    def needed(self) -> tuple[frozenset[str], ...]:
        """Sets of characters; a text without any one of a set holds no match."""
        return tuple(a.chars for a in self._shape.anchors[:_NEEDED])

    @cached_property
    def _anchor(self) -> Anchor | None:
        """What shows where to try."""
        first, anchors = self._shape.first, self._shape.anchors
        if self._shape.least == 0:
            return None
        known = anchors if first is None else (Anchor(first, 0, 0), *anchors)
        found = min((a for a in known if a.high < _WIDE), key=lambda a: a.cost, default=None)
        return found if found and found.cost < _MOST else None

    @cached_property
    def _sign(self) -> re.Pattern[str]:
        """Finds the anchor's characters, or, where that is at the beginning, the pairs that a match can begin with."""
        if self._heads is not None:
            return sieve(self._heads)
        return _one_of(self._anchor.chars if self._anchor else frozenset())

    @cached_property
    def heads(self) -> frozenset[str] | None:
        """The beginnings of matches, where they are known, some anchor is good, and none holds half a character."""
        heads = self._all_heads if self._anchor is not None else None
        return None if heads is None or any(map(_SURROGATE.search, heads)) else heads

    @cached_property
    def _heads(self) -> frozenset[str] | None:
        """Those of a pattern of which the beginning is the best anchor."""
        return self.heads if self._anchor is not None and not self._anchor.high else None

    @cached_property
    def _all_heads(self) -> frozenset[str] | None:
        """The beginnings of matches, where they are known, though they be too many for an anchor."""
        return heads_of(self.pattern)

    @cached_property
    def _single(self) -> frozenset[str]:
        """The heads of one character."""
        return frozenset(head[0] for head in self._all_heads or () if head[1] == ENDED)

    @cached_property
    def _spotter(self) -> Spotter | None:
        """Finds the heads, where there are many."""
        heads = self._heads
        return None if heads is None or len(heads) < _MANY_HEADS else heads_spotter(heads)

    def possible(self, present: AbstractSet[str]) -> bool:
        """Whether a text with exactly these characters can hold a match."""
        return not any(map(present.isdisjoint, self.needed))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """What `regex.finditer` gives: the matches from left to right, none overlapping."""
        starts = self._starts(text)
        if starts is not None and len(starts) < _FEW:
            return self._begun(text, starts) if starts else _NONE
        if len(text) > _LINE and not self.possible(characters(text)):
            return _NONE
        return self._alone(text) if starts is None else self._begun(text, starts)

    def _alone(self, text: str) -> Iterator[re.Match[str]]:
        if self._anchor is None:
            return self.regex.finditer(text)
        if self._anchor.high:
            return self._tried(text, self._anchor.low, self._anchor.high)
        if self._heads is None:
            return self._tried_at(text)
        if self._spotter is None:
            return self._tried_at_heads(text, self._heads)
        return self._begun(text, self._spotter.starts(text))

    def search(self, text: str) -> re.Match[str] | None:
        """What `regex.search` gives: the first match."""
        return next(self.finditer(text), None)

    def at(self, text: str, at: int) -> re.Match[str] | None:
        """What `regex.match(text, at)` gives, sooner where no match begins."""
        heads, at = self._all_heads, max(0, at)
        if heads is not None and not (text[at : at + 2] in heads or text[at : at + 1] in self._single):
            return None
        return self.regex.match(text, at)

    def within(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """What `regex.finditer(text, start, end)` gives, sooner in stretches of some ten characters."""
        heads, single = self._all_heads, self._single
        if heads is None or self._shape.least == 0:
            # where a match can be empty, a second one may begin at the same place
            return self.regex.finditer(text, start, end)
        start, end = max(0, start), min(end, len(text))
        known = self._starts(text)
        if known is None:
            starts = (at for at in range(start, end) if text[at : at + 2] in heads or text[at] in single)
            return self._begun(text, starts, start, end)
        known = known[bisect_left(known, start) : bisect_left(known, end)]
        return self._begun(text, known, start, end) if known else iter(())

    def lies_in(self, text: str, start: int, end: int) -> bool:
        """Whether `regex.search(text, start, end)` finds a match."""
        return next(self.within(text, start, end), None) is not None

    def _starts(self, text: str) -> Sequence[int] | None:
        """Where matches can begin in a whole text, where it is worth knowing that of all scans."""
        if self._together is None or not _LINE < len(text) <= _SHORT:
            return None
        places = self._together.sought.starts(text).get(self.pattern)
        if places is None and self.heads is not None:
            # a scan that has joined since the last text
            return self._together.starts(text, self.pattern)
        return places

    def _begun(
        self, text: str, starts: Iterable[int], done: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        match = self.regex.match
        for at in starts:
            if at >= done and (found := match(text, at, end)) is not None:
                yield found
                done = found.end()

    def _tried_at(self, text: str) -> Iterator[re.Match[str]]:
        match = self.regex.match
        done = 0
        for hit in self._sign.finditer(text):
            at = hit.start()
            if at >= done and (found := match(text, at)) is not None:
                yield found
                done = found.end()

    def _tried_at_heads(self, text: str, heads: frozenset[str]) -> Iterator[re.Match[str]]:
        match, single = self.regex.match, self._single
        done = 0
        for hit in self._sign.finditer(text):
            at = hit.start()
            if at < done or not (text[at : at + 2] in heads or text[at] in single):
                continue
            if (found := match(text, at)) is not None:
                yield found
                done = found.end()

    def _tried(self, text: str, low: int, high: int) -> Iterator[re.Match[str]]:
        first, match = self._shape.first, self.regex.match
        done = 0
        for hit in self._sign.finditer(text):
            at = hit.start()
            for start in range(max(done, at - high), at - low + 1):
                if start < done or (first is not None and text[start] not in first):
                    continue
                found = match(text, start)
                if found is not None:
                    yield found
                    done = found.end()
            done = max(done, at - low + 1)


class Tail:
    """A pattern for what stands right before a place."""

    __slots__ = ("_first", "_least", "_most", "_needed", "last", "regex")

    def __init__(self, regex: re.Pattern[str]) -> None:
        """Take a compiled pattern that ends in an end sign."""
        shape = shape_of(regex.pattern)
        # before `$` a line end may follow, which is no part of the match
        line = "$" in regex.pattern
        first = None if line else beginnings(regex.pattern)
        self.regex = (None if line else _gated(regex.pattern)) or regex
        self._first = _one_of(first).search if first and shape.most > _FAR else None
        rare = min((anchor.chars for anchor in shape.anchors), key=len, default=())
        self._needed = _one_of(rare).search if 0 < len(rare) < _RARE and shape.most > _FAR else None
        """Finds a character that a match cannot do without."""
        self.last = shape.last | {"\n"} if line and shape.last is not None else shape.last
        """The characters that can stand last where a match is found; None: any, or it may be empty."""
        self._least, self._most = shape.least, shape.most + line

    def before(self, text: str, floor: int, end: int) -> re.Match[str] | None:
        """The longest match that lies in `text[floor:end]` and ends at `end`, as `regex.search` gives it."""
        end = min(end, len(text))
        if end - floor < self._least or (self.last is not None and text[end - 1] not in self.last):
            return None
        floor = max(floor, end - self._most)
        if self._needed is not None and self._needed(text, floor, end) is None:
            return None
        if self._first is not None and end - floor > _FAR:
            # over what no match begins with, the class alone goes faster than the pattern
            begun = self._first(text, floor, end)
            floor = end if begun is None else begun.start()
        return self.regex.search(text, floor, end)


@cache
def _gated(pattern: str) -> re.Pattern[str] | None:
    """A long pattern, which fails slowly, behind a test for what it can begin with; None where that is anything."""
    first = beginnings(pattern) if len(pattern) > _LONG else None
    return compiled(f"(?=[{''.join(map(re.escape, sorted(first)))}]|\\Z)(?:{pattern})") if first else None


@cache
def _one_of(chars: frozenset[str]) -> re.Pattern[str]:
    return compiled("[" + "".join(map(re.escape, sorted(chars))) + "]")
