"""From the edge of a name and its head to a body, unless what stands around them makes a class or a number of it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extraction.pipes.bodies import brief
from extraction.pipes.bodies.model import INSTITUTIONS, BodyFound
from extraction.pipes.bodies.words import KIND, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.pipes.bodies.owners import Edge, Owners
    from extraction.pipes.bodies.sorts import Sorts
    from extraction.places import PlaceFound
    from extraction.rulebook import Rulebook

_COUNT_LOOK, _PREFIX_LOOK = 8, 12
_TITLE = "《》"
_SEATED = {"school", "hospital", "other"}
_SHORTEST = 4
"""Code points of the shortest full name of a university: 青岚大学."""
_SHORTEST_BRAND, _LONGEST_SITE = 2, 5
"""Code points of the shortest brand before the place of its branch, and of the longest short form of a place."""
_SITES = "市县区省"
"""What the names of places end in that have branches of firms."""
_MEDIA = "media"


class _Words:
    """What a rule book says of what makes a body of a name."""

    def __init__(self, book: Rulebook) -> None:
        units = Settings(book)
        # short forms of places that are words as well: 东方
        self.wordlike = frozenset(book.lexicon("places", "wordlike").words("kind", "short"))
        # kind of the parent and kind of the head -> kind of the body, where it is not that of the head
        self.inside = units.mapped("inside")
        # heads of branches of firms
        self.branch_words = units.words_of("branch_words")
        # what makes the book of its history of a body: 县人大|志
        self.annals = book.compile(KIND, "{annals}")


_words = cache(_Words)


class Builder:
    """Makes the bodies of one text.

    Attributes:
        refused: where names end that are none.
    """

    def __init__(self, owners: Owners, begun: Mapping[int, PlaceFound], sorts: Sorts, refused: set[int]) -> None:
        """Take the owners, the places by where they begin, and the sorts of bodies, which look at `refused`."""
        self._owners, self._text, self._known = owners, owners.text, owners.known
        self._rules = _words(owners.known.book)
        self._begun, self._sorts, self.refused = begun, sorts, refused

    def body(self, edge: Edge, head: int, end: int, kind: str, rule: str) -> BodyFound | None:
        """The body of a kind whose head stands at `head:end`; None, and its end is refused, where that is none.

        Args:
            rule: the value of the rule that found it.
        """
        start, prefix = edge.start, ""
        text = self._text
        # 中国人民政治协商会议第十届|青石县|委员会
        term = self._known.session.before(text, max(0, start - _COUNT_LOOK), start)
        front = term.start() if term is not None else start
        if (edge.place or edge.level or edge.parent) and (
            match := self._known.prefix.before(text, max(0, front - _PREFIX_LOOK), front)
        ):
            row = self._known.prefixes[match[0]]
            # 共青团青岚公司第一次代表大会: the youth league names none of it
            if (row["keep"] == "yes" and not (row.get("kind") and kind in INSTITUTIONS)) or kind.startswith("party"):
                start, kind = match.start(), row.get("kind", kind)
                prefix = match[0] if row["keep"] == "yes" else ""
        longer = self._known.longer.at(text, start)  # 医保基金
        if (
            (longer is not None and longer.end() >= end)
            or self._sorts.is_class(start, text[head:end])
            or (kind not in INSTITUTIONS and self._sorts.is_slogan(edge, start, end))
            or self._rules.annals.match(text, end)
            # 青少年宫|南院区: only hospitals have such
            or (edge.parent is not None and edge.parent.kind != kind and text[head:end] in self._known.grounds)
            or (self._sorts.many_behind(end) and not self._sorts.has_one(edge, kind, end))
            or self._sorts.founds_many(edge.start, end, kind)
        ):
            self.refused.add(end)
            return None
        if edge.parent is not None:
            kind = self._rules.inside.get(f"{edge.parent.kind} {kind}", kind)
            if edge.parent.text in self._known.prefixes:
                kind = self._known.prefixes[edge.parent.text].get("kind", kind)  # 民盟|霍山县工委 is not the Party's
        bare = edge.start == head
        begin = start
        if kind == _MEDIA and (behind := self._known.publisher.match(text, end)):
            # 云岭日报|社, 《云岭日报》|社
            begin -= behind[0].startswith(_TITLE[1]) and text[start - 1 : start] == _TITLE[0]
            end = behind.end()
        own, name, tail = (text[at:end].replace(_TITLE[1], "") for at in (head, start, edge.tail))
        fixed = name if edge.nation else None
        return BodyFound(
            begin,
            end,
            kind,
            own,
            head,
            name,
            tail,
            edge.place,
            edge.level,
            edge.parent,
            prefix,
            fixed,
            bare,
            edge.quoted,
            self._known.rules[rule],
            edge.site or self._seat(start, head) or self._posted(edge, head, own) or self._branch(edge, head, own),
        )

    def _seat(self, start: int, head: int) -> PlaceFound | None:
        """Where what a university, an academy or a hospital has elsewhere is: 青岚大学|云岭|高等研究院."""
        for at in range(start + _SHORTEST, head - 1):
            owner = self._owners.bodies.get(at)
            if owner is not None and owner.start == start and owner.kind in _SEATED:
                return self._begun.get(at) or brief.city_at(self._text, at, head, self._rules.wordlike)
        return None

    def _branch(self, edge: Edge, head: int, word: str) -> PlaceFound | None:
        """The place whose short form, right before its head, says where the branch of a firm is: 青岚银行|霍山|支行."""
        if edge.place is not None or word not in self._rules.branch_words:
            return None
        begin = edge.parent.end if edge.parent is not None else edge.start + _SHORTEST_BRAND
        named = [
            place
            for at in range(max(begin, head - _LONGEST_SITE), head - 1)
            for level in _SITES
            if (place := brief.in_full(self._text, at, head, level)) is not None and place.adcode
        ]
        told = [place for place in named if place.name in self._text]
        sure = told or [place for place in named if self._text[place.start : head] not in self._rules.wordlike]
        return sure[0] if len({place.adcode for place in sure}) == 1 else None

    def _posted(self, edge: Edge, head: int, word: str) -> PlaceFound | None:
        """The county whose short form names a force of its city's: 六安市消防支队|霍山|消防大队, but 城关大队."""
        if edge.place is not None or word not in self._known.forces or edge.tail == head:
            return None
        owner = edge.parent
        while owner is not None and owner.place is None:
            owner = owner.parent
        code = (owner.place.adcode or "") if owner is not None and owner.place is not None else ""
        city = code.removesuffix("00").removesuffix("00")
        named = (
            place for level in brief.COUNTIES if city and (place := brief.in_full(self._text, edge.tail, head, level))
        )
        return next((place for place in named if place.adcode and place.adcode.startswith(city)), None)
