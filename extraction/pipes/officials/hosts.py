"""Whose news an article is: the school, firm, hospital, town or division that a bare office or body belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cache, cached_property
from typing import TYPE_CHECKING

from extraction.pipes.bodies import INSTITUTIONS, canonical, only_named, own_school
from extraction.pipes.officials.model import PostSpan, Seat
from extraction.pipes.officials.societies import Societies
from extraction.places import Place
from extraction.rulebook import Tail

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from extraction.pipes.bodies import Bodies, BodyFound
    from extraction.pipes.officials.told import Told
    from extraction.places import Level, PlaceContext, PlaceFound
    from extraction.rulebook import Rulebook

_OFTEN, _BY_FAR = 2, 2
_ROSTER, _FAR = 30, 3000
"""Lines of a list under its heading, and code points that they take."""
_FIRM = "enterprise"
_JUDICIAL = "judicial"
_ZONE, _TOWN = "zone", "township"
_LONGEST_TAKING, _LEAD = 24, 4
_HOMES: tuple[Level, ...] = ("county", "prefecture", "province")


class _Words:
    """What a rule book says of hosts."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self.offices = book.lexicon("officials", "offices")
        self.owners = book.lexicon("units", "owners")
        self.labelled = book.compile("officials", "{labelled}")
        self.roster = book.compile("officials", "{roster}"), book.compile("officials", "(?m:{roster_end})")
        self.holds = book.compile("officials", "{hosts}")
        self.taking = Tail(book.compile("officials", r"{taking}\Z"))
        # 党委|办公室 is no office of a commission
        self.owner = Tail(book.compile("units", r"(?<![党纪工团常县市省区州镇乡])(?:{@owners})\Z"))
        self.branch = Tail(book.compile("officials", r"{back_lead}(?P<word>分局|{@units/heads:form=branch})\Z"))
        self.lead = Tail(book.compile("officials", r"{alone_lead}\Z"))
        self.of_hong_kong = book.compile("officials", "{of_hong_kong}")
        self.words: Mapping[str, str] = book.settings("officials")["words"]
        self.hong_kong = frozenset(self.words["hong_kong"].split())
        self.reached = tuple(self.words["reached"].split())
        self.officers = frozenset(self.words["officers"].split())
        self.staff = tuple(self.words["offices"].split())
        self.street = self.words["street"]
        self.zones = {
            word: book.compile("officials", rf"(?<={{han}}{{2}})(?:{form})\Z")
            for word, form in book.settings("officials")["zones"].items()
        }
        self.zone_word = book.compile("officials", "(?:" + "|".join(self.zones) + ")")
        of_towns = (self.words["town_party"], self.words["discipline_of_towns"], self.words["congress"])
        self.of_towns = frozenset((*of_towns, *self.words["forces"].split()))
        self.of_zones = frozenset(self.words["of_zones"].split())
        self.zonal = frozenset(self.words["zonal"].split()) - {self.words["street_government"]}
        self.committees = (*self.words["working"].split(), *self.of_zones, *self.zonal)
        self.registered = tuple(str(book.settings("units")["registered"]).split())
        self.faculties = frozenset(str(book.settings("units")["faculties"]).split())


_words = cache(_Words)


