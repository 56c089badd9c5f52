"""Under which name, and of which place, a body stands in its record."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from extraction.pipes.bodies import canonical, of_place, own_school
from extraction.pipes.units.model import Draft, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extraction.pipes.bodies import BodyFound, House
    from extraction.pipes.units.founding import Founding
    from extraction.pipes.units.gathered import Gathered
    from extraction.places import Place, PlaceFound
    from extraction.rulebook import Rulebook

_LOOK = 8
_OWN_WORD = range(5, 1, -1)
"""So many code points the word has that a body calls itself by: 法院|疫情防控工作领导小组."""
_SHORTEST_PLACE = 2
_LONG_PLACE = 3
"""So many first characters, in code points, stand for the name of a place that has more: 乌拉特 of 乌拉特中旗."""
_LAST = 2
"""So far before an item of a list the one before it ends."""
_COUNTY, _TOWN, _VILLAGE = "county", "township", "village"
_TEAM, _GROUP, _ORGAN, _MEDIUM = "team", "working_group", "government_organ", "media"
_SENT = ("team", "party_branch")
"""Kinds of bodies that are called after the place that founds them, whatever else their names say."""


class Naming:
    """The names of the bodies of one article."""

    def __init__(self, units: Gathered, founding: Founding, house: House | None, book: Rulebook) -> None:
        self._units, self._finder, self._rules = units, units.finder, units.rules
        self._text = units.finder.text
        self._founding, self._house = founding, house
        self._soles: dict[str, Place | None] = {}
        school = own_school(self._finder.bodies, self._finder.context, book)
        self._school = None if school is not None and self._rules.is_faculty(*school) else school

    def named(self, body: BodyFound) -> Mention | None:  # noqa: PLR0911 - one return a case
        """The body under the name of its record; None where it can only refer to another or is no definite one."""
        rules = self._rules
        if rules.is_none(self._text, body) or rules.is_place(self._text, body) or not self._definite_level(body):
            return None
        itself = self._anchored(body) if body.anchored else self._of_nation(body) or self._of_quoted(body)
        if itself is not None or body.anchored:
            return itself
        loose = rules.loose(body)
        if (part := self._of_school(body, loose=loose) if self._school else self._of_house(body)) is not None:
            return part
        if body.bare and self._inside_another(body):
            return None
        founded, founder = self._founding.founder(body)
        if body.bare and founder is None and rules.standing(body) == "alone":
            return None
        named = not body.bare and (founded or body.kind in rules.own_words)
        if founder is None and (body.bare or loose) and not named and rules.standing(body) != "yes":
            return self._of_place(body)
        if founder is None and body.bare and self._units.antecedents(body):
            return None
        focus = founder or self.focus(body)
        named_itself = rules.names_itself(body)
        sent = founder is not None and body.kind in _SENT  # 石桥村成立|党员突击队
        if (
            (sent or body.kind in rules.adopting)
            and not ((body.quoted and body.kind != _GROUP) or (named_itself and not body.bare and not sent))
            and (body.bare or loose or body.kind != "other")
        ):
            if focus is None or rules.worldwide.match(body.text):
                return None if body.bare else Mention(body, body.text, None, None, False)
            own = canonical(body, None, body.start)[0]
            # 白银|交警大队: the short form of the place may be a word like any other
            said = len(focus.short) > _SHORTEST_PLACE and own.startswith(focus.short[:-1][:_LONG_PLACE])
            name = own if said else of_place(focus.short, own)
            return Mention(body, name, focus, None, False)
        return None if body.bare else self._itself(body, focus)

    def _of_house(self, body: BodyFound) -> Mention | None:
        """A group or a team in the own news of a school, a hospital, a firm or a court: 疫情防控|工作领导小组."""
        house = self._house
        if house is None or house.kind == _ORGAN or body.start >= house.end or body.kind not in (_TEAM, _GROUP):
            return None
        rules = self._rules
        if body.bare or rules.worldwide.match(body.text) or rules.of_division.match(body.text):
            return None  # 云岭市第二督导组
        if self._founding.founder(body)[1] is not None:
            return None
        word = next((body.text[:size] for size in _OWN_WORD if house.name.endswith(body.text[:size])), "")
        return Mention(body, house.name + body.text.removeprefix(word), house.place, house.name, True)

    def _of_place(self, body: BodyFound) -> Mention | None:
        """A body that every town, or county, has, alone in an article about one: 派出所, 人民医院."""
        focus, rules = self._finder.focus, self._rules
        if (county := self.focus(body)) is not None and self._is_countys(body, county):
            return Mention(body, county.short + body.text, county, None, True)  # 县委办、财政局、|农行
        if (bank := rules.bank(body)) is not None:
            return Mention(body, bank, None, None, True)
        own = {_TOWN: rules.town_offices, _COUNTY: rules.own_of_county}
        if not body.bare or focus is None or body.head not in own.get(focus.level, ()):
            return None
        before, behind = self._text[body.start - 1 : body.start], self._text[body.end : body.end + 1]
        # 各派出所、|司法所 are those of all towns
        listed = behind in self._rules.list_marks or (
            before in self._rules.list_marks and body.start - _LAST in self._finder.taken
        )
        listed = listed and focus.level == _TOWN  # 新人民医院、博物馆
        if not (listed or self._units.reads_alone(body.start)) or self._rules.plural.match(self._text, body.end):
            return None
        if self._units.antecedents(body) or (focus.level == _COUNTY and self._is_away(body.start, focus)):
            return None
        return Mention(body, focus.short + body.text, focus, None, True)

    def _is_away(self, offset: int, home: Place) -> bool:
        """Whether the place named last in the sentence is neither in a county nor one that the county is in."""
        last = next(reversed(self._places_before(offset, self._rules.sentence)), None)
        if last is None or last.adcode is None or home.adcode is None:
            return False
        return not home.adcode.startswith(last.adcode.rstrip("0"))

    def _of_nation(self, body: BodyFound) -> Mention | None:
        """An organ without a place that a list names behind one of the nation, and later: 外交部、|国资委."""
        if body.kind != _ORGAN or body.rule != self._rules.organ:
            return None
        before = self._units.by_name.get(body.text) or self._listed_before(body)
        if before is None or before.kind != _ORGAN or before.place is not None or not before.anchored or before.level:
            return None
        if self._rules.below_ministry(body.text):
            return None  # 水利部、|财政局: the nation has a ministry of that
        return Mention(body, body.text, None, None, True)

    def _of_quoted(self, body: BodyFound) -> Mention | None:
        """A name that stood in quotation marks behind its place: 春风工作室 of 青石镇“春风工作室”."""
        if body.bare:
            return None
        named = next((d for d in self._units.by_name.values() if d.own == f"“{body.text}”"), None)
        return Mention(body, named.name, named.place, named.parent, True) if named is not None else None

    def _itself(self, body: BodyFound, focus: Place | None) -> Mention:
        """A body under its own words, of the place that the article is about, unless it need not be one of it."""
        if body.kind == _MEDIUM and self._finder.context is not None:
            return Mention(body, body.text, self._finder.context.of_medium(body.text), None, False)
        # a faculty is a part of a school that nobody names
        elsewhere = self._rules.elsewhere(body) or self._rules.is_faculty(body.text, None)
        name = focus.short + body.text if focus is not None and self._is_countys(body, focus) else body.text
        return Mention(body, name, None if elsewhere else focus, None, False)

    def _is_countys(self, body: BodyFound, place: Place) -> bool:
        """Whether a list of a county's bodies names one that every county has: 农业局、|农投公司."""
        if place.level != _COUNTY or self._rules.county_names.fullmatch(body.text) is None:
            return False
        before = self._listed_before(body)
        return before is not None and before.place is not None and before.place.short == place.short

    def _inside_another(self, body: BodyFound) -> bool:
        """Whether a head alone is part of what the article never names: 党政办 in a school's own news, 公司|工会."""
        if self._school is None and self._finder.bodies.school_news and body.kind in self._rules.inner:
            return True
        return self._rules.owner.search(self._text, max(0, body.start - _LOOK), body.start) is not None

    def _anchored(self, body: BodyFound) -> Mention | None:
        """A body that says whose it is."""
        name, place = canonical(body, self._finder.context, body.start)
        if place is None and body.level and body.level not in self._rules.open_levels:
            return None
        if (school := self._school) and self._rules.unnamed(body) and school[0].endswith(self._rules.owners(body)):
            name = school[0] + name.removeprefix(self._rules.unnamed(body))  # 校党委 before the school is named
            return Mention(body, name, school[1], school[0], True)
        parent = canonical(body.parent, self._finder.context, body.start)[0] if body.parent else None
        return Mention(body, name, self._stationed(body) or place, parent, True)

    def _stationed(self, body: BodyFound) -> Place | None:
        """The village where a team of another body is: 县审计局驻|石桥村|工作队, 青岚银行驻村工作队."""
        if body.kind != _TEAM or body.parent is None or self._finder.context is None:
            return None
        starts = self._finder.place_starts
        inside = self._finder.context.places[
            bisect_left(starts, body.parent.end) : bisect_left(starts, body.head_start)
        ]
        if inside:
            return inside[-1].place
        level = self._rules.teams.get(body.head)
        return self._sole(level) if level else None

    def _of_school(self, body: BodyFound, *, loose: bool) -> Mention | None:
        """A body of the school whose news this is, or the school itself; None for what need not be one."""
        name, place = self._school or ("", None)
        if body.kind == "school" and body.bare and self._units.referring(body):
            return Mention(body, name, place, None, True) if name.endswith(self._rules.same_heads(body.head)) else None
        if body.kind in self._rules.inner and (loose or (body.bare and self._rules.standing(body) != "back")):
            kind = self._rules.inside.get(f"school {body.kind}", body.kind)
            return Mention(body._replace(kind=kind), name + body.text, place, name, False)
        inside = body.head in self._rules.faculties or body.head in self._rules.grounds
        if body.kind == "school" and not body.bare and inside and body.text not in name:
            return Mention(body, name + body.text, place, name, True)
        return None

    def visiting(self, body: BodyFound) -> Mention | None:
        """A group that has no other name, where somebody formed it or it does something; None of other bodies."""
        rules, look = self._rules, max(0, body.start - _LOOK)
        if not body.bare or rules.standing(body) != "alone" or not self._finder.free(body.start, body.end):
            return None
        level = rules.teams.get(body.head)
        beside = self._beside(body) if level else None
        there = rules.present.match(self._text, body.end) or rules.formed.search(self._text, look, body.start)
        if not (there or beside or self._units.referring(body)) or rules.bidden.match(self._text, body.end):
            return None
        place = beside or (self._sole(level) if level else None)
        led = rules.led.search(self._text, look, body.start)
        leader = self._finder.place_of_leader(led.start()) if led is not None else None
        if place is None and body.kind == _TEAM:
            place = leader
        name = place.short + body.text if place is not None else body.text
        return Mention(body, name, place or leader or self.focus(body), None, False)

    def _beside(self, body: BodyFound) -> Place | None:
        """The village of the unit right before a team in a list: 石桥村党支部、村委会、|驻村工作队."""
        before = self._listed_before(body)
        return before.place if before is not None and before.place and before.place.level == _VILLAGE else None

    def _listed_before(self, body: BodyFound) -> Draft | None:
        """The unit right before a body in a list."""
        if self._text[body.start - 1 : body.start] not in self._rules.list_marks:
            return None
        return self._units.ending_at(body.start - 1)

    def _sole(self, level: str) -> Place | None:
        if level not in self._soles:
            self._soles[level] = self._finder.context.sole(level) if self._finder.context is not None else None
        return self._soles[level]

    def focus(self, body: BodyFound) -> Place | None:
        """Whose a body without an owner is: the article's focus, or the county of its sentence in that city.

        What towns have none of is the county's: 教育局 in an article about a town.
        """
        focus, context = self._finder.focus, self._finder.context
        if context is not None and focus is not None and focus.level == _TOWN and self._rules.county_bodies(body):
            return context.home("county") or focus
        if focus is None and body.kind == _GROUP:
            return self._actor(body)
        if context is None or focus is None or focus.adcode is None:
            return focus
        if focus.level != "prefecture" or body.kind not in self._rules.county_kinds:
            return focus
        for place in reversed(self._places_before(body.start, self._rules.sentence)):
            if place.level == "county" and place.adcode and place.adcode[:4] == focus.adcode[:4]:
                return context.resolve(place.name, place.start)
        return focus

    def _actor(self, body: BodyFound) -> Place | None:
        """The place of the body that the sentence tells of before a group: 青石镇党委高度重视，成立|领导小组."""
        floor = max(self._text.rfind(mark, 0, body.start) for mark in self._rules.sentence)
        named = [
            (end, draft.place)
            for draft in self._units.by_name.values()
            for start, end in draft.mentions
            if floor < start and end <= body.start and draft.place is not None
        ]
        return max(named, key=lambda one: one[0])[1] if named else None

    def _definite_level(self, body: BodyFound) -> bool:
        """村党支部 is one body only where the sentence has named the village, or the article is about one.

        A county has one committee.
        """
        outer = body.outermost
        context = self._finder.context
        scope = self._rules.low_levels.get(outer.level or "")
        if scope is None or context is None:
            return True
        place = context.refer(outer.level or "", outer.start)
        sole = self._sole(outer.level or "")
        if sole is not None and place is not None and sole.short == place.short:
            return True
        near = self._places_before(outer.start, scope)
        if place is not None and any(name == place.short for p in near for _, name in p.parts):
            return True
        told = {p.place.short for p in self._places_before(outer.start, "\n") if p.place.level == _VILLAGE}
        return place is not None and told == {place.short}

    def _places_before(self, offset: int, marks: Iterable[str]) -> Sequence[PlaceFound]:
        """The places named before an offset, behind the last of the marks: in the sentence, in the paragraph."""
        if self._finder.context is None:
            return ()
        begin = max(self._text.rfind(mark, 0, offset) for mark in marks) + 1
        starts = self._finder.place_starts
        return self._finder.context.places[bisect_left(starts, begin) : bisect_left(starts, offset)]
