"""What ends right before an office and belongs to its post: the body, the department, the place that it governs."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extraction.pipes.bodies import INSTITUTIONS
from extraction.pipes.officials.deputies import Deputies
from extraction.pipes.officials.elided import Elided
from extraction.places import place_named
from extraction.rulebook import Tail
from extraction.segment import WordClasses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.pipes.bodies import Bodies, BodyFound
    from extraction.places import PlaceFound
    from extraction.rulebook import Rulebook

_REFERRING = {"enterprise", "school", "hospital", "mass_organisation"}
"""Kinds of bodies of which a bare word before an office means one that was named: 集团公司董事长."""
_GOVERNMENT, _BUREAU = "government", "government_organ"
_LOOK_BACK = 24
_LONGEST_PLACE = 12
_SHARED = (1, 2)
"""So many characters a place shares with an office: 石桥村|主任, 青石社区|主任."""
_SURNAME = 2
"""So many characters before 华为 a name begins that ends in 华."""
_HEAD = "长"
_PARTY = {"party_branch", "party_committee", "party_group"}
"""Kinds of the bodies of the Party in any body."""
_WITH_GROUPS = (_GOVERNMENT, "consultative", "congress", "judicial")
"""Kinds of the bodies whose Party group a list tells without their place: 县委副书记、政府|党组书记."""
_WITH_SECTIONS = INSTITUTIONS | {
    "government_organ",
    "mass_organisation",
    "judicial",
    "media",
    "party_organ",
    "military",
}
"""Kinds of the bodies whose departments' heads may be named after them in short: 县教育局人事股长."""
_ORGANS = {"party_organ", "government_organ"}
"""Kinds of the bodies that a Party committee may stand before."""
_LISTS = "、，,；;兼"
_OURS = ("我", "本")
_SHORTEST_MINE = 2
_SECTION = (2, 6)
"""So many characters the word for a department takes, at least and at most."""


class _Words:
    """What a rule book says of what stands before offices."""

    def __init__(self, book: Rulebook) -> None:
        words = book.settings("officials")["words"]
        self.offices, self.deputies = book.lexicon("officials", "offices"), Deputies(book)
        self.interlude, self.aside = (
            Tail(book.compile("officials", rf"{{{name}}}\Z")) for name in ("interlude", "aside")
        )
        self.of_council = book.compile("officials", "{term}")
        self.named_so = book.compile("officials", "{named_so}")
        self.title_body = Tail(book.compile("officials", r"{@title_bodies}\Z"))
        self.level = Tail(book.compile("officials", r"{@places/levels}\Z"))
        self.owner = Tail(book.compile("officials", r"(?:[、，,；;和与及]|\A)(?P<owner>{@units/owners})\Z"))
        self.ours = Tail(book.compile("officials", r"{ours}\Z"))
        self.sections = {word + _HEAD: word for word in str(words["sections"]).split()}
        self.inner_sections = frozenset(book.lexicon("officials", "sections"))
        self.section = book.compile("officials", "{section}")
        self.mine = str(words["mine"])
        self.of_branches = (str(words["fused"]), str(words["member"]))
        self.homeless = frozenset(str(words["homeless"]).split())
        self.classes = WordClasses.load()


_words = cache(_Words)


class Left(NamedTuple):
    """What stands left of an office.

    Attributes:
        start: where the post begins, with its body or its place.
        core: where its modifiers begin, or the word for a department that its title is in short, 维权 of 维权部长.
        section: that word; department: what it is in full, 维权部; both "" without one.
        seat: the place that it governs or is of.
    """

    start: int
    core: int
    section: str
    department: str
    body: BodyFound | None
    seat: PlaceFound | None


_NEEDING = ("name", "body")
"""What offices need that are those of the body whose own news an article is, alone at the beginning of a clause."""


