"""Whose body a name is: of the place, the level word or the body that ends before it, or that its list is of."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from extraction.pipes.bodies.model import BodyFound, only_named
from extraction.pipes.bodies.words import KIND, Settings
from extraction.rulebook import Tail

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from extraction.pipes.bodies.words import Words
    from extraction.places import PlaceFound
    from extraction.rulebook import Rulebook

_LEVEL_LONGEST = 9
_WORD_LOOK = 5
_DOUBLED = 2
"""So far, in code points, the word before a doubled level word begins: 我市|市委."""
_POLITICAL = ("party", "mass")
"""What the kinds of the bodies begin with that an unnamed school is the owner of."""
_SMALL = "乡镇村"
"""Levels of places without a zone of their own; the names of cities end in them."""
_COUNTY_WIDE = "县区市旗"
"""What the names of the divisions end in that have all that a county has."""
_OFFICES = ("party", "government")
_BANKING = ("enterprise", "government_organ")
"""Kinds of the banks that a place has one of each: 县农行, 县人行."""
_HOSPITAL, _FIRM = "hospital", "enterprise"
_SCHOOL = "school"
_BETWEEN_LONGEST, _OWNER_LONGEST, _VISIT_LONGEST = 6, 4, 32


class _Words:
    """What a rule book says of what owns a body."""

    def __init__(self, book: Rulebook) -> None:
        units = Settings(book)
        self.level_before = Tail(book.compile(KIND, r"{level_anchor}\Z"))
        self.joint = Tail(book.compile(KIND, r"{joint}\Z"))
        self.adopting = units.words_of("adopting")
        # what may part a place from its body inside a post: 原
        self.once = Tail(book.compile(KIND, r"{once}\Z"))
        # the same, and the term of a body that is elected for one
        self.terms = Tail(book.compile(KIND, r"(?:{session}|{once})\Z"))
        self.elected = units.words_of("elected")
        self.parts = {kind: frozenset(kinds.split()) for kind, kinds in units.mapped("parts").items()}
        # what stands behind the name of an institution that visits whose news it is
        self.visits = units.pattern("visits")
        # what stands before the name of an institution that whose news it is receives
        self.received = Tail(units.pattern("received"))
        # what stands before the name of one that is visited
        self.visited = units.tail("visited")
        # words in which the visitor speaks of itself: 我校
        self.ourselves = units.pattern("ourselves")
        # the kinds of bodies that visit each other so
        self.hosts = units.words_of("hosts")
        # offices that towns alone have
        self.town_only = units.words_of("town_only")
        self.towns = units.listed("towns")
        # endings of the places that have none of the `forces`
        self.without_forces = units.listed("without_forces")
        # kinds of bodies whose parts a list names by their own words
        self.inner = units.words_of("with_parts")
        # what stands between a university and the place in the name of its hospital
        self.affiliated = units.text("affiliated")
        # endings of the firms that are called by no word for a firm
        self.banks = units.listed("banks")
        # names of schools and firms that every county has, which lists of them leave the county out of
        self.county_names = units.pattern("county_names")


_words = cache(_Words)


class Edge(NamedTuple):
    """Where a name begins and whose it is; `tail` is where its own part begins, behind the owner."""

    start: int
    tail: int
    place: PlaceFound | None = None
    level: str | None = None
    parent: BodyFound | None = None
    quoted: bool = False
    class_noun: bool = False
    nation: bool = False
    site: PlaceFound | None = None

    @property
    def owned(self) -> bool:
        """Whether the name says whose body it is."""
        return bool(self.place or self.level or self.parent or self.nation)


class Owners:
    """What of a text can own the name that follows: places and bodies by where they end.

    Attributes:
        bodies: those found so far; whoever finds one adds it.
    """

    def __init__(self, text: str, places: Mapping[int, PlaceFound], known: Words) -> None:
        self.text, self.places, self.known = text, places, known
        self._rules = _words(known.book)
        self.bodies: dict[int, BodyFound] = {}
        self._visits = known.own_news.search(text) is not None
        self._guests: dict[tuple[int, int], bool] = {}
        self._ourselves = self._visits and self._rules.ourselves.search(text) is not None

    def at(self, offset: int, kind: str) -> Edge | None:
        """The owner that ends right at an offset, for a body of a kind; None without one.

        In 石桥村原党支部 the word between the two, in 滑县第十八届人民代表大会 the term, belongs to neither.
        """
        edge = self._right_at(offset, kind)
        if edge is not None or kind not in self.known.placed:
            return edge
        between = self._rules.terms if kind in self._rules.elected else self._rules.once
        match = between.before(self.text, max(0, offset - _BETWEEN_LONGEST), offset)
        owner = self._right_at(match.start(), kind) if match else None
        return owner._replace(tail=offset) if owner is not None else None

    def _right_at(self, offset: int, kind: str) -> Edge | None:
        body, place = self.bodies.get(offset), self.places.get(offset)
        if body is not None and (place is None or body.start <= place.start) and self._can_own(body, kind):
            return Edge(body.start, offset, parent=body)
        if place is not None:
            return Edge(place.start, offset, place=place)
        return self._back(offset, kind) or self._level(offset)

    def is_guest(self, body: BodyFound) -> bool:
        """Whether a body is an institution that visits the one whose news the text is, or that this one visits.

        青岚大学校长一行来我校, 我校师生赴青岚大学.
        """
        if not self._visits or body.bare or body.kind not in self._rules.hosts:
            return False
        span = body.start, body.end
        if span not in self._guests:
            self._guests[span] = self._is_told_to_visit(body)
        return self._guests[span]

    def _is_told_to_visit(self, body: BodyFound) -> bool:
        floor = max(0, body.start - _VISIT_LONGEST)
        if self._rules.visits.match(self.text, body.end) or self._rules.received.before(self.text, floor, body.start):
            return True
        return self._ourselves and self._rules.visited.before(self.text, floor, body.start) is not None

    def ends(self, offset: int) -> bool:
        """Whether a body ends at an offset."""
        return offset in self.bodies

    def near(self, floor: int, end: int, kind: str) -> Edge | None:
        """The nearest owner that ends in `floor:end`, or an edge without one behind a body that cannot own it."""
        for offset in range(end, floor, -1):
            if offset in self.places or offset in self.bodies:
                edge = self.at(offset, kind)
                if edge is not None and (edge.place or edge.parent):
                    return edge
                if not self.bodies[offset].bare:
                    return Edge(offset, offset)
        return None

    def above(self, edge: Edge, kind: str) -> Edge | None:
        """云岭市公安局|石桥区|分局: the body of which the place is that of a branch."""
        body = self.bodies.get(edge.start)
        if body is None or not self._can_own(body, kind):
            return None
        return Edge(body.start, edge.start, parent=body, site=edge.place)

    def affiliated(self, edge: Edge, kind: str) -> Edge | None:
        """云岭医科大学|附属石桥医院: the body to which one with a place in its name is attached."""
        if not self.text.endswith(self._rules.affiliated, 0, edge.start):
            return None
        body = self.bodies.get(edge.start - len(self._rules.affiliated))
        if body is None or not self._can_own(body, kind):
            return None
        return Edge(body.start, body.end, parent=body, site=edge.place)

    def listed(self, offset: int, kind: str) -> Edge | None:
        """市公安局特警支队、石桥|分局: the bureau whose branches a list names, for the next of them."""
        floor = max(0, offset - _OWNER_LONGEST)
        begin = max(self.text.rfind(mark, floor, offset) for mark in self.known.list_marks) + 1
        before = self.bodies.get(begin - 1) if begin > 0 else None
        if before is None or before.parent is None or not begin < offset or not self._own_word(begin, offset):
            return None
        owner = before.parent
        return Edge(begin, begin, parent=owner) if owner.kind == before.kind and self._can_own(owner, kind) else None

    def beside(self, edge: Edge, end: int, kind: str) -> Edge | None:
        """青岚集团办公室、规划发展|部: the body whose parts a list names, for the next of them, made of known words."""
        marked = self.text[edge.start - 1 : edge.start] in self.known.list_marks
        before = self.bodies.get(edge.start - 1) if marked else None
        owner = before.parent if before is not None else None
        if owner is not None and owner.kind.startswith(_POLITICAL) and owner.parent is not None:
            owner = owner.parent  # 青岚大学党委宣传部、教务|处
        if owner is None or before is None or not self._can_own(owner, kind):
            return None
        if kind.startswith(_POLITICAL) and before.kind.startswith(_POLITICAL):
            return Edge(edge.start, edge.start, parent=owner)  # 县教育局党委、|工会
        if owner.kind not in self._rules.inner:
            return None
        if any(b - a == 1 for a, b in self.known.classes_of.fast_words(self.text[edge.start : end])):
            return None  # 中电|科
        return Edge(edge.start, edge.start, parent=owner)

    def next_ward(self, offset: int, kind: str) -> Edge | None:
        """云岭县人民医院内科、|外科: the hospital, or the firm, whose parts a list names, for the next of them."""
        marked = self.text[offset - 1 : offset] in self.known.list_marks
        before = self.bodies.get(offset - 1) if marked and offset else None
        owner = before.parent if before is not None else None
        if owner is None or owner.kind != (_HOSPITAL if kind == _HOSPITAL else _FIRM):
            return None
        return Edge(offset, offset, parent=owner)

    def _own_word(self, start: int, end: int) -> bool:
        return not any(char in self.known.boundaries for char in self.text[start:end])

    def lent(self, start: int, end: int, kind: str) -> Edge | None:
        """The place of the body before in a list, if it has such a body: 县公安局、交警大队, but 镇派出所、交警大队."""
        known = self.known
        lent = self.joined(start, kind, common=self.is_common(start, end))
        word = self.text[start:end]
        owner = (lent.level or (lent.place.short if lent.place is not None else "")) if lent is not None else ""
        if word in self._rules.town_only and not owner.endswith(self._rules.towns):
            return None  # 石桥村村委会、派出所
        if lent is None or word not in known.forces:
            return lent
        return None if owner.endswith(self._rules.without_forces) else lent

    def is_common(self, start: int, end: int) -> bool:
        """Whether every county has a school or a firm of that name: 实验小学, 二中."""
        return self._rules.county_names.fullmatch(self.text, start, end) is not None

    def joined(self, offset: int, kind: str, *, alike: bool = False, common: bool = False) -> Edge | None:
        """The place of the body before in a list: 县委、政府; 县人民医院、中医院.

        Of one `alike` 县工行、农行; of one that is `common` to all counties 县农业局、供电公司.
        """
        known = self.known
        joint = self._rules.joint.before(self.text, max(0, offset - 1), offset)
        before = self.bodies.get(joint.start() if joint else offset)
        upper = before.parent if before is not None and joint is not None and kind in known.governing else None
        if upper is not None and upper.parent is None and before is not None and before.text.endswith(known.offices_of):
            before = upper  # 县委办、|政府办
        if before is None or before.fixed or not (before.place or before.level):
            return None
        banks = alike and before.kind in _BANKING and before.rule == known.rules["fixed"]  # 县人行、农行
        shared = banks or ((alike or common) and before.kind == kind) or (common and _is_countys(before))
        if kind not in self._rules.adopting and not shared:
            return None
        # 党委政府, but 县委宣传部
        if (joint is None or joint.start() == offset) and (before.kind == kind or kind not in known.placed):
            return None
        return Edge(offset, offset, place=before.place, level=before.level)

    def _back(self, offset: int, kind: str) -> Edge | None:
        """校|党委: a word for the body last named whose name ends so, where the word does not end another one."""
        known = self.known
        word = known.owner.before(self.text, max(0, offset - _OWNER_LONGEST), offset)
        if word is None or not self._parted(word.start()):
            return None
        if known.classes_of.known(self.text[word.start() : offset + 1]):
            return None  # 局部 is no department of a bureau
        ends, means = tuple(known.owners[word[0]]["heads"].split()), known.owners[word[0]].get("whole")
        part = means == "part" or self.text[word.start() - 1 : word.start()] in known.pointers
        named = (
            b
            for b in reversed(self.bodies.values())
            if not b.bare and (part or not b.parent) and b.text.endswith(ends) and (part or not self.is_guest(b))
        )
        last = next(named, None)
        if last is None:
            owner = self._only(word) or self._unnamed(word, kind)
        else:
            # 校党委 is the university's, not that of the faculty named last; beside faculties alone it is of a school
            # that the article does not name
            known_whole = (b for b in chain((last,), named) if b.place is not None or b.head not in known.faculties)
            owner = next(known_whole, None if means == "yes" else last) or self._unnamed(word, kind)
        return Edge(word.start(), offset, parent=owner) if owner is not None and self._can_own(owner, kind) else None

    def _only(self, word: re.Match[str]) -> BodyFound | None:
        """The one body named so far of the kind that a word stands for: 公司|工会 in an article on 中国石化.

        青岚公司 need not be what 集团公司 means.
        """
        kind = self.known.owners[word[0]].get("kind")
        if kind is None or kind == _SCHOOL:
            return None
        return only_named(
            b
            for b in self.bodies.values()
            if b.kind == kind
            and not (b.bare or b.parent or self.is_guest(b) or b.text.endswith(self._rules.banks))
            and (b.head == word[0] or b.head not in self.known.owners)
        )

    def _unnamed(self, word: re.Match[str], kind: str) -> BodyFound | None:
        """The school or hospital whose own news the article is, where it never says which: 校|党委."""
        if not kind.startswith(_POLITICAL):
            return None  # 学校医院 is a class as often
        row = self.known.owners[word[0]]
        names = row.get("alone", "").split()
        name = names[0] if len(names) == 1 else next((name for name in names if name in self.text), None)
        if name is None:
            return None
        return BodyFound(*word.span(), row["kind"], word[0], word.start(), word[0], word[0], fixed=name)

    def alone(self, start: int) -> bool:
        """Whether no word can run on into the character at `start`."""
        before = self.text[start - 1 : start]
        return not before or before in self.known.boundaries or self.known.outside.match(before) is not None

    def _parted(self, start: int) -> bool:
        """Whether nothing, or a word that no name holds, stands before an offset: 按照|学校党委."""
        return self.alone(start) or self.text[max(0, start - 2) : start] in self.known.boundaries

    def _can_own(self, body: BodyFound, kind: str) -> bool:
        return kind in self._rules.parts.get(body.kind, ()) and (not body.bare or body.anchored)

    def _level(self, offset: int) -> Edge | None:  # noqa: PLR0911 - one return a case
        known = self.known
        match = self._rules.level_before.before(self.text, max(0, offset - _LEVEL_LONGEST - 1), offset)
        if match is None:
            return None
        start, word = match.start("level"), match["level"]
        place = self.places.get(start)
        if place is not None:
            # 滑县县委: the level word repeats the place's ending.
            return Edge(place.start, start, place=place) if place.name.endswith(word) else None
        before = self.text[start - 1 : start]
        if before == word:
            # 我市|市委, but not of a city that nobody knows, nor 城市|市委
            ours = self.text[max(0, start - _DOUBLED) : start - 1] in known.speakers
            return Edge(start, offset, level=word) if ours else None
        repeats = before in known.pointers and self.text.startswith(word, offset)
        if before in known.speakers or repeats:
            return Edge(offset, offset, level=word)  # 我县|教育局, 该村|村委会
        if len(word) == 1 and self._in_word(start):
            return None
        apart = self._parted(start) or before in known.levels
        if word in known.zones and before in known.levels:
            if self._parted(start - 1) or self.text[start - 2 : start - 1] in known.speakers:
                return Edge(start - 1, start, level=before)  # 县|工业园区党工委
            apart = before not in _SMALL
        if word in known.zones and not apart:
            return None  # 青岚|工业园区, 萍乡|工业园区: a zone with a name
        return Edge(start, offset, level=word)

    def _in_word(self, start: int) -> bool:
        """Whether the level word at `start` ends another word, or a name that no lexicon has: 杭|州, 岭|州."""
        known = self.known
        before = self.text[start - 1 : start]
        if not before or known.outside.match(before) or before in known.boundaries or before in known.openers:
            return False
        if known.prefix.before(self.text, max(0, start - _WORD_LOOK), start):
            return False  # 民革|市委
        floor = max(0, start - _WORD_LOOK)
        cuts = known.classes_of.fast_words(self.text[floor : start + 1])
        if cuts[-1] != (start - floor, start + 1 - floor):
            return True
        begin, end = cuts[-2]
        return (
            end - begin == 1 and known.classes_of.tags(before).get("n", 0.0) + known.classes_of.frequency(before) == 0
        )


def _is_countys(body: BodyFound) -> bool:
    """Whether a body is an office of a county, which has firms and schools as every county has: 县农业局、|供电公司."""
    level = body.level or (body.place.short[-1:] if body.place is not None else "")
    return level in _COUNTY_WIDE and body.kind.startswith(_OFFICES)
