"""Patterns that are tried only where a match is possible; they find what the plain pattern finds, in less time.

`re` tries a pattern at every character; most of ours need a character that few places have. Which, the pattern itself
says (`extraction.rulebook.anchors`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING

from extraction.rulebook.anchors import Anchor, anchors, first_chars, last_chars, parsed, width

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_MOST = 400
"""An anchor that makes more places worth a try than this by its cost is none."""
_WIDE = 64
"""Nor is one that stands so far from where the match begins."""
_NEEDED = 6


class Scan:
    """Finds all matches of a pattern in a text; compiled when it is first needed."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.pattern)

    @cached_property
    def needed(self) -> tuple[frozenset[str], ...]:
        """Sets of characters; a text without any one of a set holds no match."""
        items = parsed(self.pattern)
        return tuple(a.chars for a in anchors(items)[:_NEEDED]) if items is not None else ()

    @cached_property
    def _first(self) -> frozenset[str] | None:
        items = parsed(self.pattern)
        return first_chars(items) if items is not None else None

    @cached_property
    def _anchor(self) -> tuple[re.Pattern[str], int, int] | None:
        """Where to try: at the characters of this class, less the second to less the first number of places."""
        items = parsed(self.pattern)
        if items is None or width(items)[0] == 0:
            return None
        known = anchors(items) if self._first is None else [Anchor(self._first, 0, 0), *anchors(items)]
        found = min((a for a in known if a.high < _WIDE), key=lambda a: a.cost, default=None)
        return (_one_of(found.chars), found.low, found.high) if found and found.cost < _MOST else None

    def possible(self, present: AbstractSet[str]) -> bool:
        """Whether a text with exactly these characters can hold a match."""
        return not any(chars.isdisjoint(present) for chars in self.needed)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """What `regex.finditer` gives: the matches from left to right, none overlapping."""
        if self._anchor is None:
            return self.regex.finditer(text)
        sign, low, high = self._anchor
        return self._tried(text, sign, low, high) if high else self._tried_at(text, sign)

    def _tried_at(self, text: str, sign: re.Pattern[str]) -> Iterator[re.Match[str]]:
        match = self.regex.match
        done = 0
        for hit in sign.finditer(text):
            at = hit.start()
            if at >= done and (found := match(text, at)) is not None:
                yield found
                done = found.end()

    def _tried(self, text: str, sign: re.Pattern[str], low: int, high: int) -> Iterator[re.Match[str]]:
        first, match = self._first, self.regex.match
        done = 0
        for hit in sign.finditer(text):
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

    __slots__ = ("_last", "_least", "_most", "regex")

    def __init__(self, regex: re.Pattern[str]) -> None:
        """Take a compiled pattern that ends in an end sign."""
        self.regex = regex
        items = parsed(regex.pattern)
        self._last = last_chars(items) if items is not None else None
        self._least, self._most = width(items) if items is not None else (0, 1 << 30)

    def before(self, text: str, floor: int, end: int) -> re.Match[str] | None:
        """The longest match that lies in `text[floor:end]` and ends at `end`, as `regex.search` gives it."""
        if end - floor < self._least or (self._last is not None and text[end - 1] not in self._last):
            return None
        return self.regex.search(text, max(floor, end - self._most), end)


@cache
def _one_of(chars: frozenset[str]) -> re.Pattern[str]:
    return re.compile("[" + "".join(map(re.escape, sorted(chars))) + "]")
