"""What the finder of bodies hands on. Offsets are code points of the text, half-open."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from extraction.places import PlaceFound


INSTITUTIONS = frozenset({"enterprise", "school", "hospital"})
"""Kinds of bodies that have Party committees and a youth league, and are none of the Party's or the state's."""


class BodyFound(NamedTuple):
    """A body's name in a text.

    Attributes:
        kind: the kind of the unit, as in the schema.
        head: the word that the name ends in: 县委, 组织部, 有限公司; head_start: where it begins.
        text: the name as written.
        tail: what follows the place, the level word or the parent in the name.
        place: the place that begins the name, or that a body joined to it gives (云岭县委、政府).
        level: the level word that begins the name instead of a place: 县 of 县委, 校 of 校党委.
        parent: the body whose name begins the name: 县委 of 县委组织部.
        site: the place inside the name of a branch: 云岭 of 南华银行云岭支行.
        prefix: what stands before the place in the name (共青团), where the name of the record keeps it.
        fixed: the name of the record, for a body whose name stands by itself.
        bare: whether the head stands without anything before it.
        quoted: whether the name has a part in quotation marks.
        rule: id of the rule that found it.
    """

    start: int
    end: int
    kind: str
    head: str
    head_start: int
    text: str
    tail: str
    place: PlaceFound | None = None
    level: str | None = None
    parent: BodyFound | None = None
    prefix: str = ""
    fixed: str | None = None
    bare: bool = False
    quoted: bool = False
    rule: str = ""
    site: PlaceFound | None = None

    @property
    def outermost(self) -> BodyFound:
        """What it is a part of at last; itself without a parent."""
        body = self
        while body.parent is not None:
            body = body.parent
        return body

    @property
    def anchored(self) -> bool:
        """Whether the name says whose body it is, or stands by itself."""
        return bool(self.place or self.level or self.parent or self.fixed)

    @property
    def of_party(self) -> bool:
        """Whether it is a committee, a branch, an organ … of the Party."""
        return self.kind.startswith("party")

    @property
    def named(self) -> bool:
        """Whether the name is that of one body, not only of its sort and level: 青石公司, 霍山县医院; not 县医院."""
        return bool(self.place or self.parent or self.fixed) or not (self.bare or self.level)

    @property
    def own(self) -> bool:
        """Whether the name tells the body from the one before it in a list: 县作协, 青岚公司; not 公司."""
        return self.anchored or not self.bare

    @property
    def names_community(self) -> bool:
        """Whether it is the committee of a community that is called by its name alone: 石桥|居委会."""
        return self.kind == "community_body" and not self.anchored and self.start < self.head_start


_SOCIETY = "mass_organisation"
_BY_FAR = 2


def only_named(bodies: Iterable[BodyFound]) -> BodyFound | None:
    """The latest mention of the one body that all `bodies` name alike; None with none or several names."""
    named = {body.text: body for body in bodies}
    return next(iter(named.values())) if len(named) == 1 else None


class Bodies:
    """The bodies of a text, in order of start and then of end; a body inside a longer name is there too."""

    def __init__(
        self,
        found: Iterable[BodyFound],
        unlisted: Callable[[int], BodyFound | None] = lambda _: None,
        *,
        school_news: bool = False,
        college_news: bool = False,
        guests: frozenset[str] = frozenset(),
    ) -> None:
        """Take the bodies and what reads a firm's name, before an offset, whose last word is not known to end one.

        `school_news` says whether a school tells of itself in the text, `college_news` whether as 我院 alone;
        `guests` are the wordings of the institutions
        that visit whoever tells it, or are visited.
        """
        self.unlisted = unlisted
        self.school_news, self.college_news = school_news, college_news
        self.guests = guests
        self.all: list[BodyFound] = sorted(found, key=lambda b: (b.start, b.end))
        self._starts = [body.start for body in self.all]
        self._ending: dict[int, BodyFound] = {}
        for body in self.all:
            self._ending.setdefault(body.end, body)

    def ending_at(self, offset: int) -> BodyFound | None:
        """The longest body that ends at an offset."""
        return self._ending.get(offset)

    def starting_at(self, offset: int) -> BodyFound | None:
        """The longest body that starts at an offset."""
        at = bisect_right(self._starts, offset)
        return self.all[at - 1] if at and self._starts[at - 1] == offset else None

    def before(self, offset: int) -> Iterator[BodyFound]:
        """The bodies that end before an offset or at it, from the last one to the first."""
        for at in range(bisect_right(self._starts, offset) - 1, -1, -1):
            if self.all[at].end <= offset:
                yield self.all[at]

    def outermost(self) -> list[BodyFound]:
        """The bodies that lie in no other one, in order."""
        kept: list[BodyFound] = []
        end = -1
        for body in sorted(self.all, key=lambda b: (b.start, -b.end)):
            if body.end > end:
                if kept and body.start < end:
                    continue
                kept.append(body)
                end = body.end
        return kept

    @cached_property
    def named(self) -> list[BodyFound]:
        """The bodies that the text names whole, in order, without those that visit whoever tells it."""
        return [body for body in self.outermost() if not body.bare and body.text not in self.guests]

    @cached_property
    def only_society(self) -> BodyFound | None:
        """The only society that the text names in full, or which it names first and more often by far; else None."""
        named = [b for b in self.outermost() if b.kind == _SOCIETY and b.anchored]
        often = Counter(body.text for body in named).most_common(2)
        if len(often) > 1 and (often[0][0] != named[0].text or often[0][1] < _BY_FAR * often[1][1]):
            return None
        return named[0] if named else None

    def between(self, start: int, end: int) -> list[BodyFound]:
        """The bodies that start in `start:end`, in order."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
