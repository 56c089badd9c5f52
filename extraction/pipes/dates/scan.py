"""Where a text may hold a date: one pass over its characters, without values.

Wherever an expression can begin, the rules that can begin so are tried; the longest match wins, and what it covers is
passed over. A rule bound to its left neighbour counts only directly behind another match; where it does, it comes
before the others of its length, then come the traps, then the rules in the order of their files.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extraction.errors import RuleError
from extraction.pipes.dates.call import ValueFunction
from extraction.pipes.dates.functions import FUNCTIONS, JOINS
from extraction.pipes.dates.heads import ENDED, heads
from extraction.rulebook import Rule, Rulebook

_GROUP_NAME = re.compile(r"\(\?P<\w+>")
_LONGEST_GAP = 8
"""No joint between two expressions is longer, in code points."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule or, without a function, a trap."""

    rule: Rule
    function: ValueFunction | None
    bound: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may be an expression: its readings, the best first. `start` in code points."""

    start: int
    readings: tuple[tuple[Entry, re.Match[str]], ...]


@dataclass(frozen=True, slots=True)
class _Slot:
    gate: re.Pattern[str]
    entries: tuple[Entry, ...]


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
        made: dict[tuple[str, ...], _Slot] = {}
        self._slots: dict[str, _Slot] = {}
        for head, group in by_head.items():
            key = tuple(entry.rule.id for entry in group)
            if key not in made:
                made[key] = _Slot(_union(group), tuple(group))
            self._slots[head] = made[key]
        self._start = _start(by_head)

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
        slots = self._slots
        for hit in self._start.finditer(text):
            at = hit.start()
            if at < until:
                continue
            slot = slots.get(text[at : at + 2]) or slots.get(text[at] + ENDED)
            if slot is None or slot.gate.match(text, at) is None:
                continue
            readings = self._readings(slot, text, at, last)
            if not readings:
                continue
            entry, match = readings[0]
            until = match.end()
            if entry.function is not None:
                trap = next((i for i, (other, _) in enumerate(readings) if other.function is None), len(readings))
                found.append(Candidate(at, tuple(readings[:trap])))
                last = until
        return found

    def _readings(self, slot: _Slot, text: str, at: int, last: int) -> list[tuple[Entry, re.Match[str]]]:
        attached: bool | None = None
        readings = []
        for entry in slot.entries:
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


def _by_head(entries: list[Entry]) -> dict[str, list[Entry]]:
    """Head -> the rules that can begin so, in order. An ENDED head's rules stand under the longer ones as well."""
    of_entry = [(entry, _heads_of(entry.rule)) for entry in entries]
    every = sorted(set().union(*(found for _, found in of_entry)))
    return {head: [entry for entry, found in of_entry if head in found or head[0] + ENDED in found] for head in every}


def _heads_of(rule: Rule) -> frozenset[str]:
    try:
        return heads(rule.expanded)
    except ValueError as error:
        remedy = "begin the pattern with a character, a short class, a fragment or a lexicon"
        raise RuleError(rule.path, rule.line, f"{rule.id} can begin anywhere", remedy) from error


def _union(entries: list[Entry]) -> re.Pattern[str]:
    """Matches where one of the rules does."""
    return re.compile("|".join(f"(?:{_GROUP_NAME.sub('(?:', entry.rule.expanded)})" for entry in entries))


def _start(by_head: Iterable[str]) -> re.Pattern[str]:
    """Matches where a head may begin: a coarse sieve, since a scan with many branches is slower than a look-up."""
    heads_ = sorted(by_head)
    first = "".join(sorted({re.escape(head[0]) for head in heads_}))
    second = "".join(sorted({re.escape(head[1]) for head in heads_ if head[1] != ENDED}))
    open_ = "".join(sorted({re.escape(head[0]) for head in heads_ if head[1] == ENDED}))
    return re.compile(f"[{first}](?:(?=[{second}])" + (f"|(?<=[{open_}])" if open_ else "") + ")")


@cache
def scanner_of(rulebook: Rulebook) -> Scanner:
    """The scanner of a rule book; built once."""
    return Scanner(rulebook)
