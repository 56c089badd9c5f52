"""Where a body's name begins.

Left of the head word the text is looked at for one window: a place, a level word or another body that ends there is the name's owner, if
nothing between it and the head parts them. Without an owner the words before the head are taken one by one until one that no name holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.pipes.bodies.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.pipes.bodies.model import BodyFound
    from extraction.places import PlaceFound

_VERBAL = ("v", "d", "p", "c", "u", "r", "t", "f")
_MOSTLY = 0.8
_LEVELS_SHORT = 3


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a name begins and whose it is; `tail` is where its own part begins, behind the owner."""

    start: int
    tail: int
    place: PlaceFound | None = None
    level: str | None = None
    parent: BodyFound | None = None
    quoted: bool = False
    class_noun: bool = False


class Owners:
    """What of a text can own the name that follows: places and bodies by where they end."""

    def __init__(self, text: str, places: Mapping[int, PlaceFound], bodies: Mapping[int, BodyFound], known: Words) -> None:
        self.text = text
        self._places = places
        self._bodies = bodies
        self._known = known

    def at(self, offset: int, kind: str) -> Edge | None:
        """The owner that ends right at an offset, for a body of a kind; None without one."""
        body = self._bodies.get(offset)
        place = self._places.get(offset)
        if body is not None and (place is None or body.start <= place.start) and kind in self._known.parts.get(body.kind, ()):
            return Edge(body.start, offset, parent=body)
        if place is not None:
            return Edge(place.start, offset, place=place)
        level = self._known.level_before.search(self.text, max(0, offset - _LEVELS_SHORT - 1), offset)
        if level is None:
            return None
        place = self._places.get(level.start("level"))
        if place is not None and place.name.endswith(level["level"]):
            # 吉县县委: the level word repeats the place's ending.
            return Edge(place.start, level.start("level"), place=place)
        return Edge(level.start("level"), offset, level=level["level"])

    def near(self, floor: int, end: int, kind: str) -> Edge | None:
        """The nearest owner that ends in `floor:end`, or an edge without one behind a body that cannot own it."""
        for offset in range(end, floor, -1):
            if offset in self._places or offset in self._bodies:
                body = self._bodies.get(offset)
                edge = self.at(offset, kind)
                if edge is not None and (edge.place or edge.parent):
                    return edge
                return Edge(offset, offset) if body is not None else None
        return None


class EdgeFinder:
    """Finds the left edge of open names in one text."""

    def __init__(self, text: str, owners: Owners, known: Words) -> None:
        self._text = text
        self._owners = owners
        self._known = known

    def open(self, end: int, kind: str, *, branch: bool = False) -> Edge:
        """The edge of a name whose head, or whose subject, begins at `end`."""
        if self._text[end - 1 : end] == self._known.quotes[1] and (edge := self._quoted(end, kind)):
            return edge
        floor = self._floor(end)
        near = self._owners.near(floor, end, kind)
        begin = near.tail if near else floor
        stop, class_noun = self._stop(begin, end, owned=near is not None and near.start < near.tail)
        if near is not None and stop == begin:
            if near.start == near.tail:
                return Edge(begin, begin)
            return self._branch(near, kind) if branch else near
        return self._level(stop, end, class_noun)

    def _quoted(self, end: int, kind: str) -> Edge | None:
        opening = self._text.rfind(self._known.quotes[0], max(0, end - self._known.window), end)
        if opening < 0 or "\n" in self._text[opening:end]:
            return None
        owner = self._owners.at(opening, kind)
        return Edge(owner.start, opening, owner.place, owner.level, owner.parent, True) if owner else Edge(opening, opening, quoted=True)

    def _floor(self, end: int) -> int:
        floor = max(0, end - self._known.window)
        last = floor
        for match in self._known.outside.finditer(self._text, floor, end):
            last = match.end()
        return last

    def _stop(self, begin: int, end: int, *, owned: bool) -> tuple[int, bool]:
        """Where the words before a head stop to be part of a name, and whether a class word stops them."""
        known = self._known
        stop = end
        for start, finish in reversed(known.classes_of.fast_words(self._text[begin:end])):
            word = self._text[begin + start : begin + finish]
            if self.parts(word):
                return stop, False
            if word in known.classes and not owned:
                return begin + start, True
            if not owned and word in known.levels:
                return begin + start, False
            stop = begin + start
        return stop, False

    def parts(self, word: str) -> bool:
        """Whether a word ends a name to its right."""
        known = self._known
        if word in known.boundaries:
            return True
        if word in known.namewords or word in known.levels or len(word) == 1:
            return False
        tags = known.classes_of.tags(word)
        return sum(tags.get(tag, 0.0) for tag in _VERBAL) > _MOSTLY

    def _level(self, stop: int, end: int, class_noun: bool) -> Edge:
        for size in range(min(_LEVELS_SHORT, end - stop), 0, -1):
            word = self._text[stop : stop + size]
            if word in self._known.levels and self._known.level_before.search(self._text, max(0, stop - 1), stop + size):
                return Edge(stop, stop + size, level=word)
        return Edge(stop, stop, class_noun=class_noun)

    def _branch(self, near: Edge, kind: str) -> Edge:
        """南华银行云岭分行: left of the place stands the body whose branch it is."""
        above = self._owners.at(near.start, kind)
        if above is not None and above.parent is not None:
            return Edge(above.start, near.start, parent=above.parent)
        if near.parent is not None:
            return near
        floor = self._floor(near.start)
        stop, _ = self._stop(floor, near.start, owned=False)
        return Edge(stop, stop, place=near.place) if stop < near.start else near
