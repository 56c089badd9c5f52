"""Where a text may hold a date: one pass over its characters, without values.

At every character that can begin an expression the rules that can begin with it are tried; the longest match wins, and what it covers is
passed over. A rule bound to its left neighbour counts only directly behind another match; where it does, it comes before the others of its
length, then come the traps, then the rules in the order of their files.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from extraction.pipes.dates.functions import FUNCTIONS, JOINS, ValueFunction
from extraction.rulebook import Rule, Rulebook

_GROUP_NAME = re.compile(r"\(\?P<\w+>")
_LONGEST_GAP = 8
"""No joint between two expressions is longer, in code points."""
_parser: Any = import_module("re._parser")


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
    """The rules of a rule book, sorted by the characters that they can begin with."""

    def __init__(self, rulebook: Rulebook) -> None:
        entries = [
            Entry(rule, function, rule.constants.get("bound") == "left")
            for rule, function in rulebook.bind("dates", {**FUNCTIONS, **JOINS})
            if rule.value not in JOINS
        ]
        self.joints = tuple(rule for rule in rulebook.rules("dates") if rule.value in JOINS)
        """The rules that join neighbours; their patterns cover the gap."""
        entries += [Entry(rule, None, bound=False) for rule in rulebook.traps("dates")]
        slots: dict[str, list[Entry]] = {}
        for entry in entries:
            for char in sorted(first_characters(entry.rule.expanded)):
                slots.setdefault(char, []).append(entry)
        gates: dict[tuple[str, ...], _Slot] = {}
        self._slots: dict[str, _Slot] = {}
        for char, group in slots.items():
            key = tuple(entry.rule.id for entry in group)
            if key not in gates:
                patterns = (_GROUP_NAME.sub("(?:", entry.rule.expanded) for entry in group)
                gates[key] = _Slot(re.compile("|".join(f"(?:{pattern})" for pattern in patterns)), tuple(group))
            self._slots[char] = gates[key]
        self._start = re.compile("[" + "".join(re.escape(char) for char in sorted(slots)) + "]")

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
        for hit in self._start.finditer(text):
            at = hit.start()
            if at < until:
                continue
            slot = self._slots[text[at]]
            if slot.gate.match(text, at) is None:
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


@cache
def scanner_of(rulebook: Rulebook) -> Scanner:
    """The scanner of a rule book; built once."""
    return Scanner(rulebook)


def first_characters(pattern: str) -> frozenset[str]:
    """The characters that a match of a pattern can begin with. Method: the parse tree that the standard library's compiler works on.

    Raises:
        ValueError: the pattern can begin with more than single characters and ranges of them say, or match nothing at all.
    """
    chars, empty = _first(_parser.parse(pattern), pattern)
    if empty or not chars:
        raise ValueError(f"{pattern!r} can match the empty text: let it begin with a character")
    return frozenset(chars)


def _first(nodes: Any, pattern: str) -> tuple[set[str], bool]:
    """First characters of a sequence, and whether it can match nothing."""
    chars: set[str] = set()
    ahead: set[str] = set()
    for operator, argument in nodes:
        if str(operator) == "ASSERT" and argument[0] > 0 and not chars:
            ahead, _ = _first(argument[1], pattern)
            continue
        more, empty = _first_of(str(operator), argument, pattern)
        chars |= more
        if not empty:
            return chars, False
    return (ahead, False) if ahead else (chars, True)


def _first_of(operator: str, argument: Any, pattern: str) -> tuple[set[str], bool]:
    if operator == "LITERAL":
        return {chr(argument)}, False
    if operator == "IN":
        return _members(argument, pattern), False
    if operator == "BRANCH":
        parts = [_first(branch, pattern) for branch in argument[1]]
        return set().union(*(part[0] for part in parts)), any(part[1] for part in parts)
    if operator == "SUBPATTERN":
        return _first(argument[-1], pattern)
    if operator in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        chars, empty = _first(argument[2], pattern)
        return chars, empty or argument[0] == 0
    if operator == "ATOMIC_GROUP":
        return _first(argument, pattern)
    if operator in ("ASSERT", "ASSERT_NOT", "AT"):
        return set(), True
    raise ValueError(f"{pattern!r} can begin with any character ({operator}): let it begin with definite ones")


def _members(items: Any, pattern: str) -> set[str]:
    chars: set[str] = set()
    for operator, argument in items:
        if str(operator) == "LITERAL":
            chars.add(chr(argument))
        elif str(operator) == "RANGE" and argument[1] - argument[0] < 128:
            chars.update(map(chr, range(argument[0], argument[1] + 1)))
        else:
            raise ValueError(f"{pattern!r} can begin with any character ({operator}): let it begin with definite ones")
    return chars
