"""What an article has told of its officials' bodies so far: 副局长, 党组成员 go back to them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, cached_property
from typing import TYPE_CHECKING

from extraction.pipes.bodies import canonical
from extraction.pipes.officials.model import Seat
from extraction.places.model import RANK
from extraction.rulebook import Tail

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extraction.pipes.bodies import Bodies, BodyFound
    from extraction.pipes.officials.kin import Kin
    from extraction.places import Place, PlaceContext
    from extraction.rulebook import Rulebook

_OWN, _LOOK = 4, 10
_FACULTY_LONGEST = 16
_INNER, _SENTENCE_LONGEST = 22, 160
_PLACE, _NATION = "place", "nation"
"""Whose a part is that is of no single body."""
_TOWN, _TOWN_PART = "township", 20
_SHORTEST_NAME = 2
"""So many characters at least a place has before its level."""
_TOWN_RANK = RANK["township"]
_CONSULTATIVE, _GROUP, _FIRM = "consultative", "working_group", "enterprise"
_REACH = 60
"""How many bodies back an office is looked for one."""


class _Part:
    """A sort of bodies and the parts that those have: what its names end in, and the parts' names."""

    def __init__(self, book: Rulebook, of: str, own: str, owner: str = "") -> None:
        self._of, self._own = book.compile("officials", rf"(?:{of})\Z"), book.compile("officials", own)
        self._owner = owner

    def has(self, whole: str, own: str, seat: Seat, *, is_place: bool) -> bool:
        """Whether a body, or a place, has such a part; some parts only the bodies of the state have."""
        if is_place != (self._owner == _PLACE) or (self._owner == _NATION and seat.place is not None):
            return False
        return self._of.search(whole) is not None and self._own.fullmatch(own) is not None


class _Words:
    """What a rule book says of the bodies that offices go back to."""

    def __init__(self, book: Rulebook) -> None:
        self.goes_with = book.lexicon("officials", "goes_with")
        self.offices = book.lexicon("officials", "offices")
        self.words: Mapping[str, str] = book.settings("officials")["words"]
        self.department = Tail(book.compile("officials", r"{department}\Z"))
        self.town_part = Tail(book.compile("officials", r"{town_part}\Z"))
        self.not_of_towns = tuple(self.words["not_of_towns"].split())
        self.faculty = Tail(book.compile("officials", r"(?:(?<!{han})|(?<=[和与及由率]))(?P<own>{faculty})\Z"))
        self.own_faculty = book.compile("officials", r"{university_faculty}\Z")
        self.universities = tuple(self.words["universities"].split())
        self.central = self.words["central"]
        self.inner = Tail(book.compile("officials", r"{inner_part}\Z"))
        self.parts_of = [_Part(book, *row) for row in book.settings("officials")["parts_of"]]
        self.joint, self.office = book.compile("officials", "[和与及兼]"), book.compile("officials", "{@offices}")
        self.branches_of_party = tuple(self.words["branches_of_party"].split())
        self.own_body = book.compile("officials", "{own_body}")
        self.forces = frozenset(self.words["forces"].split())
        self.beside_forces = frozenset((*self.words["of_towns"].split(), *self.words["of_places"].split()))
        self.site = book.compile("officials", r"{campus_site}\Z")
        self.departed = book.compile("officials", r"{department_end}\Z")
        self.of_zones = frozenset(self.words["of_zones"].split())
        self.with_departments = tuple(self.words["with_departments"].split())
        self.clinical = book.compile("officials", "{clinical}")
        self.of_courts = book.compile("officials", "{of_courts}")
        self.hospitals, self.courts = (tuple(self.words[name].split()) for name in ("hospitals", "courts"))
        self.cited = book.compile("officials", str(book.settings("officials")["cited"]))
        self.assembly = book.compile("officials", "{has_committees}")
        self.force = book.compile("officials", "{force}")
        self.parts = frozenset(self.words["parts"].split())
        self.hosts = book.compile("officials", "{hosts}")
        self.ranked = tuple(self.words["ranked"].split())
        self.holders = book.compile("officials", "{holders}")
        self.own_news = book.compile("units", str(book.settings("units")["own_news"]))


