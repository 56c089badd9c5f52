"""Bodies to drafts of units: what each is called, and which of them one body is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from extraction.pipes.bodies import BodyFound, canonical, of_place, own_school
from extraction.pipes.units.merge import merge
from extraction.pipes.units.model import Draft, Mention
from extraction.pipes.units.rules import MentionRules
from extraction.rulebook import starts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extraction.pipes.units.mentions import MentionFinder
    from extraction.places import Place, PlaceFound
    from extraction.rulebook import Rulebook

_SHORTEST_CORE, _SHORTEST_PLACE = 3, 2
_LONG_PLACE = 3
"""So many first characters, in code points, stand for the name of a place that has more: 乌拉特 of 乌拉特中旗."""
_LOOK = 8
_HEADED = 72
"""So many code points before a group may tell who heads it."""
_OFTEN, _OFTEN_AS = 3, 2
"""An article is about a body that it names so often, and so many times as often as any other."""
_PAUSES = "，。；：、！？“”（）,;:!?() \u3000\n"
_MEDIUM, _ORGAN = "media", "government_organ"
_UNDIVIDED = re.compile(r"[^-－—]+")
_LAST = 2
"""So far before an item of a list the one before it ends."""
_COUNTY, _TOWN, _VILLAGE = "county", "township", "village"
_TEAM = "team"
_DEFINITE = ("yes", "alone")
"""What a head alone can be that is no mere reference."""


class Drafts:
    """Gathers the drafts of one article."""

    def __init__(self, finder: MentionFinder, book: Rulebook) -> None:
        self._finder = finder
        self._text = finder.text
        self._rules = MentionRules.of(book)
        self._book = book
        self._drafts: dict[str, Draft] = {}
        self._soles: dict[str, Place | None] = {}
        self._institutions: dict[tuple[str, str], BodyFound | None] = {}
        self._meant: dict[tuple[str, str, str], tuple[str, BodyFound] | None] = {}
        self._wholes: dict[str, frozenset[tuple[str, Place | None]]] = {}
        school = own_school(finder.bodies, finder.context, book)
        self._school = None if school is not None and self._rules.is_faculty(*school) else school

    def build(self) -> list[Draft]:
        """The drafts, each with its mentions, in the order of their first ones."""
        later: list[BodyFound] = []
        for body in self._finder.standing():
            unsaid = self._owner_end(body) is not None or self._is_leveled(body)
            mention = None if unsaid else self._named(body)
            if mention is not None:
                self._add(mention)
                continue
            if self._rules.is_place(self._text, body):
                self._finder.taken.update(range(body.start, body.end))
            later.append(body)
        self._medium()
        self._dateline()
        merged = merge(list(self._drafts.values()), self._book)
        self._drafts = {draft.name: draft for draft in merged}
        self._by_level()
        self._detached()
        self._seated()
        for body in later:
            if self._is_leveled(body):
                mention = self._of_level(body) if self._finder.free(body.start, body.end) else None
                if mention is not None:
                    self._add(mention)
            elif not (self._founded(body) or self._refer(body)) and (mention := self._visiting(body)) is not None:
                self._add(mention)
        self._defined()
        self._repeated()
        return list(self._drafts.values())

    # Names

    def _named(self, body: BodyFound) -> Mention | None:  # noqa: PLR0911 - one return a case
        """The body under the name of its record; None where it can only refer to another or is no definite one."""
        rules = self._rules
        if rules.is_none(self._text, body) or rules.is_place(self._text, body) or not self._definite_level(body):
            return None
        if body.anchored:
            return self._anchored(body)
        loose = rules.loose(body)
        if self._school is not None and (part := self._of_school(body, loose=loose)) is not None:
            return part
        if body.bare and self._inside_another(body):
            return None
        founded, founder = self._founder(body)
        if body.bare and founder is None and rules.standing(body) == "alone":
            return None
        named = not body.bare and (founded or body.kind in rules.own_words)
        if founder is None and (body.bare or loose) and not named and rules.standing(body) != "yes":
            return self._of_town(body)
        if founder is None and body.bare and self._antecedents(body):
            return None
        focus = founder or self._focus(body)
        named_itself = rules.names_itself(body)
        if (
            body.kind in rules.adopting
            and not (body.quoted or (named_itself and not body.bare))
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

    def _of_town(self, body: BodyFound) -> Mention | None:
        """An office that every town has, alone in an article about one town: 派出所."""
        focus = self._finder.focus
        if not body.bare or body.head not in self._rules.town_offices or focus is None or focus.level != _TOWN:
            return None
        before, behind = self._text[body.start - 1 : body.start], self._text[body.end : body.end + 1]
        # 各派出所、|司法所 are those of all towns
        listed = behind in self._rules.list_marks or (
            before in self._rules.list_marks and body.start - _LAST in self._finder.taken
        )
        if not (listed or self._reads_alone(body.start)) or self._rules.plural.match(self._text, body.end):
            return None
        return None if self._antecedents(body) else Mention(body, focus.short + body.text, focus, None, True)

    def _itself(self, body: BodyFound, focus: Place | None) -> Mention:
        """A body under its own words, of the place that the article is about, unless it need not be one of it."""
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
        return Mention(body, name, place, parent, True)

    def _visiting(self, body: BodyFound) -> Mention | None:
        """A group that has no other name, where somebody formed it or it does something; None of other bodies."""
        rules, look = self._rules, max(0, body.start - _LOOK)
        if not body.bare or rules.standing(body) != "alone" or not self._finder.free(body.start, body.end):
            return None
        level = rules.teams.get(body.head)
        beside = self._beside(body) if level else None
        there = rules.present.match(self._text, body.end) or rules.formed.search(self._text, look, body.start)
        if not (there or beside or self._referring(body)) or rules.bidden.match(self._text, body.end):
            return None
        place = beside or (self._sole(level) if level else None)
        led = rules.led.search(self._text, look, body.start)
        leader = self._finder.place_of_leader(led.start()) if led is not None else None
        if place is None and body.kind == _TEAM:
            place = leader
        name = place.short + body.text if place is not None else body.text
        return Mention(body, name, place or leader or self._focus(body), None, False)

    def _beside(self, body: BodyFound) -> Place | None:
        """The village of the unit right before a team in a list: 石桥村党支部、村委会、|驻村工作队."""
        before = self._listed_before(body)
        return before.place if before is not None and before.place and before.place.level == _VILLAGE else None

    def _listed_before(self, body: BodyFound) -> Draft | None:
        """The unit right before a body in a list."""
        if self._text[body.start - 1 : body.start] not in self._rules.list_marks:
            return None
        return next((d for d in self._drafts.values() if any(end == body.start - 1 for _, end in d.mentions)), None)

    def _of_school(self, body: BodyFound, *, loose: bool) -> Mention | None:
        """A body of the school whose news this is, or the school itself; None for what need not be one."""
        name, place = self._school or ("", None)
        if body.kind == "school" and body.bare and self._referring(body):
            return Mention(body, name, place, None, True) if name.endswith(self._rules.same_heads(body.head)) else None
        if body.kind in self._rules.inner and (loose or (body.bare and self._rules.standing(body) != "back")):
            kind = self._rules.inside.get(f"school {body.kind}", body.kind)
            return Mention(body._replace(kind=kind), name + body.text, place, name, False)
        inside = body.head in self._rules.faculties or body.head in self._rules.grounds
        if body.kind == "school" and not body.bare and inside and body.text not in name:
            return Mention(body, name + body.text, place, name, True)
        return None

    def _sole(self, level: str) -> Place | None:
        if level not in self._soles:
            self._soles[level] = self._finder.context.sole(level) if self._finder.context is not None else None
        return self._soles[level]

    def _focus(self, body: BodyFound) -> Place | None:
        """Whose a body without an owner is: the article's focus, or the county of its sentence in that city."""
        focus, context = self._finder.focus, self._finder.context
        if context is None or focus is None or focus.adcode is None:
            return focus
        if focus.level != "prefecture" or body.kind not in self._rules.county_kinds:
            return focus
        for place in reversed(self._places_before(body.start, self._rules.sentence)):
            if place.level == "county" and place.adcode and place.adcode[:4] == focus.adcode[:4]:
                return context.resolve(place.name, place.start)
        return focus

    def _founder(self, body: BodyFound) -> tuple[bool, Place | None]:
        """Whether the text founds a body, and the place that it says does: 青石镇|成立|领导小组."""
        if body.kind not in self._rules.foundable:
            return False, None
        begin = self._behind_verb(body)
        floor = max(0, begin - _LOOK)
        match = self._rules.founds.search(self._text, floor, begin)
        if match is not None:
            return True, self._finder.place_ending_at(match.start()) or self._pointed_at(match.start())
        match = self._rules.convenes.search(self._text, floor, body.start)
        return False, self._pointed_at(match.start()) if match else None

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

    def _is_leveled(self, body: BodyFound) -> bool:
        """Whether a body says nothing but the level of its place: 市局, 县公司."""
        return bool(body.level) and self._rules.leveled.regex.fullmatch(self._text, body.start, body.end) is not None

    def _by_level(self) -> None:
        """Bodies by the level of their place alone, where one of its bodies is meant: 县公司, 市局."""
        context = self._finder.context
        if context is None:
            return
        for match in self._rules.leveled.finditer(self._text):
            start, end = match.span()
            if not self._finder.free(start, end) or not self._reads_alone(start):
                continue
            place = context.refer(match["level"], start)
            if place is None:
                continue
            meant = [
                draft
                for draft in self._drafts.values()
                if draft.place is not None and draft.place.short == place.short and draft.name.endswith(match["head"])
            ]
            draft = meant[0] if len(meant) == 1 else self._told_of(meant)
            if draft is not None:
                draft.mentions.add((start, end))
                self._finder.taken.update(range(start, end))

    def _of_level(self, body: BodyFound) -> Mention | None:
        """县局 under the name of the one body of its place that posts name alone: 县公安局; else under its own."""
        mention = self._named(body)
        if mention is None or mention.place is None:
            return mention
        key = mention.place.short, body.head, body.text
        if key not in self._meant:
            named = self._by_place.get(mention.place.short, {}).items()
            meant = [(name, other) for name, other in named if other.text != body.text and name.endswith(body.head)]
            self._meant[key] = meant[0] if len(meant) == 1 else None
        if (only := self._meant[key]) is None:
            return mention
        return Mention(only[1]._replace(start=body.start, end=body.end), only[0], mention.place, None, True)

    @cached_property
    def _by_place(self) -> Mapping[str, Mapping[str, BodyFound]]:
        """The last body of every name that has a place and no owner, by the short form of the place."""
        found: defaultdict[str, dict[str, BodyFound]] = defaultdict(dict)
        for body in self._finder.bodies.all:
            if body.parent is None and body.place is not None:
                found[body.place.short][canonical(body, self._finder.context, body.start)[0]] = body
        return found

    def _detached(self) -> None:
        """Heads alone, each a part of the one body of the place that has such parts: 刑警大队 of 县公安局."""
        for match in self._rules.detached_heads.finditer(self._text):
            start, end = match.span()
            listed = self._text[start - 1 : start] == "、"
            if not self._finder.free(start, end) or end in self._finder.offices:
                continue
            if not (listed or self._reads_alone(start)):
                continue
            same = [draft for draft in self._drafts.values() if draft.name.endswith(match[0])]
            if not same and (mention := self._detached_from(start, match[0])) is not None:
                self._add(mention)
            elif len(same) == 1:
                same[0].mentions.add((start, end))
                self._finder.taken.update(range(start, end))

    def _seated(self) -> None:
        """常委会组成人员: the members of the one standing committee of a people's congress that the article names."""
        spans = [match.span("body") for match in self._rules.seated.finditer(self._text)]
        named = {
            canonical(body, self._finder.context, body.start)[0]: body
            for body in (self._finder.bodies.all if spans else ())
            if body.tail == self._rules.seated_in and (body.place or body.level)
        }
        if len(named) != 1:
            return
        ((name, body),) = named.items()
        place = canonical(body, self._finder.context, body.start)[1]
        for start, end in spans:
            if self._finder.free(start, end):
                self._add(Mention(body._replace(start=start, end=end), name, place, None, True))

    def _detached_from(self, start: int, part: str) -> Mention | None:
        """A part alone under the name of what it is a part of, or of the place; None where that has no such part.

        Without its body named it is of the place that the article is about, with several bodies of none.
        """
        wholes = self._wholes_of(part)
        if len(wholes) > 1:
            return None
        body = BodyFound(start, start + len(part), _ORGAN, part, start, part, part, rule=self._rules.organ)
        owner, place = next(iter(wholes), (None, self._focus(body)))
        if place is None or place.level not in self._rules.levels_of(part):
            return None
        return Mention(body, (owner or place.short) + part, place, owner, True)

    def _wholes_of(self, part: str) -> frozenset[tuple[str, Place | None]]:
        """Names and places of the bodies that the article names, also in posts, of whose sort a head is a part."""
        whole = self._rules.detached[part]
        if whole not in self._wholes:
            self._wholes[whole] = frozenset(
                canonical(body, self._finder.context, body.start)
                for body in (self._finder.bodies.all if whole else ())
                if body.tail == whole and (body.place or body.level)
            )
        return self._wholes[whole]

    def _reads_alone(self, start: int) -> bool:
        """Whether what stands before an offset can be no part of the word that begins there."""
        floor = max(0, start - _LOOK)
        return self._rules.definite.search(self._text, floor, start) is not None or self._rules.acts_on(
            self._text[floor:start]
        )

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
        return place is not None and any(name == place.short for p in near for _, name in p.parts)

    def _places_before(self, offset: int, marks: Iterable[str]) -> Sequence[PlaceFound]:
        """The places named before an offset, behind the last of the marks: in the sentence, in the paragraph."""
        if self._finder.context is None:
            return ()
        begin = max(self._text.rfind(mark, 0, offset) for mark in marks) + 1
        starts = self._finder.place_starts
        return self._finder.context.places[bisect_left(starts, begin) : bisect_left(starts, offset)]

    # Drafts

    def _add(self, mention: Mention) -> None:
        body = mention.body
        draft = self._drafts.get(mention.name)
        if draft is None:
            draft = Draft(
                mention.name,
                body.kind,
                mention.place,
                mention.parent,
                body.tail or body.text,
                body.head,
                mention.anchored,
                body.rule,
                prefix=body.prefix,
                level=body.level,
            )
            self._drafts[mention.name] = draft
        draft.anchored = draft.anchored or mention.anchored
        start = self._term_start(body)
        draft.mentions.add((start, body.end))
        self._finder.taken.update(range(start, body.end))

    def _term_start(self, body: BodyFound) -> int:
        """Where the term before the name of an assembly begins: 十六届|霍山县人大常委会; else where the name does."""
        if body.kind not in self._rules.assemblies or body.bare:
            return body.start
        term = self._rules.term.search(self._text, max(0, body.start - _LOOK), body.start)
        return term.start() if term is not None and self._finder.free(*term.span()) else body.start

    def _refer(self, body: BodyFound) -> bool:
        """A head alone: the one body with such a head that was named before; whether there is one."""
        standing = self._rules.standing(body)
        if standing == "no" or not body.bare:
            return False
        before = self._antecedents(body)
        pointed = self._rules.pointed.search(self._text, max(0, body.start - 1), body.start) is not None
        latest = len(before) == 1 or standing in _DEFINITE or pointed
        meant = before[-1] if before and latest else self._told_of(before)
        if meant is not None and latest and (nearer := self._in_post_before(body, meant)) is not None:
            if self._referring(body) and self._finder.free(body.start, body.end):
                self._add(nearer)
            return True
        if (
            meant is not None
            and (standing == "yes" or pointed or self._referring(body))
            and self._finder.free(body.start, body.end)
        ):
            meant.mentions.add((body.start, body.end))
            self._finder.taken.update(range(body.start, body.end))
        elif not before and (coming := self._named_below(body)) is not None:
            coming.mentions.add((body.start, body.end))
            self._finder.taken.update(range(body.start, body.end))
        elif not before and (mention := self._in_posts(body, pointed=pointed)) is not None:
            self._add(mention)
        return bool(before)

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
        return Mention(one._replace(start=body.start, end=body.end), name, place or self._focus(one), None, True)

    def _in_posts(self, body: BodyFound, *, pointed: bool) -> Mention | None:
        """A head alone as the one institution that the article names in posts alone: 该集团 of 青岚集团董事长林知远."""
        told = self._means_one(body) or (pointed and body.head in self._rules.ahead)
        if not told or not self._referring(body) or not self._finder.free(body.start, body.end):
            return None
        one = self._institution(body.kind, body.head)
        if one is None:
            return None
        name, place = canonical(one, self._finder.context, one.start)
        if name in self._drafts:
            return None
        one = one._replace(start=body.start, end=body.end)
        return Mention(one, name, place or self._focus(one), None, True)

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
        if not self._referring(body) or not self._finder.free(body.start, body.end):
            return None
        heads = self._rules.same_heads(body.head)
        named = [
            draft
            for draft in self._drafts.values()
            if draft.name.endswith(heads) and self._rules.means(body.head, draft)
        ]
        return named[0] if len(named) == 1 else None

    def _told_of(self, drafts: Sequence[Draft]) -> Draft | None:
        """Which of several bodies an article is about: the one in its headline, or the one it names much more often."""
        titled = [draft for draft in drafts if draft.first[1] <= self._finder.headline_end]
        if len(titled) == 1:
            return titled[0]
        often = sorted(drafts, key=lambda draft: len(draft.mentions))
        if len(often) > 1 and len(often[-1].mentions) >= max(_OFTEN, _OFTEN_AS * len(often[-2].mentions)):
            return often[-1]
        return None

    def _owner_end(self, body: BodyFound) -> int | None:
        """Where the body ends in which the text founds another: 在|领导小组|成立临时党委; None for all others."""
        if body.anchored or body.quoted:
            return None
        begin = self._behind_verb(body)
        match = self._rules.founded.search(self._text, max(0, begin - _LOOK), begin)
        owner = self._finder.bodies.ending_at(match.start()) if match else None
        if match is None or owner is None:
            return None
        within = self._rules.within.search(self._text, max(0, owner.start - _LOOK), owner.start)
        sends = body.bare and body.kind in self._rules.sent and owner.kind != body.kind
        return owner.end if match["below"] or within or sends else None

    def _founded(self, body: BodyFound) -> bool:
        """Add a body as part of the one in which the text founds it; whether it is one."""
        end = self._owner_end(body)
        owner = next((d for d in self._drafts.values() if any(e == end for _, e in d.mentions)), None)
        if owner is None or not self._finder.free(body.start, body.end):
            return False
        kind = self._rules.inside.get(f"{owner.kind} {body.kind}", body.kind)
        self._add(Mention(body._replace(kind=kind), owner.name + body.text, owner.place, owner.name, True))
        return True

    def _antecedents(self, body: BodyFound) -> list[Draft]:
        """The units named before a head alone whose names end in it; else the one of its kind: 中国石化 for 公司."""
        if body.kind not in self._rules.referring:
            return []
        heads = self._rules.same_heads(body.head)
        before = [
            draft
            for draft in self._drafts.values()
            if draft.first < (body.start, body.end) and self._rules.means(body.head, draft)
        ]
        named = [draft for draft in before if draft.name.endswith(heads)]
        if not named and body.head in self._rules.whole_kind:
            named = [draft for draft in before if draft.kind == body.kind]
            named = named if len(named) == 1 and self._is_subject(named[0]) else []
        return sorted(named, key=lambda d: d.last(body.start))

    def _is_subject(self, draft: Draft) -> bool:
        """Whether a clause begins with a body, as one does that an article is about: not 在京东销售."""
        return any(not self._text[max(0, start - 1) : start].strip(_PAUSES) for start, _ in draft.mentions)

    def _referring(self, body: BodyFound) -> bool:
        """Whether the text around a head reads as one definite body, not as a class."""
        if self._rules.plural.match(self._text, body.end):
            return False
        return self._reads_alone(body.start)

    def _defined(self) -> None:
        for draft in list(self._drafts.values()):
            for _, end in sorted(draft.mentions):
                if match := self._rules.defined.match(self._text, end):
                    self._alias(draft, match["short"], match.end())

    def _repeated(self) -> None:
        """Parts of names that stand alone elsewhere: 青岚农业科技 of 青岚农业科技有限公司, 养蜂协会 behind a county.

        青岚公司 would need a definition.
        """
        parts: dict[str, Draft] = {}
        for draft in self._drafts.values():
            for part in self._parts(draft):
                parts.setdefault(part, draft)
        spans = ((start, -len(part), part) for part, at in starts_of(self._text, parts).items() for start in at)
        done = 0
        for start, size, part in sorted(spans):
            if start < done:
                continue  # inside the longest part that began before it
            done = start - size
            known = done in self._finder.offices or self._finder.in_title(start, done)
            known = known or (-size < _SHORTEST_CORE and not self._reads_alone(start))
            known = known or self._rules.of_many.search(self._text, max(0, start - _LOOK), start) is not None
            if self._finder.free(start, done) and not known:
                parts[part].mentions.add((start, done))
                self._finder.taken.update(range(start, done))

    def _parts(self, draft: Draft) -> Iterator[str]:
        """The parts of a name that can stand for it; of a firm's also what is before the place in brackets."""
        if draft.kind == "enterprise":
            for name in dict.fromkeys((draft.name, draft.own)):
                core = self._rules.core.match(name)
                bureau = self._rules.bureau.fullmatch(name)
                if bureau is not None:
                    yield bureau["core"]
                for word in (core["core"], core["brand"]) if core else ():
                    if word is not None and len(word) >= _SHORTEST_CORE and self._rules.is_proper(word):
                        yield word
            brand = draft.own.removesuffix(draft.head)
            if draft.parent is not None and draft.own != draft.name and self._rules.is_made_up(brand):
                yield draft.own  # 青石煤矿 of 青岚集团青石煤矿, but 物业公司
        elif draft.kind in self._rules.repeated and len(draft.own) >= len(draft.head) + 2 and draft.own != draft.name:
            yield draft.own
            if (branch := self._rules.branch.match(draft.own)) is not None:
                yield branch["core"]

    def _alias(self, draft: Draft, word: str, start: int) -> None:
        same = self._drafts.get(word)
        if same is not None and same is not draft and not same.anchored:
            # the short name looked like another body's
            draft.mentions |= self._drafts.pop(word).mentions
        for begin in starts_of(self._text, [word])[word]:
            end = begin + len(word)
            if begin >= start and self._finder.free(begin, end) and not self._finder.in_title(begin, end):
                draft.mentions.add((begin, end))
                self._finder.taken.update(range(begin, end))

    def _dateline(self) -> None:
        """The sites whose reports begin in the text, and journals: 青岚网讯, 期刊《青岚地质》."""
        named = ((rule, match) for rule, scan in self._rules.datelines for match in scan.finditer(self._text))
        for rule, match in named:
            start, end = match.span("name")
            if not self._finder.free(start, end):
                continue
            name = match["name"]
            draft = self._drafts.setdefault(name, Draft(name, _MEDIUM, None, None, name, name, True, rule))
            draft.mentions.add((start, end))
            self._finder.taken.update(range(start, end))

    def _medium(self) -> None:
        if self._finder.source is None:
            return
        start, end = self._finder.source
        body = self._finder.bodies.ending_at(end)
        if body is not None and body.start == start and body.kind != _MEDIUM:
            # 来源：区教育局
            if (mention := self._named(body)) is not None:
                self._add(mention)
            return
        for begin, until in self._media(start, end):
            name = self._text[begin:until]
            draft = self._drafts.get(name)
            if draft is None:
                draft = Draft(name, _MEDIUM, None, None, name, name, True, self._rules.source_rule)
                self._drafts[name] = draft
            draft.mentions.add((begin, until))
        self._finder.taken.update(range(start, end))

    def _media(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """The media of a source row: 青岚网-青岚日报 are two, but not 青岚网-教育频道."""
        parts = [match.span() for match in _UNDIVIDED.finditer(self._text, start, end)]
        bodies = [self._finder.bodies.ending_at(until) for _, until in parts]
        known = [
            b is not None and b.kind == _MEDIUM and b.start == at and not self._rules.is_part(b)
            for b, (at, _) in zip(bodies, parts, strict=True)
        ]
        return parts if len(parts) > 1 and all(known) else [(start, end)]
