"""Where a text may hold a date: one pass over its characters, without values.

Wherever an expression can begin, the rules that can begin so are tried; the longest match wins, and what it covers is
passed over. A rule bound to its left neighbour counts only directly behind another match; where it does, it comes
before the others of its length, then come the traps, then the rules in the order of their files.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from extraction.errors import RuleError
from extraction.pipes.dates.call import ValueFunction
from extraction.pipes.dates.functions import FUNCTIONS, JOINS
from extraction.rulebook import Rule, Rulebook
from extraction.rulebook.heads import ENDED, heads, sieve

_GROUP_NAME = re.compile(r"\(\?P<\w+>")
_MANY = 8
"""So many rules are tried one by one; more are first tried together."""
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


class _Gate:
    """Matches where one of some rules does: one trial instead of many where, as with most numbers, none will."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries

    @cached_property
    def match(self) -> Callable[[str, int], re.Match[str] | None]:
        """Try at a code point; compiled when it is first needed, since most texts need few gates."""
        return re.compile("|".join(f"(?:{_GROUP_NAME.sub('(?:', e.rule.expanded)})" for e in self._entries)).match


@dataclass(frozen=True, slots=True)
class _Slot:
    """The rules that can begin with one head; where they are many, the gate of all that begin with its character."""

    entries: tuple[Entry, ...]
    gate: _Gate | None


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
        gates = _gates(by_head)
        self._slots = {
            head: _Slot(group, gates[head[0]] if len(group) > _MANY else None) for head, group in by_head.items()
        }
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
        slots = self._slots
        for hit in self._start.finditer(text):
            at = hit.start()
            if at < until:
                continue
            slot = slots.get(text[at : at + 2]) or slots.get(text[at] + ENDED)
            if slot is None or (slot.gate is not None and slot.gate.match(text, at) is None):
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


def _by_head(entries: list[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Head -> the rules that can begin so, in order. An ENDED head's rules stand under the longer ones as well."""
    of_entry = [(entry, _heads_of(entry.rule)) for entry in entries]
    every = sorted(set().union(*(found for _, found in of_entry)))
    return {
        head: tuple(entry for entry, found in of_entry if head in found or head[0] + ENDED in found) for head in every
    }


def _gates(by_head: Mapping[str, tuple[Entry, ...]]) -> dict[str, _Gate]:
    """Character -> the gate of all rules that begin with it; characters with the same rules share one."""
    of_char: dict[str, dict[str, Entry]] = {}
    for head, group in by_head.items():
        of_char.setdefault(head[0], {}).update((entry.rule.id, entry) for entry in group)
    made: dict[tuple[str, ...], _Gate] = {}
    gates = {}
    for char, rules in sorted(of_char.items()):
        key = tuple(sorted(rules))
        gates[char] = made.setdefault(key, _Gate(tuple(rules[name] for name in key)))
    return gates


def _heads_of(rule: Rule) -> frozenset[str]:
    try:
        return heads(rule.expanded)
    except ValueError as error:
        remedy = "begin the pattern with a character, a short class, a fragment or a lexicon"
        raise RuleError(rule.path, rule.line, f"{rule.id} can begin anywhere", remedy) from error


@cache
def scanner_of(rulebook: Rulebook) -> Scanner:
    """The scanner of a rule book; built once."""
    return Scanner(rulebook)
