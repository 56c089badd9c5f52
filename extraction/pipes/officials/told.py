"""What an article has told of its officials' bodies so far: 副局长, 党组成员 go back to them."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from extraction.pipes.bodies import canonical
from extraction.pipes.officials.model import Seat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extraction.pipes.bodies import Bodies, BodyFound
    from extraction.pipes.officials.kin import Kin
    from extraction.places import Place, PlaceContext
    from extraction.rulebook import Rulebook

_OWN = 4
_CONSULTATIVE, _GROUP, _FIRM = "consultative", "working_group", "enterprise"
_REACH = 60
"""How many bodies back an office is looked for one."""


class _Words:
    """What a rule book says of the bodies that offices go back to."""

    def __init__(self, book: Rulebook) -> None:
        self.goes_with = book.lexicon("officials", "goes_with")
        self.offices = book.lexicon("officials", "offices")
        self.words: Mapping[str, str] = book.settings("officials")["words"]
        self.own_faculty = book.compile("officials", r"{university_faculty}\Z")
        self.branches_of_party = tuple(self.words["branches_of_party"].split())
        self.of_zones = frozenset(self.words["of_zones"].split())
        self.with_departments = tuple(self.words["with_departments"].split())
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

    def recent(self) -> Iterator[tuple[int, Seat]]:
        """The bodies of the last posts with where those stand, the nearest first."""
        return reversed(self._seats[-_REACH:])

    def speaks_since(self, offset: int) -> bool:
        """Whether an official has been named since an offset."""
        return bool(self._seats) and self._seats[-1][0] >= offset

    def of_head(self, office: str, offset: int) -> Seat | None:
        """The body of a deputy whose head the sentence has named: 县人大常委会主任甲，副主任乙.

        Or the sentence before, as its last official, where the deputy begins the next one: 主任甲主持。副主任乙讲话.
        """
        start, seat = self._heads.get(office, (-1, None))
        floor = self.sentence(offset)
        if start < floor and self._seats and self._seats[-1][0] == start and self._opens(floor, offset):
            floor = self.sentence(floor)
        if seat is None or not floor <= start <= offset:
            return None
        return Seat(None, None, unknown=True) if self._has_left((start, seat), offset) else seat

    def _opens(self, stop: int, offset: int) -> bool:
        """Whether a sentence begins at an offset, behind the stop of another one in its paragraph."""
        return self._text[stop : stop + 1] in self._rules.words["stops"] and not self._text[stop + 1 : offset].strip()

    def of_word(self, word: str, offset: int) -> Seat | None:
        """The body of a committee's word whose head the sentence has named last: 石桥村党支部书记甲，委员乙."""
        floor = self.sentence(offset)
        found = (seat for start, seat in self.recent() if floor <= start < offset)
        return next((seat for seat in found if (seat.organisation or "").endswith(word)), None)

    def branch(self, offset: int) -> Seat | None:
        """The Party's branch or committee of the last official in the sentence, where a member of it follows."""
        start, seat = self._seats[-1] if self._seats else (-1, None)
        party = seat is not None and (seat.organisation or "").endswith(self._rules.branches_of_party)
        return seat if party and self.sentence(offset) <= start < offset else None

    def same(self, word: str, offset: int) -> Seat | None:
        """The last body of the sentence's officials whose name ends in a word: 县总工会主席甲，总工会|副主席乙."""
        floor = self.sentence(offset)
        seats = (seat for start, seat in self.recent() if floor <= start < offset)
        bodies = ((self._kin.without_party(seat), seat.place) for seat in seats)
        return next((Seat(name, place) for name, place in bodies if name.endswith(word)), None)

    def of_firm(self, offset: int) -> Seat | None:
        """The firm whose head the sentence has named: 青岚董事长甲、总经理乙."""
        start, seat = self._firm
        return seat if self.sentence(offset) <= start <= offset else None

    def force(self, offset: int) -> Seat | None:
        """The police of the last official in the sentence who is one of theirs, whose branches go without its name."""
        floor = self.sentence(offset)
        for start, seat in self.recent():
            match = self._rules.force.match(seat.organisation or "") if floor <= start < offset else None
            if match is not None:
                return Seat(match[0], seat.place)
        return None

    def committee(self, offset: int, own: str) -> Seat | None:
        """A committee of the assembly of whose committees the sentence has named a head last."""
        floor = self.sentence(offset)
        last = next((seat for start, seat in self.recent() if floor <= start < offset), None)
        whole = self._rules.assembly.match((last.organisation or "") if last is not None else "")
        return None if last is None or whole is None else Seat(whole[0] + own, last.place)

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

    def sentence(self, offset: int) -> int:
        """Where the sentence before an offset begins: the place of the stop or of the line end before it, else -1."""
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
        return start <= self.sentence(offset) or self._rules.own_news.search(self._text, start, offset) is not None

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
        return max(last, self.sentence(offset)) < self._strange[0] < offset

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
        for start, seat in self.recent():
            if floor <= start < offset:
                # 云岭大学党委书记甲、街道党工委书记乙
                apart = own in self._rules.of_zones and self._kin.without_party(seat).endswith(
                    self._rules.with_departments
                )
                return self._kin.part_of(seat, own) if not apart else None
        return None

    def _fitting(self, offset: int, ends: tuple[str, ...]) -> Iterator[tuple[int, Seat]]:
        """The bodies of posts before an offset whose names have one of the endings, the nearest first."""
        for start, seat in self.recent():
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
