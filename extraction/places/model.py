"""What the place layer hands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from extraction.places.gazetteer import Division

Level = Literal["province", "prefecture", "county", "township", "village", "community", "estate", "zone"]
RANK: dict[Level, int] = {
    "province": 0,
    "prefecture": 1,
    "county": 2,
    "zone": 3,
    "township": 4,
    "community": 5,
    "village": 5,
    "estate": 6,
}
"""How far down a level is: a chain goes down."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place as records name it.

    Attributes:
        name: as the article chains it: 云岭县青石镇.
        adcode: None where the article does not settle it.
        last: the last part of a chained name; None where the name is not chained.
    """

    name: str
    adcode: str | None
    level: Level
    last: str | None = field(default=None, compare=False)

    @property
    def short(self) -> str:
        """The last part alone, which bodies are named after: 青石镇."""
        return self.last or self.name


class PlaceFound(NamedTuple):
    """A place expression in a text.

    Attributes:
        start, end: code points, half-open, of the whole chain.
        name: the chain without its province, short forms of counties and cities written out: `云岭县青石镇`.
        level: the level of the last part.
        adcode: GB/T 2260 code of the smallest division at county level or above that holds the place; None where it
            is not settled.
        parts: (level, name) from the highest to the lowest; divisions under the name that the article uses for them.
        whole: the name as written of a zone that has none of its own: `石桥经济技术开发区`; None of all others.
    """

    start: int
    end: int
    name: str
    level: Level
    adcode: str | None
    parts: tuple[tuple[Level, str], ...]
    whole: str | None = None

    @property
    def short(self) -> str:
        """The last part alone: `青石镇`."""
        return self.whole or self.parts[-1][1]

    @property
    def place(self) -> Place:
        """The place as records name it."""
        return Place(self.name, self.adcode, self.level, self.short)


class Hit(NamedTuple):
    """One part of a chain; `candidates` are the divisions that the form can mean, none below the county."""

    start: int
    end: int
    form: str
    level: Level
    candidates: tuple[Division, ...] = ()
    full: bool = True
    """Whether the form is an official or suffixed name, not a bare short form."""


class Chain(NamedTuple):
    """Adjacent hits that name one place, from the highest division to the lowest."""

    hits: tuple[Hit, ...]

    @property
    def start(self) -> int:
        """Where the chain begins."""
        return self.hits[0].start

    @property
    def end(self) -> int:
        """Where the chain ends."""
        return self.hits[-1].end
