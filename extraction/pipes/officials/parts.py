"""Which body a post in a list is of: what belongs to the body before it, or to that one's place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extraction.pipes.bodies import INSTITUTIONS, canonical, of_place
from extraction.pipes.officials.model import PostSpan, Seat
from extraction.rulebook import Rulebook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.pipes.bodies import BodyFound
    from extraction.pipes.officials.article import Article

_BUREAU = "government_organ"
_WITH_PARTS = INSTITUTIONS | {"mass_organisation", "media"}
"""Kinds of bodies whose parts a list names one behind the other."""


class _Words:
    """What a rule book says of the parts of bodies."""

    def __init__(self, book: Rulebook) -> None:
        self.words: Mapping[str, str] = book.settings("officials")["words"]
        self.zonal_party = book.compile("officials", r"党?工委\Z")
        self.of_assembly = book.compile("officials", "{committee_of_assembly}")
        self.division_of = book.compile("officials", "(?P<place>{han}{0,12}?)(?:{division_body})")
        self.levels = frozenset(book.lexicon("places", "levels"))
        self.of_divisions = tuple(self.words["of_divisions"].split())
        self.of_bodies = frozenset((*self.words["staff"].split(), *self.words["inspecting"].split()))
        self.organs = frozenset(self.words["party_organs"].split())
        self.departments = tuple(str(book.settings("units")["units"]))
        self.universities = tuple(self.words["universities"].split())
        self.beside_bureaus = frozenset(self.words["beside_bureaus"].split())
        self.assemblies = tuple(self.words["assemblies"].split())
        self.assembly = book.compile("officials", "{assembly}")
        self.cooperatives = tuple(self.words["cooperatives"].split())


_words = cache(_Words)


class Parts:
    """The parts of bodies that lists name behind them, in one article."""

    def __init__(self, article: Article, book: Rulebook) -> None:
        self._rules = _words(book)
        self._text, self._bodies, self._context = article.text, article.bodies, article.context
        self._kin, self._hosts = article.kin, article.hosts

    def after(  # noqa: PLR0911 - one return a case
        self, post: PostSpan, body: BodyFound, own: str, before: Seat | None
    ) -> Seat | None:
        """省委常委、组织部部长: a bare body in a list belongs to the body before it."""
        if before is None or body.place is not None or body.level is not None:
            return None
        other = self._hosts.word_before(post.start, body.start)
        if other is not None and not (before.organisation or "").endswith(other[0]):
            return self._hosts.unnamed(other[0], own, None, body.start)  # 县教育工委书记、局党组书记
        if before.organisation is None:
            return None
        if own in self._rules.words["parts"].split():
            return self._part_in_list(body, own, before)
        if (council := self._council(own, before)) is not None:
            return council
        if own.startswith(self._rules.of_divisions) and (base := self._division(before)) is not None:
            return Seat(base + own, before.place)
        if own in self._rules.words["zonal"].split():
            # 高新区党工委委员、管委会副主任: a zone has both, a county only the first
            party = self._rules.zonal_party.search(before.organisation)
            return Seat(before.organisation[: party.start()] + own, before.place) if party else None
        # 县人大常委会副主任、教育工委书记: that is the Party's
        works = (
            not body.fixed
            and self._rules.of_assembly.search(own) is not None
            and post.office != self._rules.words["fused"]
        )
        whole = self._rules.assembly.search(before.organisation) if works else None
        if whole is not None:
            # 县人大常委会委员、法制委员会委员: of the congress; a working committee is of its standing committee
            inner = own.endswith(tuple(self._rules.words["working"].split())) or not whole["congress"]
            base = before.organisation if inner else whole["congress"]
            return Seat(own if own.startswith(base) else base + own, before.place)
        if body.kind == _BUREAU and body.bare and before.place is not None and self._kin.can_have(before.place, own):
            return Seat(before.place.short + own, before.place)
        return None

    def _council(self, own: str, before: Seat) -> Seat | None:
        """云岭县供销社党委书记、理事会|主任."""
        whole = self._kin.without_party(before)
        if own != self._rules.words["council"] or not whole.endswith(self._rules.cooperatives):
            return None
        self._kin.owners[whole + own] = whole
        return Seat(whole + own, before.place)

    def joined(self, body: BodyFound, own: str) -> Seat | None:
        """云岭大学学工部、武装部|部长, 霍山县委宣传部、统战部|部长: one of two parts with one head."""
        joined = self._text.startswith(self._rules.words["and"], body.start - 1)
        first = self._bodies.ending_at(body.start - 1) if joined else None
        if first is None or first.parent is None or body.anchored:
            return None
        whole = first.parent
        if whole.of_party:
            if own not in self._rules.organs and whole.parent is not None:
                whole = whole.parent  # 云岭大学党委办公室、校长办公室
            elif own not in self._rules.organs:
                return None
        elif (
            whole.kind not in _WITH_PARTS
            or body.kind in INSTITUTIONS
            or not (body.bare or own.endswith(self._rules.departments))
        ):
            return None
        name, place = canonical(whole, self._context, whole.start)
        return Seat(name + own, place)

    def _division(self, seat: Seat) -> str | None:
        """The division whose body or committee's department a seat is: 霍山县 of 霍山县委统战部, 区 of 区政协."""
        found = self._rules.division_of.match(seat.organisation or "")
        place = seat.place
        if found is None:
            return None
        if place is None:
            return found["place"] if found["place"] in self._rules.levels else None
        return place.short if found["place"] in (place.short, place.short + place.short[-1]) else None

    def _part_in_list(self, body: BodyFound, own: str, before: Seat) -> Seat:
        """What belongs to the body before it, or to its place: 青石镇镇长、党委书记."""
        place = before.place
        if own in self._rules.words["of_places"].split() and self._kin.division_of(before) is not None:
            return self._kin.part_of(before, own) or Seat(None, place)
        if own in self._rules.words["beside"].split():
            base = self._kin.owner_of(before)
        elif own in self._rules.words["of_staff"].split():
            return self._kin.part_of(before, own) or Seat(None, place)
        elif body.kind == "party_organ" and own not in self._rules.of_bodies:
            base = self._kin.without_organ(self._kin.committee_of(before), own)
            base += self._party_before(body, base)
        else:
            base = self._kin.whole_of_alumni(self._kin.without_party(before))
            base = self._kin.inspected(base, place) or base
            base = self._kin.whole_of_offshoot(base) if own == self._rules.words["group"] else base
            if own in self._rules.beside_bureaus and base.endswith(self._rules.assemblies):
                # 县政协委员、妇联主席: of the county
                return Seat(of_place(place.short, own) if place is not None else None, place)
            base += self._party_before(body, base)
        # 霍山县委组织部|政治处
        whole = base if own in self._rules.words["staff"].split() else self._kin.whole_of(base, own)
        committee, government = (self._rules.words[word] for word in ("committee", "government"))
        of_town = (
            own in self._rules.words["of_towns"].split() and place is not None and whole == place.short + government
        )
        if place is not None and ((whole == place.short + committee and self._kin.is_inner(own)) or of_town):
            whole = place.short  # 霍山县委办公室主任、妇联主席, 青石镇副镇长、团委书记
        return Seat(whole + own if whole is not None else None, place)

    def _party_before(self, body: BodyFound, base: str) -> str:
        """党委 of a university's organ that has the word before it: 云岭大学副校长、党委|统战部部长."""
        party = self._rules.words["town_party"]
        school = base.endswith((*self._rules.universities, self._rules.words["school"]))
        return party if school and self._text.endswith(party, 0, body.start) else ""
