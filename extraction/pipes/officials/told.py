"""What an article has told of its officials' bodies so far: 副局长, 党组成员 go back to them."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from extraction.pipes.bodies import canonical, shortens
from extraction.pipes.officials.model import Seat
from extraction.places.model import RANK
from extraction.rulebook import Tail

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extraction.pipes.bodies import Bodies, BodyFound
    from extraction.places import Place, PlaceContext
    from extraction.rulebook import Rulebook

_OWN, _LOOK = 4, 10
_DEEPEST = 3
"""So many bodies one inside the other are looked through."""
_SHORTEST_PART = 3
_FACULTY_LONGEST = 16
_CONSULTATIVE, _GROUP = "consultative", "working_group"
_OWNED = ("mass_organisation", "other", "enterprise", "school", "hospital", "media", "government_organ")
"""Kinds of bodies that an article names without their owners, once it has named them in full."""
_SHORTEST = 2
"""A short name says at least so much, in code points, behind its place."""
_REACH = 60
"""How many bodies back an office is looked for one."""


class Told:
    """The bodies of the posts of one article, in the order of the text, beside the bodies that it names."""

    def __init__(self, text: str, bodies: Bodies, context: PlaceContext, book: Rulebook) -> None:
        self._text, self._bodies, self._context = text, bodies, context
        self._goes_with = book.lexicon("officials", "goes_with")
        self._offices = book.lexicon("officials", "offices")
        self._levels = frozenset(book.lexicon("places", "levels"))
        self._party_suffix = book.compile("officials", r"{party_suffix}\Z")
        self._words: Mapping[str, str] = book.settings("officials")["words"]
        self._department = Tail(book.compile("officials", r"{department}\Z"))
        self._faculty = Tail(book.compile("officials", r"(?:(?<!{han})|(?<=[和与及由率]))(?P<own>{faculty})\Z"))
        self._own_faculty = book.compile("officials", r"{university_faculty}\Z")
        self._universities = tuple(self._words["universities"].split())
        self._departed = book.compile("officials", r"{department_end}\Z")
        self._with = tuple(self._words["with_departments"].split())
        self._cited = book.compile("officials", str(book.settings("officials")["cited"]))
        self._level = book.compile("officials", "{@places/levels}")
        self._force = book.compile("officials", "{force}")
        self._assemblies = frozenset(self._words["assemblies"].split())
        self._parts = frozenset(self._words["parts"].split())
        offices = self._words["offices"].split()
        self._organs = [word for word in self._words["party_organs"].split() if word not in offices]
        self._of_places = tuple(self._words["of_places"].split())
        self._towns = tuple(self._words["towns"].split())
        self._inner = tuple(self._words["inner"].split())
        self._offshoot = book.compile("officials", r"{offshoot}\Z")
        self._division = book.compile("officials", r"(?P<place>{han}{1,12}?)(?:{of_division})")
        self._seats: list[tuple[int, Seat]] = []
        self._heads: dict[str, tuple[int, Seat]] = {}
        self._firm: tuple[int, Seat | None] = (-1, None)
        self._council = book.compile("officials", "{council}")
        self._strange = -1
        self._nations = frozenset(str(book.settings("units")["nations"]).split())
        self._hosts = book.compile("officials", "{hosts}")
        self._sole: dict[tuple[str, ...], int | None] = {}

    def add(self, offset: int, office: str, seat: Seat) -> None:
        """Remember the body of a post at an offset."""
        if seat.unknown:
            self._strange = offset
            self._heads[office] = offset, seat
        elif seat.organisation is not None:
            self._seats.append((offset, seat))
            self._heads[office] = offset, seat
            if "enterprise" in (self._offices.value(office, "kinds") or ""):
                self._firm = offset, Seat(self.without_party(seat), seat.place)

    def speaks_since(self, offset: int) -> bool:
        """Whether an official has been named since an offset."""
        return bool(self._seats) and self._seats[-1][0] >= offset

    def of_head(self, office: str, offset: int) -> Seat | None:
        """The body of a deputy whose head the sentence has named: 县人大常委会主任甲，副主任乙."""
        start, seat = self._heads.get(office, (-1, None))
        return seat if self._sentence(offset) <= start <= offset else None

    def of_word(self, word: str, offset: int) -> Seat | None:
        """The body of a committee's word whose head the sentence has named last: 石桥村党支部书记甲，委员乙."""
        floor = self._sentence(offset)
        found = (seat for start, seat in reversed(self._seats[-_REACH:]) if floor <= start < offset)
        return next((seat for seat in found if (seat.organisation or "").endswith(word)), None)

    def of_firm(self, offset: int) -> Seat | None:
        """The firm whose head the sentence has named: 青岚董事长甲、总经理乙."""
        start, seat = self._firm
        return seat if self._sentence(offset) <= start <= offset else None

    def force(self, offset: int) -> Seat | None:
        """The police of the last official in the sentence who is one of theirs, whose branches go without its name."""
        floor = self._sentence(offset)
        for start, seat in reversed(self._seats[-_REACH:]):
            match = self._force.match(seat.organisation or "") if floor <= start < offset else None
            if match is not None:
                return Seat(match[0], seat.place)
        return None

    def department(self, offset: int) -> Seat | None:
        """A department before an office, of the hospital or firm whose heads the same sentence lists."""
        match = self._department.before(self._text, max(0, offset - _LOOK), offset)
        if match is None:
            return None
        floor = self._sentence(offset)
        for start, seat in reversed(self._seats[-_REACH:]):
            base = self.without_party(seat)
            # 云岭大学党委组织部部长甲、教务处处长乙
            base = self._party_suffix.sub("", self._owners.get(base, base))
            if start <= floor or not self._departed.search(base):
                if start <= floor or not base.endswith(self._with):
                    return None
                self._owners[base + match["own"]] = base
                return Seat(base + match["own"], seat.place)
        return None

    def faculty(self, offset: int) -> Seat | None:
        """A faculty before an offset, of the university whose officials the sentence lists, or of the only one."""
        match = self._faculty.before(self._text, max(0, offset - _FACULTY_LONGEST), offset)
        if match is None:
            return None
        floor = self._sentence(offset)
        last: str | None = None
        for start, seat in reversed(self._seats[-_REACH:]):
            base = self.without_party(seat)
            owner = self._own_faculty.search(base)
            base = base if owner is None else base[: owner.start()]  # 云岭大学|文学院
            last = base if last is None else last
            if start > floor and base.endswith(self._universities) and last.startswith(base):
                return Seat(base + match["own"], seat.place)
        only = self._university
        return None if only is None else Seat(only[0] + match["own"], only[1])

    @cached_property
    def _university(self) -> tuple[str, Place | None] | None:
        """The only university that the article names, unless that is the guest of the one whose news it is."""
        schools = (b for b in self._named if b.text.endswith(self._universities) and b.parent is None)
        found = {canonical(b, self._context, b.start) for b in schools}
        return found.pop() if len(found) == 1 and not self._bodies.school_news else None

    def place_of_list(self, offset: int) -> Place | None:
        """The place of the last official's body in the same clause."""
        start, seat = self._seats[-1] if self._seats else (offset, None)
        between = self._text[start:offset]
        ends = (*self._words["stops"], *self._words["commas"], "\n")
        return seat.place if seat is not None and between and not any(mark in between for mark in ends) else None

    def _sentence(self, offset: int) -> int:
        return max(self._text.rfind(mark, 0, offset) for mark in self._words["stops"] + "\n")

    def last_of(self, office: str, offset: int, *, taken: bool) -> Seat | None:
        """The body that an office alone at an offset goes back to: 副局长 to a bureau.

        The last such body that the paragraph names or has an official of, else the last official's, else the only one
        that the article names; None for offices that go with bodies of any name. `taken`: whether something that can
        be a name stands right before it.
        """
        if taken and self._goes_with.value(office, "apart"):
            return None
        ends = self.ends(office)
        if not ends:
            return None
        if self._is_after_stranger(offset):
            return None
        floor = self._text.rfind("\n", 0, offset)
        told = next(self._fitting(offset, ends), None)
        named = next((at for at in self._backwards(offset) if self._is_called(at, ends)), None)
        if named is not None and self._named[named].start >= max(floor, told[0] if told else 0):
            return self._seat_of(named)
        if told is not None:
            return told[1]
        only = self._only(ends)
        return self._seat_of(only) if only is not None else None

    def host(self, office: str, offset: int) -> Seat | None:
        """The body that the paragraph of an office alone is on: 云岭县人大常委会召开会议。副主任林知远主持."""
        ends = tuple(end for end in (self._goes_with.value(office, "host") or "").split("|") if end)
        floor = self._text.rfind("\n", 0, offset)
        hosts = {
            seat: None
            for at in self._backwards(offset)
            if ends and self._named[at].start > floor and self._is_called(at, ends)
            if self._hosts.match(self._text, self._named[at].end) and (seat := self._seat_of(at)) is not None
        }
        return next(iter(hosts)) if len(hosts) == 1 else None

    def _is_after_stranger(self, offset: int) -> bool:
        """Whether the last official of the sentence is of a body that nobody knows: 青岚军区司令员甲、政委|乙."""
        last = self._seats[-1][0] if self._seats else -1
        return max(last, self._sentence(offset)) < self._strange < offset

    def spelled(self, office: str, offset: int) -> bool:
        """Whether a body stands before an office that nobody knows: 石桥监督局原局长 is of no other one."""
        own = self._text[max(0, offset - _OWN) : offset].rstrip(self._words["once"])
        return own.endswith(self.ends(office))

    def ends(self, office: str) -> tuple[str, ...]:
        """What the names of the bodies end in that an office goes with."""
        return tuple(end for end in (self._goes_with.value(office, "ends") or "").split("|") if end)

    def part(self, offset: int, own: str, *, near: bool) -> Seat | None:
        """党组 after a head of the bureau: the part of the body last spoken of in the sentence, or in the paragraph."""
        if own not in self._parts:
            return None
        if self._is_after_stranger(offset):
            return Seat(None, None, unknown=True)
        floor = max(self._text.rfind(mark, 0, offset) for mark in (self._words["stops"] if near else "") + "\n")
        for start, seat in reversed(self._seats[-_REACH:]):
            if floor <= start < offset:
                return self.part_of(seat, own)
        return None

    def part_of(self, seat: Seat, own: str) -> Seat | None:  # noqa: PLR0911 - one return a case
        """The Party body of the body of a seat; a place's committee has none, its government shares the place's."""
        base, place = self.without_party(seat), seat.place
        base = self.without_organ(base, own)
        division = self.division_of(seat)
        if division is not None and own in (*self._of_places, *self._inner, *self._assemblies):
            # 吉昌镇人大主席甲、党委副书记乙; a county has a 纪委, but no 党委, and its union has another name
            has = division.endswith(self._towns) or own == self._of_places[-1] or own in self._assemblies
            return Seat(division + own, place) if has else None
        if own in self._assemblies:
            # what the place has beside its other bodies: 县人大常委会主任甲、政协主席乙
            if place is None:
                return None
            return Seat((place.name if base.startswith(place.name) else place.short) + own, place)
        if own in base[1:]:
            # 党委 of 某大学党委组织部
            return Seat(base[: base.index(own, 1) + len(own)], place)
        if own in self._of_places and (other := next((w for w in self._of_places if base.endswith(w)), None)):
            base = base.removesuffix(other)  # 青石镇纪委, 青石小学纪委: the 党委 beside it
        whole = self.whole_of(base, own)
        if whole is None:
            return None
        base = self.whole_of_offshoot(whole)  # 云岭县教育局纪委书记、党组成员
        if place is not None and base.startswith(place.short + self._words["committee"]):
            organ = base == place.short + self._words["committee"] and own in self._organs
            return Seat(base + own, place) if organ else None
        if place is not None and base == place.short + self._words["government"] and own in self._of_places:
            # a division has a 纪委, but no 党委
            below = RANK[place.level] > RANK["county"]
            return Seat(place.short + own, place) if below or own == self._of_places[-1] else None
        return Seat(base + own, place)

    def division_of(self, seat: Seat) -> str | None:
        """The division whose own body a seat is: 吉昌镇 of 吉昌镇人大, 县 of 县纪委; None of other bodies."""
        found = self._division.fullmatch(seat.organisation or "")
        if found is None:
            return None
        if seat.place is None:
            return found["place"] if self._level.fullmatch(found["place"]) else None
        return found["place"] if found["place"] in (seat.place.short, seat.place.name) else None

    def headed(self, seat: Seat, ends: tuple[str, ...]) -> str | None:
        """The body of a seat, or what it is a Party body or a union of, whose name has one of the endings.

        云岭县教育局 of 云岭县教育局工会, where 副局长 follows.
        """
        base = self.without_party(seat)
        if base.endswith(ends):
            return base
        whole = self.whole_of_offshoot(base)
        return whole if whole.endswith(ends) else None

    def whole_of_offshoot(self, name: str) -> str:
        """The body that has a union or a discipline committee: 云岭县教育局 of 云岭县教育局纪委."""
        whole = self._offshoot.sub("", name)
        return name if whole in self._nations else whole

    def without_organ(self, base: str, own: str) -> str:
        """What has another organ beside one: 南华大学党委 of its 组织部, where its 统战部 follows.

        An office may be the organ's own.
        """
        if own not in self._organs:
            return base
        return base.removesuffix(next((word for word in self._organs if base.endswith(word)), ""))

    def whole_of(self, base: str, own: str) -> str | None:
        """What has a part of this name: of 南华大学教务处 and 南华大学工会 it is 南华大学; None where nobody says.

        A department of a Party committee has an office of its own.
        """
        kept = own in self._words["offices"].split()
        for _ in range(_DEEPEST):
            inner = next((word for word in self._words["inner"].split() if base.endswith(word) and base != word), None)
            if inner is not None and base.removesuffix(inner) in self._nations:
                inner = None  # 中国科协
            owner = self._owners.get(base)
            if inner is None and (owner is None or (kept and owner.endswith(self._words["committee"]))):
                break
            base = base.removesuffix(inner) if inner is not None else owner or ""
            if inner is not None and any(seat.place and seat.place.short == base for _, seat in self._seats[-_REACH:]):
                return None  # 霍山县妇联
        # 南华大学|工会, though the department before was its Party committee's
        return self._party_suffix.sub("", base) if own in self._words["inner"].split() else base

    @cached_property
    def _owners(self) -> dict[str, str]:
        """The department of a body -> the body, by the names of the article."""
        return {
            canonical(body, self._context, body.start)[0]: canonical(body.parent, self._context, body.start)[0]
            for body in self._bodies.all
            if body.parent is not None and self._departed.search(body.text)
        }

    def without_party(self, seat: Seat) -> str:
        """国家能源局党组 -> 国家能源局; a place's committee stays."""
        name = seat.organisation or ""
        match = self._party_suffix.search(name)
        if match is None or not match.start() or (seat.place is not None and name[: match.start()] == seat.place.short):
            return name
        return name[: match.start()]

    def is_within(self, seat: Seat, other: Seat) -> bool:
        """Whether a body is a part of the one that another is a Party body of: 青岚协会学会部, 青岚协会党组."""
        whole = self.without_party(other)
        return bool(whole) and seat.organisation != whole and (seat.organisation or "").startswith(whole)

    def society(self, name: str) -> str:
        """The society of which a body is the council: 云岭县商会 of 云岭县商会第五届理事会; "" of a council alone."""
        return self._council.sub("", name)

    def committee_of(self, seat: Seat) -> str:
        """The committee that has organs: 霍山县委, 南华大学党委; a 党组 has none, its bureau has them."""
        name = seat.organisation or ""
        return self.without_party(seat) if name.endswith((self._words["group"], self._of_places[-1])) else name

    def owner_of(self, seat: Seat) -> str:
        """Whose committee or government a body is: 霍山县委 -> 霍山县, 吉县县委 -> 吉县; other bodies stay."""
        name = seat.organisation or ""
        short = seat.place.short if seat.place is not None else ""
        if not short and (level := name.removesuffix(self._words["committee"])) in self._levels:
            return level  # 市委常委、军分区政委
        beside = self._words["beside"].split()
        for own in (self._words["committee"], self._words["government"], *self._of_places, *beside) if short else ():
            for repeated in ("", short[-1]):
                if name.endswith(short + repeated + own):
                    return name.removesuffix(repeated + own)
        return self.without_party(seat)

    def in_full(self, seat: Seat) -> Seat:
        """A seat under the longest name that the article has for its body: 县法院 is 云岭县人民法院.

        What only goes on behind the name is another body: 县人大常委会代表资格审查委员会.
        """
        if seat.organisation is None:
            return seat
        if seat.place is None:
            return self._owned(seat)
        base, short = self.without_party(seat), seat.place.short
        if not base.startswith(short):
            return seat
        own = base[len(short) :]
        if len(own) < _SHORTEST:
            return seat  # 云岭市委 is no 云岭市发改委
        longer = [
            name
            for name in self._full_names.get(base[-1], ())
            if name.startswith(short) and not name.startswith(base) and shortens(own, name[len(short) :])
        ]
        if len(longer) != 1:
            return seat
        return Seat(longer[0] + seat.organisation[len(base) :], seat.place, seat.inherited)

    def _owned(self, seat: Seat) -> Seat:
        """The one body of the article that a name is the own part of: 工程师学会 of 云岭市工程师学会."""
        base = self.without_party(seat)
        whole = self._by_part.get(base, set())
        if len(whole) != 1 or len(base) < _SHORTEST_PART:
            return seat
        name, place = next(iter(whole))
        return Seat(name + str(seat.organisation)[len(base) :], place, seat.inherited)

    @cached_property
    def _by_part(self) -> dict[str, set[tuple[str, Place | None]]]:
        """Own part -> the bodies that have it behind their owner."""
        found: dict[str, set[tuple[str, Place | None]]] = {}
        for body in self._bodies.outermost():
            if body.anchored and body.kind in _OWNED and body.tail:
                found.setdefault(body.tail, set()).add(canonical(body, self._context, body.start))
        return found

    def _fitting(self, offset: int, ends: tuple[str, ...]) -> Iterator[tuple[int, Seat]]:
        """The bodies of posts before an offset whose names have one of the endings, the nearest first."""
        for start, seat in reversed(self._seats[-_REACH:]):
            body = self.headed(seat, ends) if start < offset else None
            if body is not None:
                yield start, Seat(body, seat.place)

    def _only(self, ends: tuple[str, ...]) -> int | None:
        """The only body of the article whose wording has one of the endings, by the index of its last mention."""
        if ends not in self._sole:
            fitting = {body.text: at for at, body in enumerate(self._named) if self._is_called(at, ends)}
            self._sole[ends] = next(iter(fitting.values())) if len(fitting) == 1 else None
        return self._sole[ends]

    def _backwards(self, offset: int) -> Iterator[int]:
        """The bodies named before an offset, by their index, the nearest first."""
        at = bisect_left(self._named, offset, key=lambda body: body.start)
        return iter(range(at - 1, max(-1, at - _REACH - 1), -1))

    def _is_called(self, index: int, ends: tuple[str, ...]) -> bool:
        """Whether a body that does something has a name with one of the endings.

        Or that of its record: 政协云岭县第十届委员会.
        """
        body = self._named[index]
        if self._cited.match(self._text, body.end):
            return False
        if body.kind == _CONSULTATIVE:
            return canonical(body, self._context, body.start)[0].endswith(ends)
        return self.society(body.text).endswith(ends)

    def _seat_of(self, index: int) -> Seat:
        body = self._named[index]
        group = body.kind == _GROUP and not (body.anchored or body.quoted)
        return Seat(*canonical(body, self._context, body.start), group=group)

    @cached_property
    def _named(self) -> list[BodyFound]:
        """The bodies that the article names whole, in order, without those that visit whoever tells it."""
        guests = self._bodies.guests
        return [body for body in self._bodies.outermost() if not body.bare and body.text not in guests]

    @cached_property
    def _full_names(self) -> dict[str, tuple[str, ...]]:
        """Last character -> canonical names, of the kinds of bodies whose short names leave characters out."""
        kinds = self._words["shortened"].split()
        names = {canonical(b, self._context, b.start)[0]: None for b in self._named if b.kind in kinds and b.place}
        by_last: dict[str, tuple[str, ...]] = {}
        for name in names:
            by_last[name[-1]] = (*by_last.get(name[-1], ()), name)
        return by_last
