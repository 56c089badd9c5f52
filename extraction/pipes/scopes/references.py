"""Resolves what points to a place or a unit that is known from before: 全县, 该镇, 我国, 当地, 该公司."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from extraction.pipes.scopes.model import Anchor, Scope

if TYPE_CHECKING:
    import re

    from extraction.pipes.scopes.words import Words
    from extraction.places import Place, PlaceContext


class References:
    """The references of one article."""

    def __init__(self, text: str, context: PlaceContext, named: list[Anchor], words: Words) -> None:
        """Args are the reading, its places, the anchors that name something, in order, and the rules."""
        self._text, self._context, self._named, self._words = text, context, named, words
        self._values: dict[str, Callable[[re.Match[str]], Anchor | None]] = {
            "division": self._division,
            "nation": self._nation,
            "here": self._here,
            "whole": self._whole,
            "body": self._body,
        }

    def find(self) -> list[Anchor]:
        """Those that resolve, in the order of the rules."""
        return [
            anchor
            for rule in self._words.references
            for match in rule.regex.finditer(self._text)
            if (anchor := self._values[rule.value or ""](match)) is not None
        ]

    def _division(self, match: re.Match[str]) -> Anchor | None:
        place = self._context.refer(match["word"], match.start())
        return _place(match, Scope(short_name(self._context, place), place.adcode)) if place else None

    def _nation(self, match: re.Match[str]) -> Anchor:
        return _place(match, Scope(self._words.nation, None))

    def _here(self, match: re.Match[str]) -> Anchor | None:
        before = [a for a in self._named if a.end <= match.start() and a.area is not None]
        return _place(match, before[-1].area) if before and before[-1].area else None

    def _whole(self, match: re.Match[str]) -> Anchor | None:
        home = home_of(self._context)
        return _place(match, home) if home else None

    def _body(self, match: re.Match[str]) -> Anchor | None:
        ends = self._words.bodies[match["word"]]
        for known in reversed(self._named):
            if known.unit and known.end <= match.start() and known.scope.name.endswith(ends):
                return Anchor(*match.span(), known.scope, known.area, unit=known.unit)
        return None


def _place(match: re.Match[str], scope: Scope) -> Anchor:
    return Anchor(*match.span(), scope, scope)


def short_name(context: PlaceContext, place: Place) -> str:
    """The last part of a place's name: 沙沟镇 of 沂水县沙沟镇."""
    parts = {name for found in context.places for level, name in found.parts if level == place.level}
    ends = [name for name in parts if place.name.endswith(name)]
    return min(ends, key=lambda name: (len(name), name), default=place.name)


def home_of(context: PlaceContext) -> Scope | None:
    """The lowest home of the article that is settled."""
    for level in ("county", "prefecture", "province"):
        home = context.home(level)
        if home is not None:
            return Scope(home.name, home.adcode)
    return None
