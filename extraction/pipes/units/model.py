"""What the units component finds. Offsets are code points of the reading, half-open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from schemas import UnitKind

if TYPE_CHECKING:
    from extraction.pipes.bodies import BodyFound
    from extraction.places import Place


@dataclass(frozen=True, slots=True)
class UnitFound:
    """One body of an article.

    Attributes:
        name: as canonical as the article allows.
        place: its jurisdiction, or where it is; None where the article settles none.
        parent: the name of the unit that it belongs to, where the names say so.
        mentions: spans in the order of the text.
        rule: id of the rule that found the first of them.
        names: what else the article calls it.
    """

    name: str
    kind: UnitKind
    place: Place | None
    parent: str | None
    mentions: tuple[tuple[int, int], ...]
    rule: str
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class Draft:
    """A unit while its mentions are gathered.

    Attributes:
        own: what the name says behind its owner.
        anchored: whether a wording in the article says whose body it is.
        names: what else the article calls it.
        prefix: what stands before the place in the name: 民盟.
        level: the level word that stands for its place: 省 of 省统计局.
    """

    name: str
    kind: str
    place: Place | None
    parent: str | None
    own: str
    head: str
    anchored: bool
    rule: str
    mentions: set[tuple[int, int]] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    prefix: str = ""
    level: str | None = None

    @property
    def first(self) -> tuple[int, int]:
        """The first mention."""
        return min(self.mentions)

    def last(self, offset: int) -> tuple[int, int]:
        """The last mention before an offset; the first one where none is."""
        return max((m for m in self.mentions if m[0] < offset), default=self.first)


class Mention(NamedTuple):
    """A body that is to become a mention, with what the article adds to its name."""

    body: BodyFound
    name: str
    place: Place | None
    parent: str | None
    anchored: bool
