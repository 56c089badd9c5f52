"""Where the matches of many patterns can begin, found in one pass over a text instead of one for each of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from extraction.rulebook.heads import heads_words
from extraction.rulebook.spotter import Spotter

if TYPE_CHECKING:
    from extraction.rulebook.scan import Scan

_KEPT = 64
"""So many texts are remembered, as the components ask for them one after the other."""


class Together:
    """Scans whose beginnings are looked for together."""

    def __init__(self) -> None:
        self._joined: dict[str, Scan] = {}
        """The scans by their patterns."""
        self._sought = _Sought({})

    def join(self, scan: Scan) -> None:
        """Look for what a scan's matches can begin with too; best done before the first text."""
        self._joined.setdefault(scan.pattern, scan)

    def starts(self, text: str, pattern: str) -> Sequence[int]:
        """Where matches of a pattern of known heads, whose scan has joined, can begin: in order, each place once."""
        # what threads share is replaced as a whole, never changed
        sought = self._sought
        places = sought.starts(text).get(pattern)
        if places is not None:
            return places
        if pattern not in sought.heads:
            known = {joined: scan.heads for joined, scan in self._joined.copy().items()}
            sought = self._sought = _Sought({joined: heads for joined, heads in known.items() if heads is not None})
            return sought.starts(text).get(pattern, ())
        return ()


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
        """Pattern -> where its matches can begin in a text, in order; without those that cannot."""

    def _find(self, text: str) -> dict[str, list[int]]:
        owners = self._owners
        found: dict[str, list[int]] = {}
        for number, start, _ in self._spotter.found(text):
            for pattern in owners[number]:
                if pattern in found:
                    found[pattern].append(start)
                else:
                    found[pattern] = [start]
        for starts in found.values():
            # words come in the order of their ends
            starts.sort()
        return found
