"""What an article says of who founds a group: 青石镇|成立|领导小组, 在|领导小组|成立临时党委."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from extraction.pipes.units.model import Mention

if TYPE_CHECKING:
    from extraction.pipes.bodies import BodyFound
    from extraction.pipes.units.gathered import Gathered
    from extraction.places import Place

_SEATED = ("community_body", "government", "party_committee")
"""Kinds of bodies that found groups for the whole of their place."""
_BRANCH, _COMMITTEE = "party_branch", "party_committee"
_LOW = ("township", "village", "community")
"""Levels of the places that found a Party branch for themselves."""
_PAUSES = " \u3000，,；;：:"
_CLAUSE_ENDS = ("，", ",", "；", ";")
_LOOK = 8
_HEADED = 72
"""So many code points before a group may tell who heads it."""


class Founding:
    """The foundings in one article."""

    def __init__(self, units: Gathered) -> None:
        self._units, self._finder, self._rules = units, units.finder, units.rules
        self._text = units.finder.text

    def founder(self, body: BodyFound) -> tuple[bool, Place | None]:
        """Whether the text founds a body, and the place that it says does: 青石镇|成立|领导小组."""
        if body.kind not in self._rules.foundable:
            return False, None
        begin = self._behind_verb(body)
        floor = max(0, begin - _LOOK)
        match = self._rules.founds.search(self._text, floor, begin)
        if match is not None:
            at = match.start()
            place = self._finder.place_ending_at(at) or self._seat_ending_at(at) or self._pointed_at(at)
            if body.kind == _BRANCH:
                low = place is not None and place.level in _LOW
                return low, place if low else None  # a county founds them in others: 霍山县成立行业党支部
            return True, place or self._acting_before(at)
        match = self._rules.convenes.search(self._text, floor, body.start)
        return False, self._pointed_at(match.start()) if match else None

    def _acting_before(self, offset: int) -> Place | None:
        """The town or village that alone acts in the sentence before an offset: 石桥村召开会议，|成立领导小组."""
        context = self._finder.context
        if context is None or self._text[offset - 1 : offset] not in _CLAUSE_ENDS:
            return None  # 青石镇要求各村|成立领导小组
        floor = max(self._text.rfind(mark, 0, offset) for mark in self._rules.sentence) + 1
        starts = self._finder.place_starts
        named = context.places[bisect_left(starts, floor) : bisect_left(starts, offset)]
        if len(named) != 1 or named[0].level not in _LOW:
            return None
        if self._text[max(floor, named[0].start - 1) : named[0].start].strip(_PAUSES):
            return None  # 林知远在|石桥村要求成立领导小组
        return named[0].place if self._rules.acting.match(self._text, named[0].end) else None

    def _seat_ending_at(self, offset: int) -> Place | None:
        """The place of the body that ends at an offset, which governs it: 石桥村村委会|成立领导小组."""
        owner = self._units.ending_at(offset)
        return owner.place if owner is not None and owner.kind in _SEATED else None

    def owner_end(self, body: BodyFound) -> int | None:
        """Where the body ends in which the text founds another: 在|领导小组|成立临时党委; None for all others."""
        if body.anchored or body.quoted:
            return None
        begin = self._behind_verb(body)
        match = self._rules.founded.search(self._text, max(0, begin - _LOOK), begin)
        owner = self._finder.bodies.ending_at(match.start()) if match else None
        if match is None or owner is None:
            return None
        within = self._rules.within.search(self._text, max(0, owner.start - _LOOK), owner.start)
        whole = bool(owner.fixed) and owner.kind == _COMMITTEE  # 中央派出指导组
        sends = body.bare and body.kind in self._rules.sent and owner.kind != body.kind and not whole
        return owner.end if match["below"] or within or sends else None

    def add(self, body: BodyFound) -> bool:
        """Add a body as part of the one in which the text founds it; whether it is one."""
        end = self.owner_end(body)
        owner = self._units.ending_at(end)
        if owner is None or not self._finder.free(body.start, body.end):
            return False
        kind = self._rules.inside.get(f"{owner.kind} {body.kind}", body.kind)
        self._units.add(Mention(body._replace(kind=kind), owner.name + body.text, owner.place, owner.name, True))
        return True

    def _behind_verb(self, body: BodyFound) -> int:
        """Where the verb ends that forms a group: 成立|以副县长为组长的领导小组."""
        if body.kind not in self._rules.foundable:
            return body.start
        match = self._rules.headed.search(self._text, max(0, body.start - _HEADED), body.start)
        return match.start() if match is not None else body.start

    def _pointed_at(self, offset: int) -> Place | None:
        """The place that the word ending at an offset points back at: 该镇."""
        match = self._rules.pointed_place.search(self._text, max(0, offset - _LOOK), offset)
        if match is None or self._finder.context is None:
            return None
        return self._finder.context.refer(match["level"], match.start())