_words = cache(_Words)


class Told:
    """The bodies of the posts of one article, in the order of the text, beside the bodies that it names."""

    def __init__(self, text: str, bodies: Bodies, context: PlaceContext, kin: Kin, book: Rulebook) -> None:
        self._rules = _words(book)
        self._text, self._bodies, self._context, self._kin = text, bodies, context, kin
        self._seats: list[tuple[int, Seat]] = []
        self._heads: dict[str, tuple[int, Seat]] = {}
        self._firm: tuple[int, Seat | None] = (-1, None)
        self._strange = -1, ""
        self._sole: dict[tuple[str, ...], int | None] = {}

    def add(self, offset: int, office: str, seat: Seat) -> None:
        """Remember the body of a post at an offset."""
        if seat.unknown:
            self._strange = offset, office
            self._heads[office] = offset, seat
        elif seat.organisation is not None:
            self._seats.append((offset, seat))
            self._heads[office] = offset, seat
            if seat.place is not None:
                self._kin.divisions.add(seat.place.short)
            if _FIRM in (self._rules.offices.value(office, "kinds") or ""):
                self._firm = offset, Seat(self._kin.owner(self._kin.without_party(seat)), seat.place)

    def lead(self, offset: int, office: str, seat: Seat) -> None:
        """Remember the body of a head for its deputies alone: one of another state, or one that is not known."""
        self._heads[office] = offset, seat

    def speaks_since(self, offset: int) -> bool:
        """Whether an official has been named since an offset."""
        return bool(self._seats) and self._seats[-1][0] >= offset

    def of_head(self, office: str, offset: int) -> Seat | None:
        """The body of a deputy whose head the sentence has named: 县人大常委会主任甲，副主任乙."""
        start, seat = self._heads.get(office, (-1, None))
        if seat is None or not self._sentence(offset) <= start <= offset:
            return None
        return Seat(None, None, unknown=True) if self._has_left((start, seat), offset) else seat

    def of_word(self, word: str, offset: int) -> Seat | None:
        """The body of a committee's word whose head the sentence has named last: 石桥村党支部书记甲，委员乙."""
        floor = self._sentence(offset)
        found = (seat for start, seat in reversed(self._seats[-_REACH:]) if floor <= start < offset)
        return next((seat for seat in found if (seat.organisation or "").endswith(word)), None)

    def branch(self, offset: int) -> Seat | None:
        """The Party's branch or committee of the last official in the sentence, where a member of it follows."""
        start, seat = self._seats[-1] if self._seats else (-1, None)
        party = seat is not None and (seat.organisation or "").endswith(self._rules.branches_of_party)
        return seat if party and self._sentence(offset) <= start < offset else None

    def same(self, word: str, offset: int) -> Seat | None:
        """The last body of the sentence's officials whose name ends in a word: 县总工会主席甲，总工会|副主席乙."""
        floor = self._sentence(offset)
        seats = (seat for start, seat in reversed(self._seats[-_REACH:]) if floor <= start < offset)
        bodies = ((self._kin.without_party(seat), seat.place) for seat in seats)
        return next((Seat(name, place) for name, place in bodies if name.endswith(word)), None)

    def of_firm(self, offset: int) -> Seat | None:
        """The firm whose head the sentence has named: 青岚董事长甲、总经理乙."""
        start, seat = self._firm
        return seat if self._sentence(offset) <= start <= offset else None

    def force(self, offset: int) -> Seat | None:
        """The police of the last official in the sentence who is one of theirs, whose branches go without its name."""
        floor = self._sentence(offset)
        for start, seat in reversed(self._seats[-_REACH:]):
            match = self._rules.force.match(seat.organisation or "") if floor <= start < offset else None
            if match is not None:
                return Seat(match[0], seat.place)
        return None

    def committee(self, offset: int, own: str) -> Seat | None:
        """A committee of the assembly of whose committees the sentence has named a head last."""
        floor = self._sentence(offset)
        last = next((seat for start, seat in reversed(self._seats[-_REACH:]) if floor <= start < offset), None)
        whole = self._rules.assembly.match((last.organisation or "") if last is not None else "")
        return None if last is None or whole is None else Seat(whole[0] + own, last.place)

    def department(self, offset: int) -> Seat | None:
        """A department before an office, of the body whose heads the same sentence lists."""
        return self._department(offset) or self.inner(offset)

    def inner(self, offset: int) -> Seat | None:
        """A part of its own sort before an office: 商务部新闻发言人、综合司|副司长, 县总工会主席甲，经审会|主任乙."""
        match = self._rules.inner.before(self._text, max(0, offset - _INNER), offset)
        if match is None:
            return None
        own = match["own"]
        if self._rules.office.search(own) is not None:
            own = self._rules.joint.split(own)[-1]  # 、董事长甲和|青石项目部
        floor = self._list_start(match.start())
        for start, seat in reversed(self._seats[-_REACH:]):
            if start <= floor:
                return None
            whole = self._with_part(seat, own, offset)
            if whole is not None:
                self._kin.owners[whole + own] = whole
                return Seat(whole + own, seat.place)
            if not self._rules.departed.search(self._kin.without_party(seat)):
                return None
        return None

    def _with_part(self, seat: Seat, own: str, offset: int) -> str | None:
        """The body of a seat, or what it is a department of, or its place, that has a part of such a name."""
        name = self._kin.without_party(seat)
        wholes = [(whole, self._rules.site.sub("", whole), False) for whole in (name, self._kin.owner(name))]
        of_place = seat.place is not None and (
            RANK[seat.place.level] > RANK["county"] or self._rules.own_body.match(name, len(seat.place.short))
        )
        if seat.place is not None and of_place and self._is_only_place(seat.place, offset):
            wholes.append((seat.place.short, seat.place.short, True))
        for whole, base, is_place in wholes:
            if any(part.has(base, own, seat, is_place=is_place) for part in self._rules.parts_of):
                return whole
        return None

    def _is_only_place(self, place: Place, offset: int) -> bool:
        """Whether what follows in a list can be of a place: 县长甲，青石镇镇长乙，扶贫办主任丙 is not of the town."""
        floor = self._sentence(offset)
        seats = (seat for start, seat in self._seats[-_REACH:] if floor <= start < offset)
        others = (seat.place for seat in seats if seat.place and RANK[seat.place.level] <= _TOWN_RANK)
        return self.place_of_list(offset) is not None or all(other == place for other in others)

    def _list_start(self, at: int) -> int:
        """Where a list begins that a department goes on with; of one behind a full stop that in the sentence before.

        Unless that sentence names another body or a place behind its officials: 局长甲到县医院调研。医务科科长乙介绍.
        """
        stop = at if self._text[at] in self._rules.words["stops"] else at - 1
        if self._text[stop] not in self._rules.words["stops"]:
            return self._sentence(at + 1)
        start = self._seats[-1][0] if self._seats else stop
        if stop - start > _SENTENCE_LONGEST:
            return stop
        others = any(not body.bare for body in self._bodies.between(start, stop))
        places = self._context.places
        at = bisect_right(places, start, key=lambda place: place.start)
        others = others or (at < len(places) and places[at].start < stop)
        return stop if others else self._sentence(stop)

    def _department(self, offset: int) -> Seat | None:
        """A department of which hospitals, firms and bureaux alike have some."""
        match = self._rules.department.before(self._text, max(0, offset - _LOOK), offset)
        if match is None:
            return None
        floor = self._list_start(match.start())
        for start, seat in reversed(self._seats[-_REACH:]):
            # 云岭大学党委组织部部长甲、教务处处长乙
            base = self._kin.owner(self._kin.without_party(seat))
            if (
                match["own"].endswith(self._rules.central)
                and (faculty := self._rules.own_faculty.search(base)) is not None
            ):
                base = base[: faculty.start()]  # 云岭大学文学院院长甲、科研处处长乙
            place = seat.place
            if start > floor and match["own"] in self._rules.forces and place is not None:
                rest = base.removeprefix(place.short)
                if not rest or rest in self._rules.beside_forces:
                    return Seat(place.short + match["own"], place)  # 霍山县纪委书记甲、武装部部长乙
            if start <= floor or not self._rules.departed.search(base):
                whole = self._rules.site.sub("", base)
                if (
                    start <= floor
                    or not whole.endswith(self._rules.with_departments)
                    or not self._can_have(whole, match["own"])
                ):
                    return None
                self._kin.owners[base + match["own"]] = base
                return Seat(base + match["own"], seat.place)
        return None

    def town_part(self, offset: int, own: str = "") -> Seat | None:
        """A station or an office before an offset, of the town whose people alone the sentence has named.

        青石镇镇长甲、派出所所长乙; behind 、 and names also where it has named others before.

        Args:
            own: the name of the body there, where one has been found.
        """
        match = self._rules.town_part.before(self._text, max(0, offset - _TOWN_PART), offset)
        if match is None or match["own"].endswith(self._rules.not_of_towns):
            return None
        floor = self._list_start(match.start())
        seats = [seat for start, seat in self._seats[-_REACH:] if floor <= start < offset]
        if not seats or seats[-1].place is None:
            return None  # 青石镇镇长甲、青岚公司总经理乙、研发中心主任丙
        # 青石镇镇长甲、石桥村党支部书记乙、民政所所长丙
        places = [seat.place for seat in seats if seat.place and RANK[seat.place.level] <= _TOWN_RANK]
        place = places[-1] if places else None
        if place is None or place.level != _TOWN:
            return None
        if match["own"].startswith(place.short[:_SHORTEST_NAME]):
            return None  # 青石镇镇长甲、青石派出所所长乙
        # 青石镇镇长甲到石桥派出所调研，派出所所长乙
        if any(b.text.endswith(match["own"]) for b in self._bodies.between(self._seats[-1][0], match.start())):
            return None
        part = own if own.endswith(match["own"]) else match["own"]
        return Seat(place.short + part, place) if self._is_only_place(place, offset) else None

    def _can_have(self, body: str, department: str) -> bool:
        """Whether a body can have a department: 心内科 is of no 医学会, 执行局 only of a court."""
        if self._rules.clinical.search(department) is not None:
            return body.endswith(self._rules.hospitals)
        return self._rules.of_courts.search(department) is None or body.endswith(self._rules.courts)

    def faculty(self, offset: int) -> Seat | None:
        """A faculty before an offset, of the university whose officials the sentence lists, or of the only one."""
        match = self._rules.faculty.before(self._text, max(0, offset - _FACULTY_LONGEST), offset)
        if match is None:
            return None
        floor = self._sentence(offset)
        last: str | None = None
        for start, seat in reversed(self._seats[-_REACH:]):
            base = self._kin.without_party(seat)
            owner = self._rules.own_faculty.search(base)
            base = base if owner is None else base[: owner.start()]  # 云岭大学|文学院
            last = base if last is None else last
            if (
                start > floor
                and self._rules.site.sub("", base).endswith(self._rules.universities)
                and last.startswith(base)
            ):
                return Seat(base + match["own"], seat.place)
        only = self._university
        return None if only is None else Seat(only[0] + match["own"], only[1])

    @cached_property
    def _university(self) -> tuple[str, Place | None] | None:
        """The only university that the article names, unless that is the guest of the one whose news it is."""
        schools = (b for b in self._bodies.named if b.text.endswith(self._rules.universities) and b.parent is None)
        found = {canonical(b, self._context, b.start) for b in schools}
        return found.pop() if len(found) == 1 and not self._bodies.school_news else None

    def place_of_list(self, offset: int) -> Place | None:
        """The place of the last official's body in the same clause."""
        seat = self.of_list(offset)
        return seat.place if seat is not None else None

    def body_of_list(self, offset: int) -> Seat | None:
        """The body of the last official in the same clause, without the Party body in it."""
        seat = self.of_list(offset)
        return None if seat is None else Seat(self._kin.without_party(seat), seat.place)

    def bureau_of_list(self, offset: int) -> Seat | None:
        """The bureau of the last official, behind whose office nothing but names and a comma stand."""
        seat = self.of_names(offset)
        body = self._kin.without_party(seat) if seat is not None else ""
        return Seat(body, seat.place) if seat is not None and body.endswith(self._rules.ranked) else None

    def of_names(self, offset: int) -> Seat | None:
        """The body of the last official, behind whose office nothing but names and a comma stand."""
        start, seat = self._seats[-1] if self._seats else (offset, None)
        return seat if seat is not None and self._rules.holders.fullmatch(self._text, start, offset) else None

    def of_list(self, offset: int) -> Seat | None:
        """The body of the last official in the same clause."""
        start, seat = self._seats[-1] if self._seats else (offset, None)
        between = self._text[start:offset]
        ends = (*self._rules.words["stops"], *self._rules.words["commas"], "\n")
        return seat if between and not any(mark in between for mark in ends) else None

    def society(self, name: str) -> str:
        """The society of which a body is the council."""
        return self._kin.society(name) or name

    def _sentence(self, offset: int) -> int:
        return max(self._text.rfind(mark, 0, offset) for mark in self._rules.words["stops"] + "\n")

    def last_of(self, office: str, offset: int, *, taken: bool) -> Seat | None:
        """The body that an office alone at an offset goes back to: 副局长 to a bureau.

        The last such body that the paragraph names or has an official of, else the last official's, else the only one
        that the article names; None for offices that go with bodies of any name. `taken`: whether something that can
        be a name stands right before it.
        """
        if taken and self._rules.goes_with.value(office, "apart"):
            return None
        ends = self.ends(office)
        if not ends or (self._is_after_stranger(offset) and not self._is_other_than_firm(office)):
            return None
        floor = self._text.rfind("\n", 0, offset)
        told = next(self._fitting(offset, ends), None)
        if told is not None and office.startswith(self._rules.words["school"]):
            told = told[0], self._university_of(told[1])
        if told is not None and self._has_left(told, offset):
            return None
        named = next((at for at in self._backwards(offset) if self._is_called(at, ends)), None)
        if named is not None and self._bodies.named[named].start >= max(floor, told[0] if told else 0):
            return self._seat_of(named)
        if told is not None:
            return told[1]
        only = self._only(ends)
        return self._seat_of(only) if only is not None else None

    def _university_of(self, seat: Seat) -> Seat:
        """The university of a faculty, which has no 校长 itself; else the body of the seat."""
        faculty = self._rules.own_faculty.search(seat.organisation or "")
        return seat if faculty is None else Seat((seat.organisation or "")[: faculty.start()], seat.place)

    def _has_left(self, told: tuple[int, Seat], offset: int) -> bool:
        """Whether the text has gone on from a guest to its host: 青岚大学副校长甲一行访问我校，校长|乙."""
        start, seat = told
        if seat.organisation not in self._bodies.guests:
            return False
        return start <= self._sentence(offset) or self._rules.own_news.search(self._text, start, offset) is not None

    def host(self, office: str, offset: int) -> Seat | None:
        """The body that the paragraph of an office alone is on: 云岭县人大常委会召开会议。副主任林知远主持."""
        ends = tuple(end for end in (self._rules.goes_with.value(office, "host") or "").split("|") if end)
        floor = self._text.rfind("\n", 0, offset)
        hosts = {
            seat: None
            for at in self._backwards(offset)
            if ends and self._bodies.named[at].start > floor and self._is_called(at, ends)
            if self._rules.hosts.match(self._text, self._bodies.named[at].end)
            and (seat := self._seat_of(at)) is not None
        }
        return next(iter(hosts)) if len(hosts) == 1 else None

    def _is_after_stranger(self, offset: int) -> bool:
        """Whether the last official of the sentence is of a body that nobody knows: 青岚军区司令员甲、政委|乙."""
        last = self._seats[-1][0] if self._seats else -1
        return max(last, self._sentence(offset)) < self._strange[0] < offset

    def _is_other_than_firm(self, office: str) -> bool:
        """Whether the last stranger heads a firm, and an office is of no firm: 公司总经理甲与局长|乙."""
        strange, own = (self._rules.offices.value(word, "kinds") or "" for word in (self._strange[1], office))
        return _FIRM in strange and _FIRM not in own

    def spelled(self, office: str, offset: int) -> bool:
        """Whether a body stands before an office that nobody knows: 石桥监督局原局长 is of no other one."""
        own = self._text[max(0, offset - _OWN) : offset].rstrip(self._rules.words["once"])
        return own.endswith(self.ends(office))

    def ends(self, office: str) -> tuple[str, ...]:
        """What the names of the bodies end in that an office goes with."""
        return tuple(end for end in (self._rules.goes_with.value(office, "ends") or "").split("|") if end)

    def part(self, offset: int, own: str, *, near: bool) -> Seat | None:
        """党组 after a head of the bureau: the part of the body last spoken of in the sentence, or in the paragraph."""
        if own not in self._rules.parts:
            return None
        if self._is_after_stranger(offset):
            return Seat(None, None, unknown=True)
        floor = max(self._text.rfind(mark, 0, offset) for mark in (self._rules.words["stops"] if near else "") + "\n")
        for start, seat in reversed(self._seats[-_REACH:]):
            if floor <= start < offset:
                # 云岭大学党委书记甲、街道党工委书记乙
                apart = own in self._rules.of_zones and self._kin.without_party(seat).endswith(
                    self._rules.with_departments
                )
                return self._kin.part_of(seat, own) if not apart else None
        return None

    def _fitting(self, offset: int, ends: tuple[str, ...]) -> Iterator[tuple[int, Seat]]:
        """The bodies of posts before an offset whose names have one of the endings, the nearest first."""
        for start, seat in reversed(self._seats[-_REACH:]):
            body = self._kin.headed(seat, ends) if start < offset else None
            if body is not None:
                yield start, Seat(body, seat.place)

    def _only(self, ends: tuple[str, ...]) -> int | None:
        """The only body of the article whose wording has one of the endings, by the index of its last mention."""
        if ends not in self._sole:
            fitting = {body.text: at for at, body in enumerate(self._bodies.named) if self._is_called(at, ends)}
            self._sole[ends] = next(iter(fitting.values())) if len(fitting) == 1 else None
        return self._sole[ends]

    def _backwards(self, offset: int) -> Iterator[int]:
        """The bodies named before an offset, by their index, the nearest first."""
        at = bisect_left(self._bodies.named, offset, key=lambda body: body.start)
        return iter(range(at - 1, max(-1, at - _REACH - 1), -1))

    def _is_called(self, index: int, ends: tuple[str, ...]) -> bool:
        """Whether a body that does something has a name with one of the endings.

        Or that of its record: 政协云岭县第十届委员会.
        """
        body = self._bodies.named[index]
        if self._rules.cited.match(self._text, body.end):
            return False
        if body.kind == _CONSULTATIVE:
            return self._assembly_of(body, canonical(body, self._context, body.start)[0]).endswith(ends)
        return self._kin.society(body.text).endswith(ends)

    def _seat_of(self, index: int) -> Seat:
        body = self._bodies.named[index]
        group = body.kind == _GROUP and not (body.anchored or body.quoted)
        name, place = canonical(body, self._context, body.start)
        return Seat(self._assembly_of(body, name), place, group=group)

    def _assembly_of(self, body: BodyFound, name: str) -> str:
        """The name of a body; of its standing committee that of the 政协, whose heads both have."""
        return name.removesuffix(self._rules.words["standing"]) if body.kind == _CONSULTATIVE else name
