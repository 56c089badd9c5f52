"""Firms that a visit names by their brands: 先后来到青岚纸业、云岭鞋业等企业."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.pipes.units.model import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extraction.pipes.units.gathered import Gathered

_FIRM = "enterprise"
_MARK = "、"
_SHORTEST = 2
"""Code points of the shortest brand: 青岚|纸业, but 榨|油厂."""
_NEAR = ("prefecture", "county", "township")
"""Levels of the places that a visit through firms keeps to."""


class Visited:
    """Such firms in one article, which end in no word that firms are known by."""

    def __init__(self, units: Gathered) -> None:
        self._units, self._finder, self._rules = units, units.finder, units.rules
        self._text = units.finder.text

    def add(self) -> None:
        """Every firm in a list of those that somebody visits."""
        for rule, scan in self._rules.visits:
            for match in scan.finditer(self._text):
                items = list(self._items(*match.span("names")))
                called = match["firms"] is not None and not any(self._is_sort(*item) for item in items)
                for start, end in items:
                    name = self._text[start:end]
                    if self._finder.free(start, end) and self._is_firm(name, called=called):
                        focus = self._finder.focus
                        place = focus if focus is not None and focus.level in _NEAR else None
                        draft = Draft(name, _FIRM, place, None, name, name, False, rule)
                        self._units.mark(self._units.by_name.setdefault(name, draft), start, end)

    def _items(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The members of a list."""
        for item in self._text[start:end].split(_MARK):
            yield start, start + len(item)
            start += len(item) + len(_MARK)

    def _is_sort(self, start: int, end: int) -> bool:
        """Whether a member is of everyday words alone, so that the list may name sorts of firms: 快递、网约车等企业."""
        name = self._text[start:end]
        plain = self._rules.trades.search(name) is None and not self._rules.is_made_up(name)
        return plain and self._finder.free(start, end)

    def _is_firm(self, name: str, *, called: bool) -> bool:
        """Whether a word is the name of a firm: it ends as firms do, or the list says so, and is made up."""
        trade = self._rules.trades.search(name)
        if trade is None and not called:
            return False
        brand = name[: trade.start()] if trade is not None else name
        if len(brand) < _SHORTEST or self._rules.begins_verb(name) or self._rules.no_brand.search(name) is not None:
            return False
        return self._rules.is_made_up(brand)
