"""Where the matches of many patterns can begin, found in one pass over a text instead of one for each of them."""

from __future__ import annotations

from collections.abc import Sequence
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
        self._scans: dict[str, Scan] = {}
        self._new: list[Scan] = []
        self._spotter: Spotter | None = None
        self._owners: list[tuple[str, ...]] = []
        """For every word of the spotter the patterns that can begin with it."""
        self._remembered = lru_cache(maxsize=_KEPT)(self._find)

    def join(self, scan: Scan) -> None:
        """Look for what a scan's matches can begin with too; best done before the first text."""
        self._new.append(scan)

    def starts(self, text: str, pattern: str) -> Sequence[int]:
        """Where matches of the pattern of a scan that has joined can begin, in order, each place once."""
        if self._new:
            self._admit()
        return self._remembered(text).get(pattern, ())

    def _admit(self) -> None:
        known = {scan.pattern: scan for scan in self._new if scan.heads is not None and scan.pattern not in self._scans}
        self._new.clear()
        if known:
            self._scans |= known
            self._spotter = None
            self._remembered.cache_clear()

    def _find(self, text: str) -> dict[str, list[int]]:
        spotter = self._spotter or self._made()
        owners = self._owners
        found: dict[str, list[int]] = {}
        for number, start, _ in spotter.found(text):
            for pattern in owners[number]:
                if pattern in found:
                    found[pattern].append(start)
                else:
                    found[pattern] = [start]
        for starts in found.values():
            # words come in the order of their ends
            starts.sort()
        return found

    def _made(self) -> Spotter:
        wanted: dict[str, list[str]] = {}
        for pattern, scan in self._scans.items():
            for word in heads_words(scan.heads or ()):
                wanted.setdefault(word, []).append(pattern)
        self._spotter = Spotter(wanted)
        self._owners = [tuple(wanted[word]) for word in self._spotter.words]
        return self._spotter
