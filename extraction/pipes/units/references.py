"""Heads alone that go back to a body named elsewhere: 学校, 该集团, 人民医院 of 县人民医院."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.pipes.bodies import canonical
from extraction.pipes.units.model import Draft, Mention

if TYPE_CHECKING:
    from extraction.pipes.bodies import BodyFound, House
    from extraction.pipes.units.gathered import Gathered
    from extraction.pipes.units.naming import Naming

_LOOK = 8
_DEFINITE = ("yes", "alone")
"""What a head alone can be that is no mere reference."""


class References:
    """Such heads in one article."""

    def __init__(self, units: Gathered, naming: Naming, house: House | None) -> None:
        self._units, self._finder, self._rules = units, units.finder, units.rules
        self._text = units.finder.text
        self._naming, self._house = naming, house
        self._institutions: dict[tuple[str, str], BodyFound | None] = {}

    def refer(self, body: BodyFound) -> bool:
        """A head alone: the one body with such a head that was named before; whether there is one."""
        standing = self._rules.standing(body)
        if standing == "no" or not body.bare:
            return False
        if (own := self._own(body)) is not None:
            self._units.add(own)
            return True
        before = self._units.antecedents(body)
        pointed = self._rules.pointed.search(self._text, max(0, body.start - 1), body.start) is not None
        latest = len(before) == 1 or standing in _DEFINITE or pointed
        meant = before[-1] if before and latest else self._units.told_of(before)
        if meant is not None and latest and (nearer := self._in_post_before(body, meant)) is not None:
            if self._units.referring(body) and self._finder.free(body.start, body.end):
                self._units.add(nearer)
            return True
        if (
            meant is not None
            and (standing == "yes" or pointed or self._units.referring(body))
            and self._finder.free(body.start, body.end)
        ):
            self._units.mark(meant, body.start, body.end)
        elif not before and (coming := self._named_below(body)) is not None:
            self._units.mark(coming, body.start, body.end)
        elif not before and (mention := self._in_posts(body, pointed=pointed)) is not None:
            self._units.add(mention)
        return bool(before)

    def _own(self, body: BodyFound) -> Mention | None:
        """The body whose own news this is, called by its head alone: 肯定|医院的成绩; not where that is a class."""
        house, rules = self._house, self._rules
        if house is None or body.kind != house.kind or body.start >= house.end or body.kind not in rules.institutions:
            return None
        if not house.name.endswith(rules.same_heads(body.head)) or not self._finder.free(body.start, body.end):
            return None
        faculty = body.head in rules.faculties and any(
            draft.parent == house.name and draft.head == body.head for draft in self._units.by_name.values()
        )
        before = self._text[max(0, body.start - _LOOK) : body.start]
        general = rules.plural.match(self._text, body.end) or rules.in_general.match(self._text, body.end)
        if faculty or general or rules.makes_class(before):
            return None  # 二级甲等|医院, 网络|学院
        return Mention(body, house.name, house.place, None, True)

    def _in_post_before(self, body: BodyFound, meant: Draft) -> Mention | None:
        """The institution whose post the sentence tells of behind the last mention of what a head would mean."""
        if body.kind not in self._rules.institutions or self._rules.arrives.search(
            self._text, max(0, body.start - _LOOK), body.start
        ):
            return None  # 青石中学校长韩松来到|学校
        floor = max(
            meant.last(body.start)[1], *(self._text.rfind(stop, 0, body.start) for stop in self._rules.sentence)
        )
        heads = self._rules.same_heads(body.head)
        one = next((b for b in self._finder.bodies.before(body.start) if self._finder.in_post(b.start, b.end)), None)
        if one is None or one.start < floor or one.kind != body.kind or not one.text.endswith(heads):
            return None  # 青石中学校长林知远、县教育局局长韩松介绍，|学校
        if (
            one.bare
            or one.parent
            or one.level
            or self._rules.once.search(self._text, max(0, one.start - _LOOK), one.start)
        ):
            return None
        name, place = canonical(one, self._finder.context, one.start)
        if name in meant.names or name == meant.name:
            return None
        return Mention(one._replace(start=body.start, end=body.end), name, place or self._naming.focus(one), None, True)

    def _in_posts(self, body: BodyFound, *, pointed: bool) -> Mention | None:
        """A head alone as the one institution that the article names in posts alone: 该集团 of 青岚集团董事长林知远."""
        told = self._means_one(body) or (pointed and body.head in self._rules.ahead)
        if not told or not self._units.referring(body) or not self._finder.free(body.start, body.end):
            return None
        one = self._institution(body.kind, body.head)
        if one is None:
            return None
        name, place = canonical(one, self._finder.context, one.start)
        if name in self._units.by_name:
            return None
        one = one._replace(start=body.start, end=body.end)
        return Mention(one, name, place or self._naming.focus(one), None, True)

    def _institution(self, kind: str, head: str) -> BodyFound | None:
        """The one institution of a kind that a head can mean; None with none or several."""
        if (kind, head) not in self._institutions:
            finder, heads = self._finder, self._rules.same_heads(head)
            named = [
                other
                for other in finder.bodies.all
                if other.kind == kind
                and not (other.bare or other.parent or other.level or other.text in finder.bodies.guests)
                and other.text.endswith(heads)
            ]
            found = {canonical(other, finder.context, other.start) for other in named}
            one = named[0] if len(found) == 1 and not self._rules.is_faculty(named[0].text, None) else None
            self._institutions[kind, head] = one
        return self._institutions[kind, head]

    def _means_one(self, body: BodyFound) -> bool:
        """Whether a head alone can be what the article names elsewhere: 人民医院, and in the headline 协会."""
        rules = self._rules
        ahead = body.head in rules.ahead and body.end <= self._finder.headline_end
        return ahead or body.head in rules.definite_heads

    def _named_below(self, body: BodyFound) -> Draft | None:
        """The one body that the article names in full further down: 人民医院 of 县人民医院, 协会 in a headline."""
        if not self._means_one(body):
            return None
        if not self._units.referring(body) or not self._finder.free(body.start, body.end):
            return None
        heads = self._rules.same_heads(body.head)
        named = [
            draft
            for draft in self._units.by_name.values()
            if draft.name.endswith(heads) and self._rules.means(body.head, draft)
        ]
        return named[0] if len(named) == 1 else None
