"""Resolves what points to a place or a unit that is known from before: 全县, 该镇, 我国, 当地, 该公司."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from extraction.pipes.scopes.model import NATION, Anchor, Scope

if TYPE_CHECKING:
    import re

    from extraction.pipes.scopes.places import Known
    from extraction.pipes.scopes.words import Words

_REACH = 200
"""How many names back a reference is resolved; who is named so long ago is not pointed to."""
_PARAGRAPH = 3000
"""Code points before a reference that its paragraph is looked for in."""


class References:
    """The references of one article."""

    def __init__(
        self, text: str, known: Known, named: list[Anchor], words: Words, seats: list[tuple[int, Scope]]
    ) -> None:
        """Args are the reading, its places, the anchors that name something, in order, the rules, bodies in posts."""
        self._seats = seats
        self._text, self._known, self._named, self._words = text, known, named, words
        self._starts = [anchor.start for anchor in named]
        self._values: dict[str, Callable[[re.Match[str]], Anchor | None]] = {
            "division": self._division,
            "nation": self._nation,
            "country": lambda match: _place(match, Scope(match["word"], None, NATION)),
            "here": self._here,
            "whole": self._whole,
            "body": self._body,
        }

    def find(self) -> list[Anchor]:
        """Those that resolve, in the order of the rules."""
        return [
            anchor
            for rule, scan in self._words.references
            for match in scan.finditer(self._text)
            if (anchor := self._values[rule.value or ""](match)) is not None
        ]

    def _division(self, match: re.Match[str]) -> Anchor | None:
        place = self._known.context.refer(match["word"], match.start())
        if place is not None:
            return _place(match, self._known.scope(place))
        own = match.start("word") > match.start()
        return Anchor(*match.span(), None, None, unknown=True) if own else None

    def _nation(self, match: re.Match[str]) -> Anchor:
        return _place(match, Scope(self._words.nation, None, NATION))

    def _here(self, match: re.Match[str]) -> Anchor | None:
        found = next((a.area for a in self._before(match.start()) if a.role == "subject" and a.area), None)
        return _place(match, found) if found else None

    def _whole(self, match: re.Match[str]) -> Anchor | None:
        """The nearest place in the paragraph above the level of what 各 stands before; else, and for 各地, the home."""
        rank = self._words.rank(match["word"])
        floor = self._text.rfind("\n", max(0, match.start() - _PARAGRAPH), match.start())
        for named in self._before(match.start()):
            if named.start < floor:
                break
            if named.role == "subject" and named.area and named.area.rank is not None and named.area.rank < rank:
                return _place(match, named.area)
        if rank == NATION and self._is_nationwide(floor, match.start()):
            return self._nation(match)
        home = self._known.home()
        return _place(match, home) if home else None

    def _is_nationwide(self, floor: int, offset: int) -> bool:
        """Whether the country is what was spoken of last: 全国公安机关行动，各地; not 我国丰收，霍山县各地."""
        near = next((named.end for named in self._before(offset) if named.role == "subject"), 0)
        at = bisect_left(self._nationwide, offset) - 1
        return at >= 0 and self._nationwide[at] >= max(floor, near, offset - _PARAGRAPH)

    @cached_property
    def _nationwide(self) -> list[int]:
        """Where clauses begin that are about the country."""
        return [match.start() for match in self._words.nationwide.finditer(self._text)]

    def _body(self, match: re.Match[str]) -> Anchor | None:
        ends = self._words.bodies[match["word"]]
        named: Anchor | None
        for named in self._before(match.start()):
            if named.unit and named.role != "other" and named.scope and named.scope.name.endswith(ends):
                return Anchor(*match.span(), named.scope, named.area, unit=named.unit)
        if seat := self._seat(match.start(), ends):
            return Anchor(*match.span(), seat, None, unit="other")
        if not self._words.first_person.match(match[0]):
            return None
        # 我校 comes before its name where the article is the school's own.
        behind = self._named[bisect_left(self._starts, match.end()) :]
        named = next((a for a in behind if a.unit and a.scope and a.scope.name.endswith(ends)), None)
        return Anchor(*match.span(), named.scope, named.area, unit=named.unit) if named else None

    def _seat(self, offset: int, ends: tuple[str, ...]) -> Scope | None:
        """The last body of a class that a post before an offset is in."""
        before = self._seats[: bisect_left(self._seats, offset, key=lambda seat: seat[0])]
        return next((scope for _, scope in reversed(before[-_REACH:]) if scope.name.endswith(ends)), None)

    def _before(self, offset: int) -> Iterator[Anchor]:
        """What is named before an offset, the nearest first."""
        at = bisect_left(self._starts, offset)
        return reversed(self._named[max(0, at - _REACH) : at])


def _place(match: re.Match[str], scope: Scope) -> Anchor:
    return Anchor(*match.span(), scope, scope)
