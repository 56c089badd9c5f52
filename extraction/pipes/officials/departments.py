"""The parts of bodies that a list of posts goes on with: 云岭大学党委书记甲、教务处|处长乙."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, cached_property
from typing import TYPE_CHECKING

from extraction.pipes.bodies import canonical
from extraction.pipes.officials.model import Seat
from extraction.places.model import RANK
from extraction.rulebook import Tail

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.pipes.bodies import Bodies
    from extraction.pipes.officials.kin import Kin
    from extraction.pipes.officials.told import Told
    from extraction.places import Place, PlaceContext
    from extraction.rulebook import Rulebook

_LOOK, _INNER, _TOWN_PART, _FACULTY_LONGEST = 10, 22, 20, 16
"""So many code points before an office such parts are looked for."""
_SENTENCE_LONGEST = 160
_PLACE, _NATION = "place", "nation"
"""Whose a part is that is of no single body."""
_TOWN = "township"
_SHORTEST_NAME = 2
"""So many characters at least a place has before its level."""


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
    """What a rule book says of such parts."""

    def __init__(self, book: Rulebook) -> None:
        self.words: Mapping[str, str] = book.settings("officials")["words"]
        self.department = Tail(book.compile("officials", r"{department}\Z"))
        self.town_part = Tail(book.compile("officials", r"{town_part}\Z"))
        none_in_towns = book.lexicon("officials", "local").words("town", "no")
        self.centres = frozenset(w for w in book.lexicon("officials", "local") if w.endswith(self.words["centre_end"]))
        self.bureaus = tuple(self.words["bureaus"].split())
        self.not_of_towns = (*self.words["not_of_towns"].split(), *none_in_towns)
        self.faculty = Tail(book.compile("officials", r"(?:(?<!{han})|(?<=[和与及由率]))(?P<own>{faculty})\Z"))
        self.own_faculty = book.compile("officials", r"{university_faculty}\Z")
        self.universities = tuple(self.words["universities"].split())
        self.central = self.words["central"]
        self.inner = Tail(book.compile("officials", r"{inner_part}\Z"))
        self.parts_of = [_Part(book, *row) for row in book.settings("officials")["parts_of"]]
        self.joint, self.office = book.compile("officials", "[和与及兼]"), book.compile("officials", "{@offices}")
        self.own_body = book.compile("officials", "{own_body}")
        self.forces = frozenset(self.words["forces"].split())
        self.beside_forces = frozenset((*self.words["of_towns"].split(), *self.words["of_places"].split()))
        self.site = book.compile("officials", r"{campus_site}\Z")
        self.departed = book.compile("officials", r"{department_end}\Z")
        self.with_departments = tuple(self.words["with_departments"].split())
        self.clinical = book.compile("officials", "{clinical}")
        self.of_courts = book.compile("officials", "{of_courts}")
        self.hospitals, self.courts = (tuple(self.words[name].split()) for name in ("hospitals", "courts"))


_words = cache(_Words)


class Departments:
    """Such parts in one article."""

    def __init__(self, text: str, bodies: Bodies, context: PlaceContext, kin: Kin, told: Told, book: Rulebook) -> None:
        self._rules = _words(book)
        self._text, self._bodies, self._context, self._kin, self._told = text, bodies, context, kin, told

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
        for start, seat in self._told.recent():
            if start <= floor:
                return None
            whole = self._with_part(seat, own, offset)
            if whole is not None:
                name = whole + _behind(whole, own)
                self._kin.owners[name] = whole
                return Seat(name, seat.place)
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
            if own in self._rules.centres and not base.endswith(self._rules.bureaus):
                continue  # 县中医院院长甲、疾控中心主任乙
            if any(part.has(base, own, seat, is_place=is_place) for part in self._rules.parts_of):
                return whole
        return None

    def _is_only_place(self, place: Place, offset: int) -> bool:
        """Whether what follows in a list can be of a place: 县长甲，青石镇镇长乙，扶贫办主任丙 is not of the town."""
        floor = self._told.sentence(offset)
        seats = (seat for start, seat in self._told.recent() if floor <= start < offset)
        others = (seat.place for seat in seats if seat.place and RANK[seat.place.level] <= RANK["township"])
        return self._told.place_of_list(offset) is not None or all(other == place for other in others)

    def _list_start(self, at: int) -> int:
        """Where a list begins that a department goes on with; of one behind a full stop that in the sentence before.

        Unless that sentence names another body or a place behind its officials: 局长甲到县医院调研。医务科科长乙介绍.
        """
        stop = at if self._text[at] in self._rules.words["stops"] else at - 1
        if self._text[stop] not in self._rules.words["stops"]:
            return self._told.sentence(at + 1)
        start = next((start for start, _ in self._told.recent()), stop)
        if stop - start > _SENTENCE_LONGEST:
            return stop
        others = any(not body.bare for body in self._bodies.between(start, stop))
        places = self._context.places
        at = bisect_right(places, start, key=lambda place: place.start)
        others = others or (at < len(places) and places[at].start < stop)
        return stop if others else self._told.sentence(stop)

    def _department(self, offset: int) -> Seat | None:
        """A department of which hospitals, firms and bureaux alike have some."""
        match = self._rules.department.before(self._text, max(0, offset - _LOOK), offset)
        if match is None:
            return None
        floor = self._list_start(match.start())
        for start, seat in self._told.recent():
            # 云岭大学党委组织部部长甲、教务处处长乙
            base = self._kin.owner(self._kin.without_party(seat))
            if not base.endswith(self._rules.with_departments):
                base = self._kin.whole_of_offshoot(base)  # 青石中学工会主席甲、教务处主任乙
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
                return self._of(Seat(base, place), match["own"]) if start > floor else None
        return None

    def of_whole(self, offset: int, whole: Seat) -> Seat | None:
        """A department before an office, of a body that the article says it is of."""
        match = self._rules.department.before(self._text, max(0, offset - _LOOK), offset)
        return None if match is None else self._of(whole, match["own"])

    def _of(self, whole: Seat, own: str) -> Seat | None:
        """The department of a body; None where bodies of its sort have no such one."""
        sort = self._rules.site.sub("", whole.organisation or "")
        if not sort.endswith(self._rules.with_departments) or not self._can_have(sort, own):
            return None
        return self.named(whole, own)

    def named(self, whole: Seat, own: str) -> Seat:
        """A part of a body, beside which others may follow: 云岭医院办公室主任甲、工会主席乙."""
        base = whole.organisation or ""
        name = base + _behind(base, own)
        self._kin.owners[name] = base
        return Seat(name, whole.place)

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
        told = [(start, seat) for start, seat in self._told.recent() if floor <= start < offset]
        if not told or told[0][1].place is None:
            return None  # 青石镇镇长甲、青岚公司总经理乙、研发中心主任丙
        # 青石镇镇长甲、石桥村党支部书记乙、民政所所长丙
        places = [seat.place for _, seat in told if seat.place and RANK[seat.place.level] <= RANK["township"]]
        place = places[0] if places else None
        if place is None or place.level != _TOWN:
            return None
        if match["own"].startswith(place.short[:_SHORTEST_NAME]):
            return None  # 青石镇镇长甲、青石派出所所长乙
        # 青石镇镇长甲到石桥派出所调研，派出所所长乙
        if any(b.text.endswith(match["own"]) for b in self._bodies.between(told[0][0], match.start())):
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
        floor = self._told.sentence(offset)
        last: str | None = None
        for start, seat in self._told.recent():
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


def _behind(whole: str, own: str) -> str:
    """The name of a part behind its whole, which it may begin with: 干部科 of 组织部干部科 behind 霍山县委组织部."""
    shared = next((size for size in range(len(own) - 1, 1, -1) if whole.endswith(own[:size])), 0)
    return own[shared:]
