"""Where a text may hold a date: one pass over its characters, without values.

Wherever an expression can begin, the rules that can begin so are tried; the longest match wins, and what it covers is
passed over. A rule bound to its left neighbour counts only directly behind another match; where it does, it comes
before the others of its length, then come the traps, then the rules in the order of their files.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from extraction.errors import RuleError
from extraction.pipes.dates.call import ValueFunction
from extraction.pipes.dates.functions import FUNCTIONS, JOINS
from extraction.rulebook import Rule, Rulebook
from extraction.rulebook.anchors import shape_of
from extraction.rulebook.heads import ENDED, heads_of, sieve

_MANY = 3
"""Fewer rules are tried one by one; of so many, those that can match are chosen first."""
_NEAR = 12
"""So far, in code points, what a rule cannot do without is looked for."""
_LONGEST_GAP = 8
"""No joint between two expressions is longer, in code points."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule or, without a function, a trap."""

    rule: Rule
    function: ValueFunction | None
    bound: bool


class Candidate(NamedTuple):
    """A stretch that may be an expression: its readings, the best first. `start` in code points."""

    start: int
    readings: tuple[tuple[Entry, re.Match[str]], ...]


class _Slot(NamedTuple):
    """The rules that can begin with one head, each with its bit, and all bits together."""

    entries: tuple[tuple[int, Entry], ...]
    bits: int


class Scanner:
    """The rules of a rule book, sorted by the characters that they can begin with.

    Raises:
        RuleError: a rule names an unknown value function, or its matches can begin with anything.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        entries = [
            Entry(rule, function, rule.constants.get("bound") == "left")
            for rule, function in rulebook.bind("dates", {**FUNCTIONS, **JOINS})
            if rule.value not in JOINS
        ]
        self.joints = tuple(rule for rule in rulebook.rules("dates") if rule.value in JOINS)
        """The rules that join neighbours; their patterns cover the gap."""
        entries += [Entry(rule, None, bound=False) for rule in rulebook.traps("dates")]
        by_head = _by_head(entries)
        bit_of = {entry.rule.id: 1 << number for number, entry in enumerate(entries)}
        self._slots = {
            head: _Slot(
                tuple((bit_of[entry.rule.id], entry) for entry in group),
                sum(bit_of[entry.rule.id] for entry in group),
            )
            for head, group in by_head.items()
        }
        self._always, self._wanting = _needs(entries, bit_of)
        self._start = sieve(by_head)

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
        slots, wanting = self._slots, self._wanting
        for hit in self._start.finditer(text):
            at = hit.start()
            if at < until:
                continue
            slot = slots.get(text[at : at + 2]) or slots.get(text[at] + ENDED)
            if slot is None:
                continue
            possible = slot.bits
            if len(slot.entries) >= _MANY:
                # what stands near tells of most rules that they cannot match here: a number is rarely a date
                near = self._always
                for char in text[at : at + _NEAR]:
                    near |= wanting.get(char, 0)
                possible &= near
                if not possible:
                    continue
            readings = self._readings([entry for bit, entry in slot.entries if bit & possible], text, at, last)
            if not readings:
                continue
            entry, match = readings[0]
            until = match.end()
            if entry.function is not None:
                trap = next((i for i, (other, _) in enumerate(readings) if other.function is None), len(readings))
                found.append(Candidate(at, tuple(readings[:trap])))
                last = until
        return found

    def _readings(self, entries: list[Entry], text: str, at: int, last: int) -> list[tuple[Entry, re.Match[str]]]:
        attached: bool | None = None
        readings = []
        for entry in entries:
            match = entry.rule.regex.match(text, at)
            if match is None or match.end() == at:
                continue
            if entry.bound:
                if attached is None:
                    attached = last >= 0 and self.joint(text, last, at) is not None
                if not attached:
                    continue
            readings.append((entry, match))
        readings.sort(key=lambda reading: (-reading[1].end(), not reading[0].bound, reading[0].function is not None))
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
    return {head: tuple(entries[number] for number in sorted(group)) for head, group in by_head.items()}


def _needs(entries: Iterable[Entry], bit_of: Mapping[str, int]) -> tuple[int, dict[str, int]]:
    """The bits of rules that may match whatever stands near; and character -> those of rules that it speaks for.

    Every other rule needs one of its characters near the place where its match begins.
    """
    always, wanting = 0, dict[str, int]()
    for entry in entries:
        bit = bit_of[entry.rule.id]
        known = [a for a in shape_of(entry.rule.expanded).anchors if 0 < a.high < _NEAR]
        if not known:
            always |= bit
        for char in known[0].chars if known else ():
            wanting[char] = wanting.get(char, 0) | bit
    return always, wanting


def _heads_of(rule: Rule) -> frozenset[str]:
    found = heads_of(rule.expanded)
    if found is None:
        remedy = "begin the pattern with a character, a short class, a fragment or a lexicon"
        raise RuleError(rule.path, rule.line, f"{rule.id} can begin anywhere", remedy)
    return found


@cache
def scanner_of(rulebook: Rulebook) -> Scanner:
    """The scanner of a rule book; built once."""
    return Scanner(rulebook)
