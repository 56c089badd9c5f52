"""How the bodies of posts belong together: what has a part, what a body is a part of, under which name.

Offsets play no role here; names are those of records.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from extraction.pipes.bodies import canonical, of_place, shortens
from extraction.pipes.officials.model import Seat
from extraction.places.model import RANK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.pipes.bodies import Bodies
    from extraction.places import Place, PlaceContext
    from extraction.rulebook import Rulebook

_DEEPEST = 3
"""So many bodies one inside the other are looked through."""
_SHORTEST_PART = 3
_TOWN, _COUNTY = "township", RANK["county"]
_OWNED = ("mass_organisation", "other", "enterprise", "school", "hospital", "media", "government_organ")
"""Kinds of bodies that an article names without their owners, once it has named them in full."""
_SHORTEST = 2
"""A short name says at least so much, in code points, behind its place."""


class _Words:
    """What a rule book says of the kinship of bodies."""

    def __init__(self, book: Rulebook) -> None:
        self.words: Mapping[str, str] = book.settings("officials")["words"]
        self.levels = frozenset(book.lexicon("places", "levels"))
        self.nations = frozenset(str(book.settings("units")["nations"]).split())
        self.assemblies = frozenset(self.words["assemblies"].split())
        self.of_places = tuple(self.words["of_places"].split())
        self.of_zones = frozenset(self.words["of_zones"].split())
        self.beside_committees = (*self.of_places, *self.words["zonal"].split())
        self.towns = tuple(self.words["towns"].split())
        self.discipline = frozenset(self.words["discipline"].split())
        self.working = tuple(self.words["working"].split())
        self.branches = tuple(self.words["branches"].split())
        self.of_staff = tuple(self.words["of_staff"].split())
        self.inner = tuple(self.words["inner"].split())
        self.offices = tuple(self.words["offices"].split())
        self.office = self.offices[0]
        self.town_offices = tuple(self.words["town_offices"].split())
        self.of_towns = frozenset(self.words["of_towns"].split())
        self.organs = [word for word in self.words["party_organs"].split() if word not in self.offices]
        self.beside_bureaus = frozenset(self.words["beside_bureaus"].split())
        self.serving = book.compile("officials", "{serving}")
        self.with_departments = tuple(self.words["with_departments"].split())
        self.with_organs = book.compile("officials", "{with_organs}")
        self.organs_of_societies = frozenset(self.words["organs_of_societies"].split())
        self.party_suffix = book.compile("officials", r"{party_suffix}\Z")
        self.offshoot = book.compile("officials", r"{offshoot}\Z")
        self.alumni = book.compile("officials", r"{of_alumni}\Z")
        self.inspectors = book.compile("officials", "{inspectors}")
        self.provincial = book.compile("officials", r"{provincial}\Z")
        self.council = book.compile("officials", "{council}")
        self.departed = book.compile("officials", r"{department_end}\Z")
        self.division = book.compile("officials", r"(?P<place>{han}{1,12}?)(?:{of_division})")


_words = cache(_Words)


class Kin:
    """The kinship of the bodies of one article."""

    def __init__(self, bodies: Bodies, context: PlaceContext, book: Rulebook) -> None:
        self._rules = _words(book)
        self._bodies, self._context = bodies, context
        self.divisions: set[str] = set()
        """The short names of the places of the officials told of so far."""

    def is_inner(self, word: str) -> bool:
        """Whether a word is that of a body inside others, which has no Party committee: 工会, 团委."""
        return word in self._rules.inner

    def owner(self, name: str) -> str:
        """The body that a department is of, without the Party's body in it; else the body itself."""
        return self._rules.alumni.sub("", self._rules.party_suffix.sub("", self.owners.get(name, name)))

    def whole_of_alumni(self, name: str) -> str:
        """The school of whose alumni a body is the society: 云岭大学 of 云岭大学霍山校友会."""
        return self._rules.alumni.sub("", name)

    def part_of(self, seat: Seat, own: str) -> Seat | None:
        """The Party body of the body of a seat; a place's committee has none, its government shares the place's."""
        part = self.organ_beside(seat, own) or self._part_of(seat, own)
        name = (part.organisation or "") if part is not None else ""
        whole = name.removesuffix(own)
        if own in self._rules.offices and whole.endswith(self._rules.with_departments):
            self.owners[name] = whole  # 县教育局办公室主任甲、工会主席乙
        return part

    def serves(self, seat: Seat) -> bool:
        """Whether a seat is a county's or a city's own body, or one of its bureaux or societies: no school."""
        place = seat.place
        if place is None or RANK[place.level] > _COUNTY:
            return False
        own = self._rules.serving.fullmatch(seat.organisation or "", len(place.short))
        return own is not None or self.division_of(seat) is not None

    def organ_beside(self, seat: Seat, own: str) -> Seat | None:
        """县长甲、纪委书记乙, 县教育局局长甲、组织部部长乙: what a division has beside the body that a seat is.

        A bureau has none of these, as a school or a firm may; a society has some itself.
        """
        place = seat.place
        if place is None or not self.serves(seat):
            return None
        if own in self._rules.organs_of_societies and self._rules.with_organs.search(seat.organisation or ""):
            return None  # 县总工会主席甲、组织部部长乙
        divisions_own = self.division_of(seat) is not None
        if own in self._rules.organs:
            doubled = place.short[-1] if len(place.short) == _SHORTEST else ""  # 吉县县委
            return Seat(f"{place.short}{doubled}{self._rules.words['committee']}{own}", place)
        beside = own in self._rules.beside_bureaus and not divisions_own
        return Seat(of_place(place.short, own), place) if beside else None

    def _part_of(self, seat: Seat, own: str) -> Seat | None:  # noqa: PLR0911 - one return a case
        base, place = self.without_organ(self._base_of(seat, own), own), seat.place
        division = self.division_of(seat)
        if division is not None and own in (
            *self._rules.of_places,
            *self._rules.inner,
            *self._rules.assemblies,
            *self._rules.of_staff,
            *self._rules.discipline,
        ):
            # 吉昌镇人大主席甲、党委副书记乙; a county has a 纪委, but no 党委, and its union has another name
            has = division.endswith(self._rules.towns) or own in self._rules.discipline or own in self._rules.assemblies
            return Seat(division + own, place) if has else None
        itself = own in self._rules.of_places and base.endswith(self._rules.working)  # 省委教育工委
        if itself or (own in self._rules.of_staff and self._rules.party_suffix.search(base)):
            return None  # a committee itself, or a village's branch, which has no staff
        if own in self._rules.assemblies:
            # what the place has beside its other bodies: 县人大常委会主任甲、政协主席乙
            if place is None:
                return None
            return Seat((place.name if base.startswith(place.name) else place.short) + own, place)
        if own in base[1:]:
            # 党委 of 某大学党委组织部
            return Seat(base[: base.index(own, 1) + len(own)], place)
        beside = self._rules.beside_committees if own in self._rules.of_zones else self._rules.of_places
        if own in self._rules.of_places and (other := next((w for w in beside if base.endswith(w)), None)):
            base = base.removesuffix(other)  # 青石镇纪委, 青石小学纪委: the 党委 beside it; 开发区管委会: the 党工委
        whole = self.whole_of(base, own)
        if whole is None:
            return None
        # 云岭县教育局纪委书记、党组成员; but 县纪委办公室
        base = self.whole_of_offshoot(whole) if self.division_of(Seat(whole, place)) is None else whole
        if place is not None and base.startswith(place.short + self._rules.words["committee"]):
            organ = base == place.short + self._rules.words["committee"] and own in self._rules.organs
            return Seat(base + own, place) if organ else None
        if place is not None and base == place.short + self._rules.words["government"] and own in self._rules.of_places:
            # a division has a 纪委, but no 党委
            below = RANK[place.level] > RANK["county"]
            return Seat(place.short + own, place) if below or own in self._rules.discipline else None
        return Seat(base + own, place)

    def _base_of(self, seat: Seat, own: str) -> str:
        """The body of a seat without its Party body; the town of one of its offices, which has no committee itself."""
        base, place = self.without_party(seat), seat.place
        office = own in self._rules.of_towns and base.endswith(self._rules.town_offices)
        if office and place is not None and place.level == _TOWN and base.startswith(place.short):
            return place.short  # 青石镇财政所所长甲、党委书记乙
        return base

    def division_of(self, seat: Seat) -> str | None:
        """The division whose own body a seat is: 吉昌镇 of 吉昌镇人大, 县 of 县纪委; None of other bodies."""
        found = self._rules.division.fullmatch(seat.organisation or "")
        if found is None:
            return None
        if seat.place is None:
            return found["place"] if found["place"] in self._rules.levels else None
        return found["place"] if found["place"] in (seat.place.short, seat.place.name) else None

    def headed(self, seat: Seat, ends: tuple[str, ...]) -> str | None:
        """The body of a seat, or what it is a Party body or a union of, whose name has one of the endings.

        Or what it is a part of: 云岭县教育局 of 云岭县教育局工会 and 云岭县教育局人事股, where 副局长 follows.
        """
        base = self.without_party(seat)
        if base.endswith(ends):
            return base
        wholes = self.whole_of_offshoot(base), base.removesuffix(self._rules.office), self.wholes.get(base, "")
        return next((whole for whole in wholes if whole.endswith(ends)), None)

    def whole_of_offshoot(self, name: str) -> str:
        """The body that has a union or a discipline committee: 云岭县教育局 of 云岭县教育局纪委."""
        whole = self._rules.offshoot.sub("", self._rules.alumni.sub("", name))
        return name if whole in self._rules.nations else whole

    def inspected(self, name: str, place: Place | None) -> str | None:
        """Where the inspectors of a name sit: 云岭县教育局 of 云岭县纪委驻县教育局纪检组; None of other bodies."""
        found = self._rules.inspectors.fullmatch(name)
        if found is None or place is None:
            return None
        host = found["host"]
        return place.short + host[1:] if place.short.endswith(host[0]) else host

    def can_have(self, place: Place, bureau: str) -> bool:
        """Whether a place has a bureau of such a name: 教育厅 is of a province alone."""
        return place.level == "province" or self._rules.provincial.search(bureau) is None

    def without_organ(self, base: str, own: str) -> str:
        """What has another organ beside one: 南华大学党委 of its 组织部, where its 统战部 follows.

        An office may be the organ's own.
        """
        if own not in self._rules.organs:
            return base
        return base.removesuffix(next((word for word in self._rules.organs if base.endswith(word)), ""))

    def whole_of(self, base: str, own: str) -> str | None:
        """What has a part of this name: of 南华大学教务处 and 南华大学工会 it is 南华大学; None where nobody says.

        A department of a Party committee has an office of its own.
        """
        kept = own in self._rules.offices
        for _ in range(_DEEPEST):
            inner = next((word for word in self._rules.inner if base.endswith(word) and base != word), None)
            if inner is not None and (
                base.removesuffix(inner) in self._rules.nations or base.endswith(self._rules.words["general_union"])
            ):
                inner = None  # 中国科协, 霍山县总工会
            owner = self.owners.get(base)
            organ = kept and owner is not None and owner.endswith(self._rules.words["committee"])
            if inner is None and (owner is None or (organ and base.endswith(tuple(self._rules.organs)))):
                break
            base = base.removesuffix(inner) if inner is not None else owner or ""
            if inner is not None and base in self.divisions:
                return None  # 霍山县妇联
        # 南华大学|工会, though the department before was its Party committee's
        whole = self.is_inner(own) or own in self._rules.of_places
        return self._rules.party_suffix.sub("", base) if whole else base

    @cached_property
    def wholes(self) -> dict[str, str]:
        """The part of a body -> the body, whatever sort of part it is, by the names of the article."""
        parted = (body for body in self._bodies.all if body.parent is not None and not body.of_party)
        pairs = (
            (canonical(body, self._context, body.start)[0], canonical(body.parent, self._context, body.start)[0])
            for body in parted
            if body.parent is not None
        )
        return {part: self._rules.party_suffix.sub("", whole) for part, whole in pairs} | self.owners

    @cached_property
    def owners(self) -> dict[str, str]:
        """The department of a body -> the body, by the names of the article."""
        return {
            canonical(body, self._context, body.start)[0]: canonical(body.parent, self._context, body.start)[0]
            for body in self._bodies.all
            if body.parent is not None and self._rules.departed.search(body.text)
        }

    def without_party(self, seat: Seat) -> str:
        """国家能源局党组 -> 国家能源局; a place's committee stays."""
        name = seat.organisation or ""
        match = self._rules.party_suffix.search(name)
        if match is None or not match.start() or (seat.place is not None and name[: match.start()] == seat.place.short):
            return name
        return name[: match.start()]

    def is_within(self, seat: Seat, other: Seat) -> bool:
        """Whether a body is a part of the one that another is a Party body of: 青岚协会学会部, 青岚协会党组."""
        whole = self.without_party(other)
        return bool(whole) and seat.organisation != whole and (seat.organisation or "").startswith(whole)

    def society(self, name: str) -> str:
        """The society of which a body is the council: 云岭县商会 of 云岭县商会第五届理事会; "" of a council alone."""
        return self._rules.council.sub("", name)

    def committee_of(self, seat: Seat) -> str:
        """The committee that has organs: 霍山县委, 南华大学党委; a 党组 has none, its bureau has them."""
        name = seat.organisation or ""
        return (
            self.without_party(seat) if name.endswith((self._rules.words["group"], self._rules.of_places[-1])) else name
        )

    def owner_of(self, seat: Seat) -> str:
        """Whose committee or government a body is: 霍山县委 -> 霍山县, 吉县县委 -> 吉县; other bodies stay."""
        name = seat.organisation or ""
        short = seat.place.short if seat.place is not None else ""
        if not short and (level := name.removesuffix(self._rules.words["committee"])) in self._rules.levels:
            return level  # 市委常委、军分区政委
        beside = self._rules.words["beside"].split()
        for own in (
            (
                self._rules.words["committee"],
                self._rules.words["government"],
                self._rules.words["street_government"],
                *self._rules.of_places,
                *beside,
            )
            if short
            else ()
        ):
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
            if base.endswith(self._rules.branches)
            or not name.endswith(self._rules.branches)  # 公安局 is no 公安石桥分局
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

    def behind_part(self, text: str, at: int, own: str) -> Seat | None:
        """What belongs to the one body whose own part ends at an offset: 实验小学|工会 of 云岭县实验小学."""
        sizes = range(_SHORTEST_PART + 1, min(at, self._longest_part) + 1)
        found = {whole for size in sizes for whole in self._by_part.get(text[at - size : at], ())}
        if len(found) != 1:
            return None
        name, place = found.pop()
        return Seat(name + own, place)

    @cached_property
    def _longest_part(self) -> int:
        return max(map(len, self._by_part), default=0)

    @cached_property
    def _by_part(self) -> dict[str, set[tuple[str, Place | None]]]:
        """Own part -> the bodies that have it behind their owner."""
        found: dict[str, set[tuple[str, Place | None]]] = {}
        for body in self._bodies.outermost():
            if body.anchored and body.kind in _OWNED and body.tail:
                found.setdefault(body.tail, set()).add(canonical(body, self._context, body.start))
        return found

    @cached_property
    def _full_names(self) -> dict[str, tuple[str, ...]]:
        """Last character -> canonical names, of the sorts of bodies whose short names leave characters out."""
        kinds, ends = self._rules.words["shortened"].split(), tuple(self._rules.words["credit_unions"].split())
        shortened = (b for b in self._bodies.named if b.place and (b.kind in kinds or b.text.endswith(ends)))
        names = {canonical(b, self._context, b.start)[0]: None for b in shortened}
        by_last: dict[str, tuple[str, ...]] = {}
        for name in names:
            by_last[name[-1]] = (*by_last.get(name[-1], ()), name)
        return by_last