class Hosts:
    """The hosts of one article, of its sentences and of its lists."""

    def __init__(self, text: str, bodies: Bodies, context: PlaceContext, told: Told, book: Rulebook) -> None:
        self._rules = _words(book)
        self._text, self._bodies, self._context, self._told = text, bodies, context, told
        self._societies = Societies(text, bodies, book)
        self._only_governed: dict[str, tuple[Place | None, int]] = {}
        self._by_ends: dict[tuple[str, ...], list[BodyFound]] = {}

    @cached_property
    def home(self) -> Place | None:
        """The lowest division that the article is about.

        Or the only one that it names, though others are called so, where that opens a line or holds something.
        """
        home = next((p for level in _HOMES if (p := self._context.home(level))), None)
        if home is not None:
            return home
        named = {found.place for found in self._context.places if found.level in _HOMES}
        only = named.pop() if len(named) == 1 else None
        if only is None or only.level != "county" or only.adcode is not None:
            return None
        return only if any(self._is_told_of(found) for found in self._context.places) else None

    def _is_told_of(self, found: PlaceFound) -> bool:
        """Whether a place begins a line, or holds something: no 王某是鼓楼区人."""
        opens = self._text[max(0, found.start - 1) : found.start] in ("", "\n")
        return opens or self._rules.holds.match(self._text, found.end) is not None

    def under_heading(self, post: PostSpan) -> Seat | None:
        """The body that heads the list which an office opens a line of: 云岭县实验小学 above 副校长：林知远."""
        line = self._text.rfind("\n", 0, post.core) + 1
        if self._text[line : post.core].strip() or not self._rules.labelled.match(self._text, post.end):
            return None
        at = bisect_left(self._headings, line, key=lambda body: body.start) - 1
        body = self._headings[at] if at >= 0 else None
        if body is None or line - body.end > _FAR or self._text.count("\n", body.end, line) > _ROSTER:
            return None
        if post.office == self._rules.words["fused"] and body.text.endswith(self._rules.staff):
            return None  # the secretary under 霍山县委办公室 is the committee's
        return Seat(*canonical(body, self._context, body.start))

    @cached_property
    def _headings(self) -> list[BodyFound]:
        """The bodies that stand alone in their lines."""
        begins, ends = self._rules.roster
        return [body for body in self._bodies.outermost() if not body.bare and self._fills(body, begins, ends)]

    def _fills(self, body: BodyFound, begins: re.Pattern[str], ends: re.Pattern[str]) -> bool:
        line = begins.match(self._text, self._text.rfind("\n", 0, body.start) + 1)
        return line is not None and line.end("body") == body.start and ends.match(self._text, body.end) is not None

    def society_of(self, post: PostSpan) -> Seat | None:
        """The society whose meeting the article is on, for its officers' titles.

        Unless the sentence has named an official or another body before; whom the meeting elects is the society's.
        """
        begin = max(self._text.rfind(mark, 0, post.core) for mark in self._rules.words["stops"] + "\n") + 1
        if self._societies.writes(post.core):
            return Seat(None, None, unknown=True)
        society = self._societies.meeting
        if post.office not in self._rules.officers or society is None or post.core < society.end:
            return None
        if society.text.startswith(self._rules.words["school"]):
            return None  # 我|校校友会
        elected = self._rules.taking.before(self._text, max(0, post.core - _LONGEST_TAKING), post.core)
        others = (b for b in self._bodies.between(begin, post.core) if not b.bare and b.text != society.text)
        if elected is None and (post.named or self._told.speaks_since(begin) or any(others)):
            return None
        society = self._societies.chosen(post.core) or society
        name, place = canonical(society, self._context, society.start)
        return Seat(self._told.society(name), place)

    def ours(self, word: str) -> Seat:
        """我院院长: of the school whose news it is, or of the only such body that is no guest."""
        if self.campus is not None and self.campus.organisation and self.campus.organisation.endswith(word):
            return self.campus
        ends = tuple(self._rules.owners[word]["heads"].split())
        named = self._ours_ending(ends)
        seats = {canonical(b, self._context, b.start) for b in named}
        if len(seats) > 1:
            # 云岭县法院召开会议，云岭县检察院检察长甲列席: the one that has something held
            seats = {canonical(b, self._context, b.start) for b in named if self._rules.holds.match(self._text, b.end)}
        return Seat(*seats.pop()) if len(seats) == 1 else Seat(None, None, unknown=True)

    def _ours_ending(self, ends: tuple[str, ...]) -> list[BodyFound]:
        """The institutions with one of the endings that are no guests, in order."""
        if ends not in self._by_ends:
            self._by_ends[ends] = [
                b for b in self._bodies.all if b.parent is None and b.text.endswith(ends) and self._is_ours(b)
            ]
        return self._by_ends[ends]

    def court(self, body: BodyFound, own: str) -> Seat | None:
        """The only court or procuratorate of the article that a bare word means: 法院|副院长."""
        if body.kind != _JUDICIAL or body.level is not None:
            return None
        seats = {canonical(b, self._context, b.start) for b in self._courts if b.text.endswith(own)}
        return Seat(*seats.pop()) if len(seats) == 1 else None

    @cached_property
    def _courts(self) -> list[BodyFound]:
        """The courts and procuratorates that can be the one of a place: not the supreme ones."""
        ours = (b for b in self._bodies.all if b.kind == _JUDICIAL and self._is_ours(b))
        return [body for body in ours if body.parent is None and not body.fixed]

    def governed(self, own: str, offset: int) -> Seat | None:
        """The only zone or street of the article, of which a bare 党工委, 管委会 or 办事处 is, or its only town.

        Args:
            offset: where the bare body begins; 教育|党工委 is no bare one.
        """
        if self._rules.lead.before(self._text, max(0, offset - _LEAD), offset) is None:
            return None
        if own in self._rules.of_towns:
            return self._of_town(own, offset)
        if own not in self._rules.of_zones | self._rules.zonal | {self._rules.words["street_government"]}:
            return None
        if own not in self._only_governed:
            self._only_governed[own] = self._only_with(own)
        place, first = self._only_governed[own]
        if place is None or first > offset or self._has_other_committee(place.short, offset):
            return None
        return Seat(place.short + own, place)

    def _only_with(self, own: str) -> tuple[Place | None, int]:
        """The only zone or street that has a body of such a name, and where the article names it first."""
        governed = [found for found in self._governed if self._has(found.place, own)]
        names = {found.place.short: found.place for found in governed}
        # 霍山经济开发区, 开发区
        whole = [name for name in names if not any(other != name and other.endswith(name) for other in names)]
        return (names[whole[0]], governed[0].start) if len(whole) == 1 else (None, 0)

    def _has_other_committee(self, zone: str, offset: int) -> bool:
        """Whether the article has named the working committee of somebody else: 霍山县委教育工委."""
        return any(body.start < offset and zone not in body.text for body in self._committees)

    @cached_property
    def _committees(self) -> list[BodyFound]:
        """The working committees and administrations that the article names."""
        return [body for body in self._bodies.named if body.text.endswith(self._rules.committees)]

    def of_zone(self, seat: Seat) -> Seat:
        """A body under the whole name of its zone that the article has: 云岭高新技术产业开发区 for 高新区|党工委."""
        word = self._rules.zone_word.match(seat.organisation or "") if seat.place is None else None
        if seat.organisation is None or word is None:
            return seat
        zones = {p.place.short: p.place for p in self._governed if self._rules.zones[word[0]].search(p.place.short)}
        if len(zones) != 1:
            return seat
        name, place = zones.popitem()
        return Seat(name + seat.organisation[word.end() :], place)

    def _of_town(self, own: str, offset: int) -> Seat | None:
        """党委 of the only town that an article names, which has named no other body before: 青石镇领导班子分工."""
        towns = {p.short: p.place for p in self._context.places if p.level == _TOWN}
        town = next(iter(towns.values())) if len(towns) == 1 else None
        first = next((p for p in self._context.places if p.level == _TOWN), None)
        if town is None or first is None or first.start > offset or self._bodies.school_news:
            return None
        if own != self._rules.words["town_party"] and not self._speaks_of(town, offset):
            return None  # 县长甲到青石镇调研，纪委|书记乙
        others = [body for body in self._bodies.named if body.start < offset]
        apart = any(b.kind in INSTITUTIONS or b.place is None or b.place.short != town.short for b in others)
        return Seat(town.short + own, town) if not apart else None  # 青石镇卫生院召开会议，党委|书记

    def _speaks_of(self, town: Place, offset: int) -> bool:
        """Whether the last official is the town's, or else no county has been named: 霍山县征兵，青石镇的新兵."""
        last = next((seat for _, seat in self._told.recent()), None)
        if last is not None:
            return last.place is not None and last.place.short == town.short
        return all(found.level not in _HOMES for found in self._context.places if found.start < offset)

    def _has(self, place: Place, own: str) -> bool:
        street = place.level != _ZONE
        return own in self._rules.of_zones or street == (own not in self._rules.zonal)

    @cached_property
    def _governed(self) -> list[PlaceFound]:
        """The zones and streets of the article."""
        street = self._rules.street
        return [p for p in self._context.places if p.level == _ZONE or p.short.endswith(street)]

    @cached_property
    def campus(self) -> Seat | None:
        """The school whose own news the article is."""
        school = own_school(self._bodies, self._context, self._rules.book)
        return Seat(*school) if school is not None else None

    @cached_property
    def university(self) -> tuple[str, Place | None] | None:
        """The school whose own news the article is, where it is no faculty itself."""
        campus = self.campus
        if campus is None or campus.organisation is None:
            return None
        faculty = campus.place is None and campus.organisation.endswith(tuple(self._rules.faculties))
        return None if faculty else (campus.organisation, campus.place)

    def unnamed(self, word: str, name: str, place: Place | None, offset: int) -> Seat:
        """公司党委 of the only firm that the article names, which no visitor is of; else as it is written.

        A school may be named further down, and a firm by its full name; a group that is named there alone is another.
        """
        row = self._rules.owners[word]
        ends = tuple(row["heads"].split()) if row.get("alone") else (word,)
        whole = self._ours_ending(ends)
        seats = {canonical(b, self._context, b.start) for b in whole}
        late = row.get("kind") == _FIRM and len(whole) == 1 and whole[0].start > offset
        late = late and not whole[0].text.endswith(self._rules.registered)
        late = late or (row.get("kind") == _FIRM and self._is_reached(whole, offset))
        if len(seats) != 1 or late:
            return Seat(word + name, place) if len(word) > 1 else Seat(None, place, unknown=True)
        owner, where = seats.pop()
        return Seat(owner + name, where)

    def branch_before(self, at: int) -> Seat | None:
        """The branch of a bureau, bank or firm that was named last, where its word alone ends: 分局|党委, 支行|行长."""
        match = self._rules.branch.before(self._text, max(0, at - _LONGEST_TAKING), at)
        if match is None:
            return None
        named = (b for b in self._bodies.before(match.start()) if b.text.endswith(match["word"]) and self._is_ours(b))
        last = next(named, None)
        return Seat(*canonical(last, self._context, last.start)) if last is not None else None

    def word_before(self, floor: int, at: int) -> re.Match[str] | None:
        """The word that stands for the owner of a body, right before that: 公司|党委."""
        return self._rules.owner.before(self._text, floor, at)

    def is_strange(self, body: BodyFound) -> bool:
        """Whether a bare firm is one that the article never names: 公司|董事长; not if it has named just one."""
        first, other = self._firms
        return body.kind == _FIRM and not first < body.start <= other

    @cached_property
    def _firms(self) -> tuple[int, int]:
        """Where the article names its first firm, and where another one; the end of the text for none."""
        end = len(self._text)
        firms = [body for body in self._bodies.all if body.kind == _FIRM and self._is_ours(body)]
        others = (body.start for body in firms if body.text != firms[0].text)
        return (firms[0].start, next(others, end)) if firms else (end, end)

    def institution(self, kinds: frozenset[str], post: PostSpan, *, near: bool) -> Seat | None:
        """The school, hospital or firm that an office without its body is of.

        The last one named before it in its paragraph, if `near`; else the one that the article speaks of most, by far.
        """
        ends = tuple((self._rules.offices.value(post.office, "ends") or "").split("|"))
        named = [b for b in self._ours_ending(ends) if b.kind in kinds and not _is_brand(b)]
        if self._is_reached(named, post.core):
            return None
        floor = self._text.rfind("\n", 0, post.core)
        here = [b for b in named if floor <= b.start and b.end <= post.core]
        if here and near:
            return Seat(*canonical(here[-1], self._context, here[-1].start))
        # 院长 in the news of a hospital itself is of no other one that it names further down
        if self._bodies.school_news and not any(b.end <= post.core for b in named):
            return None
        often = Counter(canonical(b, self._context, b.start) for b in named).most_common(2)
        if not often or often[0][1] < _OFTEN or (len(often) > 1 and often[0][1] < _BY_FAR * often[1][1]):
            return Seat(*often[0][0]) if near and len(often) == 1 else None
        return Seat(*often[0][0])

    def _is_reached(self, named: Sequence[BodyFound], offset: int) -> bool:
        """Whether somebody at an offset comes to the first body: 公司董事长甲一行到市政公司检查."""
        return (
            bool(named) and named[0].start > offset and self._text.endswith(self._rules.reached, offset, named[0].start)
        )

    def _is_ours(self, body: BodyFound) -> bool:
        """Whether a body is named in full and can be the one that an article calls by its word alone."""
        return not body.bare and body.text not in self._bodies.guests

    def own(self, post: PostSpan) -> Seat | None:
        """The school whose own news the article is, else the institution that it speaks of most."""
        if self.university is not None:
            return Seat(*self.university)
        if self.campus is not None:
            # only a faculty of the school is named
            return Seat(next(iter(self._rules.owners[self._rules.words["school"]]["alone"].split())), None)
        return self.institution(INSTITUTIONS, post, near=False)

    def of_party(self, post: PostSpan, own: str) -> Seat | None:
        """The institution that a bare Party body is of, unless only zones and street offices have such a one."""
        return self.own(post) if own not in self._rules.words["of_zones"].split() else None

    def is_of_hong_kong(self, bureau: BodyFound) -> bool:
        """Whether a bureau without its place may be one of Hong Kong, of whose government the article speaks."""
        return bureau.text in self._rules.hong_kong and self._speaks_of_hong_kong

    @cached_property
    def _speaks_of_hong_kong(self) -> bool:
        return self._rules.of_hong_kong.search(self._text) is not None

    def of_sentence(self, post: PostSpan, *, towns: bool = False) -> Seat | None:
        """The institution, or with `towns` the town, that the sentence has named alone.

        云岭医院举行仪式，由党委副书记林知远主持; 青石镇召开会议，党委书记林知远主持.
        """
        floor = max(self._text.rfind(mark, 0, post.core) for mark in self._rules.words["stops"] + "\n") + 1
        if self._told.speaks_since(floor):
            return None
        named = [b for b in self._bodies.between(floor, post.start) if not b.bare and b.parent is None]
        host = only_named(named)
        inside = {at for body in named for at in range(body.start, body.end)}
        places = [p for p in self._context.places if floor <= p.start < post.start and p.start not in inside]
        if host is not None and host.text in self._bodies.guests:
            return None  # 青岚集团一行来我公司考察，党委书记林知远陪同
        if host is not None and host.kind in INSTITUTIONS and not places:
            return Seat(*canonical(host, self._context, host.start))
        if not (named or places) and (ours := self._ours_before(floor, post.start)) is not None:
            return ours
        town = places[0] if towns and not named and len(places) == 1 else None
        # 韩松是青石镇人: where somebody is from
        if town is None or town.level != "township" or self._text.startswith(self._rules.words["native"], town.end):
            return None
        return Seat(town.short, town.place)

    def _ours_before(self, start: int, end: int) -> Seat | None:
        """The institution that a sentence is about by its word alone: 医院召开会议，党委书记."""
        bare = (b for b in self._bodies.between(start, end) if b.kind in INSTITUTIONS and b.text in self._rules.owners)
        word = next((body.text for body in bare), None)
        ours = self.ours(word) if word is not None else None
        return ours if ours is not None and ours.organisation is not None else None


def _is_brand(body: BodyFound) -> bool:
    """Whether a firm is one that everybody knows by its brand: an office alone is hardly of 华为."""
    return body.kind == "enterprise" and body.rule == "units.national"
