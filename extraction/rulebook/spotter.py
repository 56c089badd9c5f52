"""Where words of a list stand in a text: one pass, however long the list (Aho and Corasick 1975)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cached_property
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, Implementation

_FIRST = itemgetter(0)
_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half characters, which the automaton does not take."""
_FEW = 16
"""So many words are looked for one by one, which needs no automaton."""
_SHORT = 8000
"""Lists of so many characters get a full table: twice as fast, but slow to build for long ones."""


def starts_of(text: str, words: Collection[str]) -> dict[str, list[int]]:
    """Word -> where it stands in a text, in order and not overlapping itself; for words that the text itself gives.

    A pattern of such words would be compiled anew for every text, which takes longer than the search.
    """
    found: dict[str, list[int]] = {word: [] for word in words if word}
    if len(found) > _FEW and not _SURROGATE.search("".join(found)):
        for start, end in Spotter(found).spots(text):
            starts = found[text[start:end]]
            if not starts or starts[-1] + end - start <= start:
                starts.append(start)
        return found
    for word, starts in found.items():
        at = text.find(word)
        while at >= 0:
            starts.append(at)
            at = text.find(word, at + len(word))
    return found


class Spotter:
    """A list of words to look for; the automaton is built at the first text."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words; the empty one and those with half a character are left out."""
        self.words = sorted(word for word in set(words) if word and not _SURROGATE.search(word))
        """The words by their numbers."""

    @cached_property
    def _automaton(self) -> AhoCorasick:
        # the contiguous form takes twice the time of the full table, and is built in a fifth of the time
        short = sum(map(len, self.words)) <= _SHORT
        return AhoCorasick(self.words, implementation=Implementation.DFA if short else Implementation.ContiguousNFA)

    def found(self, text: str) -> list[tuple[int, int, int]]:
        """Number of the word, start and end of every word, in the order of their ends."""
        try:
            return self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:
            found = self._automaton.find_matches_as_indexes(_SURROGATE.sub("\ufffd", text), overlapping=True)
            return [spot for spot in found if text.startswith(self.words[spot[0]], spot[1])]

    def spots(self, text: str) -> list[tuple[int, int]]:
        """The spans of all words, also of those inside others: by start, the longest of a start first."""
        spans = [(start, end) for _, start, end in self.found(text)]
        # they come in the order of their ends, and sorting leaves those of one start as they are
        spans.reverse()
        spans.sort(key=_FIRST)
        return spans

    def starts(self, text: str) -> list[int]:
        """Where words begin, in order; once for each word."""
        return sorted([start for _, start, _ in self.found(text)])

    def longest(self, text: str) -> list[tuple[int, int]]:
        """The span of the longest word at every start, by start."""
        # they come in the order of their ends, so that the last of a start is the longest
        return sorted({start: end for _, start, end in self.found(text)}.items())
