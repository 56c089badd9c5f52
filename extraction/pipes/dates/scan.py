"""Where a text may hold a date: one pass over its characters, without values.

Wherever an expression can begin, the rules that can begin so are tried; the longest match wins, and what it covers is
passed over. A rule bound to its left neighbour counts only directly behind another match; where it does, it comes
before the others of its length, then come the traps, then the rules in the order of their files.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from extraction.errors import RuleError
from extraction.pipes.dates.call import ValueFunction
from extraction.pipes.dates.functions import FUNCTIONS, JOINS
from extraction.rulebook import Rule, Rulebook
from extraction.rulebook.heads import ENDED, heads_of, heads_spotter
from extraction.rulebook.near import Past

_MANY = 3
"""Fewer rules are tried one by one; of so many, those that can match are chosen first."""
_NUMBER = frozenset("0123456789.,零〇一二三四五六七八九十百千两")
"""What numbers are written with."""
_LONGEST_GAP = 8
"""No joint between two expressions is longer, in code points."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule or, without a function, a trap."""

    rule: Rule
    function: ValueFunction | None
    bound: bool
    match: Callable[[str, int], re.Match[str] | None]
    """Tries the rule's pattern at an offset."""


class Candidate(NamedTuple):
    """A stretch that may be an expression: its readings, the best first. `start` in code points."""

    start: int
    readings: tuple[tuple[Entry, re.Match[str]], ...]


class Scanner:
    """The rules of a rule book, sorted by the characters that they can begin with.

    Raises:
        RuleError: a rule names an unknown value function, or its matches can begin with anything.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        entries = [
            Entry(rule, function, rule.constants.get("bound") == "left", rule.regex.match)
            for rule, function in rulebook.bind("dates", {**FUNCTIONS, **JOINS})
            if rule.value not in JOINS
        ]
        self.joints = tuple(rule for rule in rulebook.rules("dates") if rule.value in JOINS)
        """The rules that join neighbours; their patterns cover the gap."""
        entries += [Entry(rule, None, bound=False, match=rule.regex.match) for rule in rulebook.traps("dates")]
        self._by_head = _by_head(entries)
        self._pasts: dict[int, Past[Entry]] = {}
        self._start = heads_spotter(self._by_head)

    def joint(self, text: str, start: int, end: int) -> Rule | None:
        """The rule that joins two expressions over `text[start:end]`, or None."""
        if end - start > _LONGEST_GAP:
            return None
        for rule in self.joints:
            match = rule.regex.match(text, start)
            if match is not None and match.end() == end:
                return rule
        return None

    def candidates(self, text: str) -> list[Candidate]:
        """All candidates of a text, from left to right, none overlapping."""
        found: list[Candidate] = []
        until = last = -1
        by_head = self._by_head
        for at in self._start.starts(text):
            if at < until:
                continue
            group = by_head.get(text[at : at + 2]) or by_head[text[at] + ENDED]
            # what stands behind a number tells of most rules that they cannot match here: it is rarely a date
            entries = self._past(group).at(text, at) if len(group) >= _MANY else group
            readings = self._readings(entries, text, at, last) if entries else ()
            if not readings:
                continue
            entry, match = readings[0]
            until = match.end()
            if entry.function is not None:
                trap = next((i for i, (other, _) in enumerate(readings) if other.function is None), len(readings))
                found.append(Candidate(at, tuple(readings[:trap])))
                last = until
        return found

    def _past(self, entries: Sequence[Entry]) -> Past[Entry]:
        """The choice among the rules of a head; heads with the same rules share it."""
        past = self._pasts.get(id(entries))
        if past is None:
            past = self._pasts[id(entries)] = Past(((entry.rule.expanded, entry) for entry in entries), _NUMBER)
        return past

    def _readings(self, entries: Sequence[Entry], text: str, at: int, last: int) -> list[tuple[Entry, re.Match[str]]]:
        attached: bool | None = None
        readings = []
        for entry in entries:
            match = entry.match(text, at)
            if match is None or match.end() == at:
                continue
            if entry.bound:
                if attached is None:
                    attached = last >= 0 and self.joint(text, last, at) is not None
                if not attached:
                    continue
            readings.append((entry, match))
        if len(readings) > 1:
            readings.sort(
                key=lambda reading: (-reading[1].end(), not reading[0].bound, reading[0].function is not None)
            )
        return readings


def _by_head(entries: list[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Head -> the rules that can begin so, in order. An ENDED head's rules stand under the longer ones as well."""
    of_entry = [_heads_of(entry.rule) for entry in entries]
    by_first: dict[str, list[str]] = {}
    for head in sorted(set().union(*of_entry)):
        by_first.setdefault(head[0], []).append(head)
    by_head: dict[str, set[int]] = {head: set() for heads in by_first.values() for head in heads}
    for number, found in enumerate(of_entry):
        for head in found:
            for longer in by_first[head[0]] if head[1:] == ENDED else (head,):
                by_head[longer].add(number)
    shared: dict[frozenset[int], tuple[Entry, ...]] = {}
    for group in by_head.values():
        shared.setdefault(frozenset(group), tuple(entries[number] for number in sorted(group)))
    return {head: shared[frozenset(group)] for head, group in by_head.items()}


def _heads_of(rule: Rule) -> frozenset[str]:
    found = heads_of(rule.expanded)
    if found is None:
        remedy = "begin the pattern with a character, a short class, a fragment or a lexicon, and not with (?i)"
        raise RuleError(rule.path, rule.line, f"{rule.id} can begin anywhere", remedy)
    return found


@cache
def scanner_of(rulebook: Rulebook) -> Scanner:
    """The scanner of a rule book; built once."""
    return Scanner(rulebook)
