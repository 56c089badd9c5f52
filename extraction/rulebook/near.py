"""Which of many patterns can match at a place, or in a text, by the characters that stand there: most cannot."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Generic, TypeVar

from extraction.rulebook.anchors import characters, shape_of, stops
from extraction.rulebook.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_T = TypeVar("_T")
_LONGEST = 40
"""So many code points of a number are passed over: what stands behind a longer one tells nothing."""
_MOST = 4096
"""So many choices are kept; more than texts that are no attack call for."""


class Past(Generic[_T]):
    """Items with patterns of their own, from which those are chosen that what stands behind a number allows.

    Args:
        items: each with its pattern, in the order in which they are wanted.
        run: the characters of numbers, and what else is passed over.
    """

    def __init__(self, items: Iterable[tuple[str, _T]], run: AbstractSet[str]) -> None:
        self._run = known = frozenset(run)
        self._items = [(shape_of(pattern).first, stops(pattern, known), item) for pattern, item in items]
        self._passed = compiled(f"[{''.join(map(re.escape, sorted(known)))}]{{0,{_LONGEST}}}").match
        self._chosen: dict[tuple[str, str], tuple[_T, ...]] = {}
        """The character at a place and the one that stops the run -> the choice."""

    def at(self, text: str, at: int) -> tuple[_T, ...]:
        """The items, in order, whose patterns can match where `text[at:]` begins, and perhaps some that cannot."""
        passed = self._passed(text, at)
        end = passed.end() if passed else at
        key = text[at : at + 1], text[end : end + 1]
        chosen = self._chosen.get(key)
        if chosen is None:
            chosen = self._choice(*key)
            if len(self._chosen) < _MOST:
                self._chosen[key] = chosen
        return chosen

    def _choice(self, first: str, stop: str) -> tuple[_T, ...]:
        anything = stop in self._run
        return tuple(
            item
            for begun, chars, item in self._items
            if (begun is None or first in begun) and (anything or chars is None or stop in chars)
        )


class Possible(Generic[_T]):
    """Items with patterns of their own, from which those are chosen that a whole text allows, once for all its places.

    Args:
        items: each with its pattern, in the order in which they are wanted.
    """

    def __init__(self, items: Iterable[tuple[str, _T]]) -> None:
        self._items = [(*_rarest(pattern), item) for pattern, item in items]

    def of(self, text: str) -> list[_T]:
        """The items, in order, whose patterns can match anywhere in the text, and perhaps some that cannot."""
        misses = characters(text).isdisjoint
        return [item for one, other, item in self._items if not (one and (misses(one) or misses(other)))]


def _rarest(pattern: str) -> tuple[frozenset[str], frozenset[str]]:
    """The two smallest sets of characters of which a text with a match has one each; empty where there is none."""
    sets = sorted((anchor.chars for anchor in shape_of(pattern).anchors), key=len)
    return (sets[0], sets[min(1, len(sets) - 1)]) if sets else (frozenset(), frozenset())
