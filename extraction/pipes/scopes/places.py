"""The places of an article as scopes: under the last part of their names."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from extraction.pipes.scopes.model import NATION, Scope
from extraction.places.model import RANK

if TYPE_CHECKING:
    from extraction.pipes.scopes.words import Words
    from extraction.places import Level, Place, PlaceContext, PlaceFound

_HOMES: tuple[Level, ...] = ("county", "prefecture", "province")


class Known:
    """What the place layer knows of an article."""

    def __init__(self, context: PlaceContext, text: str, words: Words) -> None:
        """Args are its places, the reading and the rules."""
        self.context = context
        self._text, self._words = text, words
        self._parts: dict[Level, dict[str, None]] = {}
        for found in context.places:
            for level, name in (*found.parts[:-1], (found.level, found.short)):
                self._parts.setdefault(level, {})[name] = None

    def scope(self, place: Place) -> Scope:
        """A place under the last part of its name: 青石镇 of 云岭县青石镇."""
        names = self._parts.get(place.level, {})
        last = next((place.name[at:] for at in range(len(place.name) - 1, 0, -1) if place.name[at:] in names), None)
        return Scope(last or place.name, place.adcode, RANK[place.level])

    @staticmethod
    def found(place: PlaceFound) -> Scope:
        """A place expression as a scope."""
        return Scope(place.short, place.adcode, RANK[place.level])

    def home(self) -> Scope | None:
        """The lowest home of the article that is settled; the country for news of it from the capital."""
        return self._home

    @cached_property
    def _home(self) -> Scope | None:
        homes = (self.context.home(level) for level in _HOMES)
        home = next((Scope(home.name, home.adcode, RANK[home.level]) for home in homes if home), None)
        if home is None or home.name != self._words.capital or not self._is_reported_from(home):
            return home
        national = self._words.nationally.search(self._text)
        return Scope(self._words.nation, None, NATION) if national else None

    def _is_reported_from(self, home: Scope) -> bool:
        """Whether the article names a place but as where it was written, or where the congress sits."""
        named = [found for found in self.context.places if found.adcode and found.adcode.startswith(home.adcode or "-")]
        return bool(named) and all(self._words.written.match(self._text, found.end) for found in named)