class Before:
    """What ends before the offices of one article."""

    def __init__(
        self, text: str, bodies: Bodies, places: Mapping[int, PlaceFound], elided: Elided, book: Rulebook
    ) -> None:
        """Take the article, its places by where they end, and the bodies that offices leave out."""
        self._text, self._bodies, self._places, self._rules = text, bodies, places, _words(book)
        self._elided = elided

    def of(self, match: re.Match[str]) -> Left | None:
        """What stands left of an office; None where that is none: 云岭区长城路."""
        office = match["office"]
        section = self._section_before(match)
        core = match.start() - len(section)
        body, at, left, begin = self._body_of(match, core)
        if body is not None and self._is_seat_again(body, office):
            begin = left = body.start
            body = None
        seat = None
        if body is None and (word := self._rules.offices.value(office, "seat")):
            seat = self._seat(left, match) or self._short_seat(match, word)
        if seat is not None and seat.end > core and self._begins_word(match.end() - 1):
            return None  # the place ends inside what only looks like an office
        start = seat.start if seat else body.start if body and body.end in (at, left) else begin
        if body is None and seat is None and (place := self._place(left, match)):
            seat, start = place, place.start
        start = self._with_owner(start, core, office, body)
        department = section and section + self._rules.sections[office]
        start = start if body is None else self._with_whole(start, body)
        start = self._with_ours(start, body)
        return Left(start, core, section, department, body, seat)

    def _section_before(self, match: re.Match[str]) -> str:
        """The word for a department before its head's office, or "": 县残联|维权|部长, 副理事长、|维权|部长."""
        at, word = match.start(), self._rules.sections.get(match["office"])
        if word is None or match["modifiers"] or match["drop"] or self._text.endswith(word, 0, at):
            return ""
        for start in range(at - _SECTION[0], max(0, at - _SECTION[1]) - 1, -1):
            body = self._bodies.ending_at(start)
            owned = body is not None and body.kind in _WITH_SECTIONS
            # a ministry of another state may have a longer name: 经济和|能源部长
            listed = (
                start > 0 and self._text[start - 1] in _LISTS and self._text[start:at] in self._rules.inner_sections
            )
            if listed or (owned and self._rules.section.fullmatch(self._text, start, at)):
                return self._text[start:at]
        return ""

    def _body_of(self, match: re.Match[str], core: int) -> tuple[BodyFound | None, int, int, int]:
        """The body of the office at `core`, the two ends as `_body_before` has them, and where the post begins."""
        office = match["office"]
        if office == self._rules.deputies.office:
            body = self._rules.deputies.congress(self._text, core, self._places)
            begin = body.start if body is not None else core
            return body, core, begin, begin
        body, at, left = self._body_before(core)
        begin = body.start if body is not None else core
        if body is None or (body.bare and body.kind in _REFERRING):
            body = self._elided.referred(left) or body
        if body is None and (body := self._sharing(match)) is not None:
            begin = body.start
        if body is None and self._rules.offices.value(office, "needs") == "name":
            body = self._bodies.unlisted(left) or self._elided.sole(left, office)
        if body is None and self._rules.offices.value(office, "needs") in _NEEDING:
            body = self._elided.own(left, office)
        if body is None and office.endswith(self._rules.of_branches) and office not in self._rules.homeless:
            body = self._elided.chosen_in(left)
        return body or self._mine_before(left, office), at, left, begin

    def _body_before(self, core: int) -> tuple[BodyFound | None, int, int]:
        """The body of an office that begins at `core`; where it ends, and where it may end before an interlude."""
        interlude = self._rules.interlude.before(self._text, max(0, core - _LOOK_BACK), core)
        at = left = interlude.start() if interlude else core
        body = self._bodies.ending_at(at)
        if body is None and interlude is not None:
            inner = self._bodies.ending_at(core)
            if inner is None or not (inner.bare and self._rules.of_council.search(interlude[0])):
                at, body = core, inner  # but of 新一届|理事会|会长 nothing is left
        if body is None and (aside := self._rules.aside.before(self._text, max(0, at - _LOOK_BACK), at)):
            body = self._bodies.ending_at(aside.start())
        return None if body is not None and self._is_chosen(body) else body, at, left

    def _is_chosen(self, body: BodyFound) -> bool:
        """Whether what looks like a firm ends a name and 为: 选举林国华为|副会长."""
        so = self._rules.named_so.match(self._text, max(0, body.start - _SURNAME))
        return so is not None and so.end() == body.end

    def _sharing(self, match: re.Match[str]) -> BodyFound | None:
        """The body which with one character more is its head: 驻村工作队|长, 派出所|长."""
        start, core = match.start("office"), match.start()
        body = self._bodies.ending_at(match.end() - 1) if match["office"].endswith(_HEAD) else None
        return body if body is not None and body.head_start < start and body.head_start <= core else None

    def _mine_before(self, at: int, office: str) -> BodyFound | None:
        """The mine that its head's office follows: 石台矿|矿长, but not 全矿|矿长."""
        if not office.startswith(self._rules.mine) or not self._text.endswith(self._rules.mine, 0, at):
            return None
        mine = self._bodies.unlisted(at)
        return mine if mine is not None and len(mine.tail) > _SHORTEST_MINE else None

    def _is_seat_again(self, body: BodyFound, office: str) -> bool:
        """Whether a body only says what the office says: 县委常委、政府|常务副县长."""
        plain = body.bare and body.level is None and body.place is None
        return plain and body.kind == _GOVERNMENT and self._rules.offices.value(office, "seat") is not None

    def _place(self, at: int, match: re.Match[str]) -> PlaceFound | None:
        """The place before an office, whose last character may be the office's first: 石桥|村支书."""
        place = self._places.get(at) or self._places.get(match.start())
        if place is None and self._rules.offices.value(match["office"], "body") and not match["modifiers"]:
            office = match.start("office")
            sharing = (self._places.get(office + size) for size in _SHARED)
            return next((place for place in sharing if place is not None and place.start < office), None)
        return place

    def _short_seat(self, match: re.Match[str], word: str) -> PlaceFound | None:
        """The place of 肥西县长, whose short form alone is no place in the eyes of the place finder."""
        if match["modifiers"] or match["drop"]:
            return None
        end = match.start("office")
        for start in range(max(0, end - _LONGEST_PLACE), end - 1):
            if (place := place_named(self._text[start:end] + word)) is not None:
                return place._replace(start=start, end=end + 1)
        return None

    def _seat(self, at: int, match: re.Match[str]) -> PlaceFound | None:
        """The place that an office governs, whose last character may be the office's first: 云岭|县长."""
        if place := self._places.get(at) or self._places.get(match.start()):
            return place
        office = match.start("office")
        shared = self._places.get(office + 1) if not match["modifiers"] else None
        return shared if shared is not None and shared.start < office else None

    def _begins_word(self, at: int) -> bool:
        """Whether a word of two characters begins at an offset."""
        pair = self._text[at : at + 2]
        return len(pair) == 2 and self._rules.classes.known(pair)

    def _with_owner(self, start: int, core: int, office: str, body: BodyFound | None) -> int:
        """Where a post begins whose organ belongs to what stands before it: 党委|组织部部长, 县|公安局长."""
        if body is not None and body.bare and body.kind in _ORGANS and start == body.start:
            before = self._rules.title_body.before(self._text, max(0, start - _LOOK_BACK), start)
        elif (
            start == core and body is None and _level_again(self._text, core, self._rules.offices.value(office, "seat"))
        ):
            return core - 1  # 县委常委、县|副县长
        elif start == core and body is None and self._rules.offices.value(office, "organ"):
            before = self._rules.level.before(self._text, max(0, core - 1), core)
        elif body is not None and body.bare and body.kind in _PARTY and start == body.start:
            # 教育工委书记、局|党组书记
            owner = self._rules.owner.before(self._text, max(0, start - _LOOK_BACK), start)
            return start if owner is None else owner.start("owner")
        else:
            return start
        return start if before is None else before.start()

    def _with_ours(self, start: int, body: BodyFound | None) -> int:
        """Where a post begins whose body calls itself by a word: 我院|院长, 我|院党委书记."""
        if body is not None and body.parent is not None and body.parent.end < start == body.start:
            return start - self._text.startswith(_OURS, start - 1)
        ours = self._rules.ours.before(self._text, max(0, start - _LOOK_BACK), start)
        return start if ours is None else ours.start()

    def _with_whole(self, start: int, body: BodyFound) -> int:
        """Where a post begins that has the body of its body before it: 副县长、公安局|党委书记, 国务院|民政部."""
        whole = self._bodies.ending_at(start)
        if whole is None:
            return start
        group = body.bare and start == body.start and whole.bare and has_group(whole, body)
        state = body.fixed and body.kind == _BUREAU and whole.fixed and whole.kind == _GOVERNMENT
        return whole.start if group or state else start


def has_group(owner: BodyFound, body: BodyFound) -> bool:
    """Whether a Party body is that of what stands before it without its place: 公安局|党委, 政府|党组."""
    return owner.kind == _BUREAU or (owner.kind in _WITH_GROUPS and body.kind == "party_group")


def _level_again(text: str, at: int, level: str | None) -> bool:
    """Whether an office of a list that says its level has it before itself as well: 县委常委、县|副县长."""
    return level is not None and text.startswith(level, at - 1) and text.startswith(tuple(_LISTS), at - 2)
