"""The bodies that offices leave out: the one that a word goes back to (公司|董事长), the one that a text is on."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from extraction.pipes.bodies import only_named, own_house
from extraction.pipes.officials.societies import Societies, sentence_start
from extraction.rulebook import Tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extraction.pipes.bodies import Bodies, BodyFound, House
    from extraction.rulebook import Rulebook

_LOOK_BACK, _HELD = 24, 3
_OPENING = "，。；：,;:！？"
_SOCIETY, _FIRM = "mass_organisation", "enterprise"
_PARTY = ("party_branch", "party_committee")


class _Words:
    """What a rule book says of offices without a body."""

    def __init__(self, book: Rulebook) -> None:
        self.offices, self.owners = book.lexicon("officials", "offices"), book.lexicon("units", "owners")
        self.held = book.compile("officials", r"(?:召开|举行|举办|开展)[，,]\Z")
        self.goes_with = book.lexicon("officials", "goes_with")
        self.back = Tail(book.compile("officials", r"{back_lead}(?P<head>{@units/heads:bare=back})\Z"))
        self.spoken_of = Tail(book.compile("officials", r"(?:该|本)(?P<owner>{@units/owners})\Z"))
        self.societies = tuple(str(book.settings("officials")["words"]["societies"]).split())
        self.passing, self.there, self.taking = (
            Tail(book.compile("officials", rf"{{{name}}}\Z")) for name in ("passing", "there", "taking")
        )
        self.founds = Tail(book.compile("officials", r"{founds_branch}\Z"))
        self.elects = book.compile("officials", "{branch_elects}")
        self.holds = book.compile("officials", "{hosts}")
        self.venue = book.compile("officials", "{venue}")


_words = cache(_Words)


class Elided:
    """Such bodies of one article."""

    def __init__(self, text: str, bodies: Bodies, book: Rulebook) -> None:
        self._text, self._bodies, self._rules = text, bodies, _words(book)
        self._societies, self._book = Societies(text, bodies, book), book

    def referred(self, at: int) -> BodyFound | None:
        """The last body before `at` whose name ends in the word that stands there: 公司董事长 of a firm, 该局局长."""
        if word := self._rules.back.before(self._text, max(0, at - _LOOK_BACK), at):
            head = word["head"]
            # 该集团 of 青岚集团有限公司
            ends = (
                head,
                *(end for end in str(self._rules.owners.value(head, "heads")).split() if end.startswith(head)),
            )
        elif word := self._rules.spoken_of.before(self._text, max(0, at - _LOOK_BACK), at):
            ends = tuple(self._rules.owners[word["owner"]]["heads"].split())
        else:
            return None
        # 镇派出所、司法所: the list has told the place of the second
        whole = (b for b in self._bodies.before(word.start()) if not b.bare or b.place is not None)
        named = (b for b in whole if b.text not in self._bodies.guests)
        return next((b for b in named if b.text.endswith(ends)), None)

    def sole(self, at: int, office: str) -> BodyFound | None:
        """The society or firm of an office without a body.

        For 会长 at the beginning of a clause the society whose meeting the article is on, or the only one; where
        somebody is made a head (选举林知远为会长, 聘任顾秋禾为副总经理), else the only one that the sentence has.
        """
        kinds = (self._rules.offices.value(office, "kinds") or "").split("|")
        taking = self._rules.taking.before(self._text, max(0, at - _LOOK_BACK), at) is not None
        if not (taking or self._opens(at)) or self._societies.writes(at):
            return None
        if _SOCIETY in kinds:
            society = self._societies.chosen(at) if taking else None
            society = society or self._societies.meeting or self._bodies.only_society
            if society is not None:
                return society
        if not taking:
            return None if self._told_elsewhere(at) else self._named_before(at, kinds)
        return only_named(
            b for b in self._bodies.between(sentence_start(self._text, at), at) if b.kind in kinds and not b.bare
        )

    def own(self, at: int, office: str) -> BodyFound | None:
        """The firm or the kindergarten whose own news the text is, for its head at the beginning of a clause."""
        house = self._house if self._opens(at) else None
        if house is None or house.body is None or at >= house.end or self._is_there(at):
            return None
        ends = self._rules.goes_with.value(office, "ends")
        kinds = (self._rules.offices.value(office, "kinds") or "").split("|")
        fits = ends is not None and house.name.endswith(tuple(ends.split("|")))
        return house.body if fits or (house.kind == _FIRM and house.kind in kinds) else None

    def _is_there(self, at: int) -> bool:
        """Whether the clause before an office tells of another place, and not of where they meet: 在三楼召开，."""
        return not self._rules.held.search(self._text, max(0, at - _HELD), at) and self._told_elsewhere(at)

    @cached_property
    def _house(self) -> House | None:
        return own_house(self._text, self._bodies, None, self._book)

    def _named_before(self, at: int, kinds: Sequence[str]) -> BodyFound | None:
        """青岚集团召开会议。|董事长林知远讲话: the only one that the paragraph has named, or else headline and text."""
        begin, headline = self._text.rfind("\n", 0, at) + 1, self._text.find("\n", 0, at)
        named = [b for b in self._bodies.between(begin, at) if b.kind in kinds]
        if not named:
            named = [b for b in self._bodies.between(0, at) if b.kind in kinds]
            if named and named[0].start > headline:
                return None
        fitting = (b for b in named if b.kind != _SOCIETY or b.text.endswith(self._rules.societies))
        return only_named(b for b in fitting if self._is_named_whole(b) and not self._is_passing(b))

    def _is_named_whole(self, body: BodyFound) -> bool:
        """Whether a text names a body in full that an office alone may be of.

        No guest, and no brand as 华为, unless it holds what the text is on: 中铁四局|召开会议.
        """
        if body.text in self._bodies.guests:
            return False
        if body.rule == "units.national" and not self._holds(body):
            return False
        return not body.bare or body.place is not None  # 县移动公司、|联通公司

    def _holds(self, body: BodyFound) -> bool:
        """Whether a body, and no branch of it, holds something: not 中国移动 of 中国移动霍山分公司召开会议."""
        whole = self._bodies.starting_at(body.start)
        return whole == body and self._rules.holds.match(self._text, body.end) is not None

    def _is_passing(self, body: BodyFound) -> bool:
        """Whether a body is only where somebody works or meets, or whose customer somebody is: 乘坐|青岚航空公司."""
        before = self._rules.passing.before(self._text, max(0, body.start - _LOOK_BACK), body.start)
        return before is not None and (not before["sited"] or self._rules.venue.match(self._text, body.end) is not None)

    def _told_elsewhere(self, at: int) -> bool:
        """Whether the clause before an office tells of a place that is no body: 在云岭新材，|董事长."""
        clause = self._rules.there.before(self._text, max(0, at - _LOOK_BACK), at)
        return clause is not None and not self._bodies.between(clause.start(), at)

    def chosen_in(self, at: int) -> BodyFound | None:
        """The Party body that the sentence founds, or that meets in it, whose members somebody is made.

        成立石桥小区临时党支部，林知远任|书记, 石桥村党支部召开党员大会，选举林知远为|书记.
        """
        if self._rules.taking.before(self._text, max(0, at - _LOOK_BACK), at) is None:
            return None
        near = self._bodies.between(sentence_start(self._text, at), at)
        made = only_named(b for b in near if b.kind in _PARTY and self._is_made(b))
        return made if made is not None and not any(b.start > made.end and not b.bare for b in near) else None

    def _is_made(self, body: BodyFound) -> bool:
        founds = self._rules.founds.before(self._text, max(0, body.start - _LOOK_BACK), body.start)
        return founds is not None or self._rules.elects.match(self._text, body.end) is not None

    def is_of_our_society(self, at: int, office: str) -> bool:
        """Whether an office alone is one of the society that writes."""
        kinds = (self._rules.offices.value(office, "kinds") or "").split("|")
        return _SOCIETY in kinds and self._opens(at) and self._societies.writes(at)

    def _opens(self, at: int) -> bool:
        """Whether a clause begins at an offset."""
        before = self._text[max(0, at - 1) : at]
        return not before or before.isspace() or before in _OPENING
