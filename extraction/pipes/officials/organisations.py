"""Which body a post is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.pipes.bodies import canonical
from extraction.pipes.officials.model import PostSpan
from extraction.places import Place
from extraction.rulebook import Rulebook

if TYPE_CHECKING:
    from extraction.pipes.bodies import Bodies, BodyFound
    from extraction.places import PlaceContext


_OF_A_VILLAGE = {"community_body", "party_branch"}
_VILLAGES = {"village", "community"}
_INSTITUTIONS = frozenset({"school", "hospital", "enterprise"})
_OFTEN, _BY_FAR = 2, 2
_NOBODY = "-"
"""What the lexicon says of an office of no body."""


@dataclass(frozen=True, slots=True)
class Seat:
    """The body of a post and its jurisdiction; the body is None where the article settles none."""

    organisation: str | None
    place: Place | None
    inherited: bool = True
    """Whether the next office of a list can be of the same body."""


class Organisations:
    """Resolves the bodies of posts in one article."""

    def __init__(self, text: str, bodies: Bodies, context: PlaceContext, book: Rulebook) -> None:
        self._text = text
        self._bodies = bodies
        self._context = context
        self._offices = book.lexicon("officials", "offices")
        self._level = book.compile("officials", r"(?:该|本|我|全)?(?P<word>{@places/levels})\Z")
        self._goes_with = book.lexicon("officials", "goes_with")
        self._told: list[tuple[int, Seat]] = []
        self._other_party = book.compile("officials", "{other_party}")
        self._party_suffix = book.compile("officials", r"{party_suffix}\Z")
        self._words: Mapping[str, str] = book.settings("officials")["words"]

    def of(self, post: PostSpan, before: Seat | None) -> Seat:
        """The body of a post.

        Args:
            before: the body of the post before it in the chain, which elided lists rely on.
        """
        seat = self._settled(post, before)
        if seat.organisation is not None:
            self._told.append((post.start, seat))
        return seat

    def _settled(self, post: PostSpan, before: Seat | None) -> Seat:
        for settle in (self._of_organ, self._of_body, self._of_government, self._of_community, self._of_body_behind):
            seat = settle(post, before)
            if seat is not None:
                return seat
        return self._elsewhere(post, before)

    def _elsewhere(self, post: PostSpan, before: Seat | None) -> Seat:
        """The body of an office that stands alone."""
        if fixed := self._offices.value(post.office, "of"):
            nobody = fixed == _NOBODY or self._other_party.search(self._text) is not None
            return Seat(None if nobody else fixed, None, inherited=False)
        if post.seat is not None:
            return Seat(None, _found(post))
        if before is not None and before.organisation is not None and before.inherited:
            return self._of_same_body(post, before)
        if told := self._spoken_of(post):
            return told
        kinds = self._offices.value(post.office, "kinds")
        owner = self._institution(frozenset(kinds.split("|")), post, near=True) if kinds else None
        return owner or Seat(None, None)

    def _spoken_of(self, post: PostSpan) -> Seat | None:
        """The body that an office alone goes back to: 副局长 to a bureau.

        The last one of such a body that the paragraph names or has an official of, else the last official's; else the
        only one that the article names.
        """
        ends = tuple((self._goes_with.value(post.office, "ends") or "").split("|"))
        if ends == ("",):
            return None
        floor = self._text.rfind("\n", 0, post.core)
        told = [
            (start, Seat(body, seat.place))
            for start, seat in self._told
            if start < post.start and (body := self._without_party(seat)).endswith(ends)
        ]
        named = [
            (b.start, Seat(*canonical(b, self._context, b.start)))
            for b in self._bodies.outermost()
            if not b.bare and b.text.endswith(ends)
        ]
        here = [(start, seat) for start, seat in (*told, *named) if floor <= start < post.start]
        if here:
            return max(here, key=lambda found: found[0])[1]
        if told:
            return told[-1][1]
        seats = {seat.organisation: seat for _, seat in named}
        return next(iter(seats.values())) if len(seats) == 1 else None

    def _of_body(self, post: PostSpan, before: Seat | None) -> Seat | None:
        """The body that stands right before the office; in a list a bare one belongs to the body before it."""
        body = post.body
        if body is None:
            return None
        name, place = canonical(body, self._context, post.start)
        own = self._text[body.start : body.end]
        if body.kind in _OF_A_VILLAGE and body.place is None and body.parent is None:
            return self._of_village(post, body, before)
        if body.kind == "community_body" and place is not None and place.level in _VILLAGES:
            return Seat(place.short + post.title_body, place)
        if body.place is None and body.level is None and (seat := self._in_list(body, own, before)) is not None:
            return seat
        told = self._part_of_told(post, own) if body.bare and name == own else None
        if told is not None:
            return told
        owner = self._institution(_INSTITUTIONS, post, near=False) if body.bare and _is_party(body) else None
        if owner is not None:
            return Seat(f"{owner.organisation}{own}", owner.place)
        return Seat(None if body.bare and name == own else name, place)

    def _part_of_told(self, post: PostSpan, own: str) -> Seat | None:
        """党组成员 after a head of the bureau: the Party group of the body last spoken of in the paragraph."""
        if own not in self._words["parts"].split():
            return None
        floor = self._text.rfind("\n", 0, post.core)
        for start, seat in reversed(self._told):
            if floor <= start < post.start and seat.organisation is not None:
                base = self._without_party(seat)
                if seat.place is not None and base.startswith(seat.place.short + self._words["committee"]):
                    return None
                return Seat(base + own, seat.place)
        return None

    def _in_list(self, body: BodyFound, own: str, before: Seat | None) -> Seat | None:
        """省委常委、组织部部长: a bare body in a list belongs to the body before it."""
        if before is None or before.organisation is None:
            return None
        if own in self._words["parts"].split():
            base = before.organisation if body.kind == "party_organ" else self._without_party(before)
            return Seat(base + own, before.place)
        if body.kind == "government_organ" and body.bare and before.place is not None:
            return Seat(before.place.short + own, before.place)
        return None

    def _of_village(self, post: PostSpan, body: BodyFound, before: Seat | None) -> Seat:
        """村委会主任, 村党支部书记: of the village that the text speaks of."""
        place = before.place if before is not None and before.place is not None else None
        for word in (body.level, *self._words["communities"].split()):
            if place is None and word is not None:
                place = self._context.refer(word, post.core)
        if place is None or place.level not in _VILLAGES:
            return Seat(None, None)
        own = (
            body.head
            if body.kind == "community_body"
            else self._text[body.start : body.end].removeprefix(body.level or "")
        )
        return Seat(place.short + own, place)

    def _institution(self, kinds: frozenset[str], post: PostSpan, *, near: bool) -> Seat | None:
        """The school, hospital or firm that an office without its body is of.

        The last one named before it in its paragraph, if `near`; else the one that the article speaks of most, by far.
        """
        named = [b for b in self._bodies.all if b.kind in kinds and not b.bare and b.parent is None]
        floor = self._text.rfind("\n", 0, post.core)
        here = [b for b in named if floor <= b.start and b.end <= post.core]
        if here and near:
            return Seat(*canonical(here[-1], self._context, here[-1].start))
        often = Counter(canonical(b, self._context, b.start) for b in named).most_common(2)
        if not often or often[0][1] < _OFTEN or (len(often) > 1 and often[0][1] < _BY_FAR * often[1][1]):
            return Seat(*often[0][0]) if near and len(often) == 1 else None
        return Seat(*often[0][0])

    def _of_organ(self, post: PostSpan, before: Seat | None) -> Seat | None:
        """县公安局长 -> 公安局 of the county; 县委常委、组织部长 -> 组织部 of its committee."""
        organ = self._offices.value(post.office, "organ")
        if organ is None:
            return None
        of_party = organ in self._words["party_organs"].split()
        if post.body is not None and of_party:
            name, place = canonical(post.body, self._context, post.start)
            return Seat(name + organ, place)
        if before is not None and before.organisation is not None and of_party:
            return Seat(before.organisation + organ, before.place)
        place = self._place_before(post) or (before.place if before else None)
        if place is None:
            return Seat(None, None)
        committee = self._words["committee"] if of_party else ""
        return Seat(place.short + committee + organ, place)

    def _of_government(self, post: PostSpan, before: Seat | None) -> Seat | None:
        """县长 -> the county's government."""
        word = self._offices.value(post.office, "seat")
        if word is None:
            return None
        place = _found(post) if post.seat is not None else None
        if place is None and before is not None and before.place is not None:
            place = before.place if before.place.short.endswith(word) else None
        if place is None and self._offices.value(post.office, "elided") == "only":
            return None
        place = place or self._context.refer(word, post.core)
        return Seat(place.short + self._words["government"], place) if place else Seat(None, None)

    def _of_community(self, post: PostSpan, before: Seat | None) -> Seat | None:
        """村主任 -> the village's committee."""
        body = self._offices.value(post.office, "body")
        if body is None:
            return None
        place = self._place_before(post)
        return Seat(f"{place.short}{body}", place) if place else Seat(None, None)

    def _of_same_body(self, post: PostSpan, before: Seat) -> Seat:
        if self._offices.value(post.office, "carry") == "yes" or self._offices.value(post.office, "party") == "yes":
            return before
        return Seat(self._without_party(before), before.place)

    def _without_party(self, seat: Seat) -> str:
        """国家能源局党组 -> 国家能源局; a place's committee stays."""
        name = seat.organisation or ""
        match = self._party_suffix.search(name)
        if match is None or not match.start() or (seat.place is not None and name[: match.start()] == seat.place.short):
            return name
        return name[: match.start()]

    def _of_body_behind(self, post: PostSpan, before: Seat | None) -> Seat | None:
        """任组长的防控领导小组: the body follows its head."""
        if not self._text.startswith(self._words["of"], post.end):
            return None
        body = self._bodies.starting_at(post.end + len(self._words["of"]))
        if body is None:
            return None
        return Seat(*canonical(body, self._context, body.start))

    def _place_before(self, post: PostSpan) -> Place | None:
        if post.seat is not None:
            return _found(post)
        word = self._level.search(self._text, max(0, post.core - 4), post.core)
        return self._context.refer(word["word"], post.core) if word else None


def _is_party(body: BodyFound) -> bool:
    return body.kind.startswith("party")


def _found(post: PostSpan) -> Place:
    seat = post.seat
    assert seat is not None
    return Place(seat.name, seat.adcode, seat.level, seat.short)
