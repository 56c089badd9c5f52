"""Where the matches of many patterns can begin, found in one pass over a text instead of one for each of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from extraction.rulebook.heads import heads_words
from extraction.rulebook.spotter import Spotter

if TYPE_CHECKING:
    from extraction.rulebook.scan import Scan

_START = itemgetter(1)
_KEPT = 64
"""So many texts are remembered, as the components ask for them one after the other."""


class Together:
    """Scans whose beginnings are looked for together."""

    def __init__(self) -> None:
        self._joined: dict[str, Scan] = {}
        """The scans by their patterns."""
        self.sought = _Sought({})
        """The scans that have joined before the last text; what threads share is replaced as a whole, never changed."""

    def join(self, scan: Scan) -> None:
        """Look for what a scan's matches can begin with too; best done before the first text."""
        self._joined.setdefault(scan.pattern, scan)

    def starts(self, text: str, pattern: str) -> Sequence[int]:
        """Where matches of a pattern of known heads, whose scan has joined, can begin: in order, each place once."""
        sought = self.sought
        if pattern not in sought.heads:
            known = {joined: scan.heads for joined, scan in self._joined.copy().items()}
            sought = self.sought = _Sought({joined: heads for joined, heads in known.items() if heads is not None})
        return sought.starts(text).get(pattern, ())


class _Sought:
    """Patterns by whose heads one automaton finds where their matches can begin; the patterns do not change."""

    def __init__(self, heads: Mapping[str, Collection[str]]) -> None:
        self.heads = heads
        """Pattern -> how its matches can begin."""
        owners: dict[str, list[str]] = {}
        for pattern, found in heads.items():
            for word in heads_words(found):
                owners.setdefault(word, []).append(pattern)
        self._spotter = Spotter(owners)
        self._owners = [tuple(owners[word]) for word in self._spotter.words]
        """For every word of the spotter the patterns that can begin with it."""
        self.starts = lru_cache(maxsize=_KEPT)(self._find)
        """Pattern -> where its matches can begin in a text, in order."""

    def _find(self, text: str) -> dict[str, Sequence[int]]:
        owners = self._owners
        found: dict[str, list[int]] = {}
        # words come in the order of their ends
        for number, start, _ in sorted(self._spotter.found(text), key=_START):
            for pattern in owners[number]:
                if pattern in found:
                    found[pattern].append(start)
                else:
                    found[pattern] = [start]
        return {**dict.fromkeys(self.heads, ()), **found}
