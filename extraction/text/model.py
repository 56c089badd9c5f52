"""What the text layer hands on."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

ZoneKind = Literal["headline", "header", "subhead", "body", "caption", "byline", "furniture"]
Script = Literal["hans", "hant", "mixed"]


class Zone(NamedTuple):
    """A stretch of the reading, half-open in code points; the zones of a reading tile it."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Damage:
    """A damaged stretch of the raw text, half-open.

    `repaired` is its reading, empty where nothing is left of it, None where it is not repaired.
    """

    start: int
    end: int
    reason: str
    repaired: str | None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; readings."""

    title: str | None = None
    source: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A raw text and what a person would read there.

    Attributes:
        raw: the text as decoded, never changed.
        text: the reading.
        damage: damaged stretches, raw offsets, in order.
        zones: stretches of the reading, in order, that tile it.
    """

    raw: str
    text: str
    damage: tuple[Damage, ...] = ()
    zones: tuple[Zone, ...] = ()
    script: Script = "hans"
    metadata: Metadata = field(default_factory=Metadata)
    starts: array[int] | None = None
    """Raw offset of the first code point of every reading character; None where reading and raw text stand in step."""
    ends: array[int] | None = None
    """Raw offset behind the last one."""
    closed: tuple[tuple[int, int], ...] = ()
    """Stretches of the reading, in order, in which no record may lie: furniture, and damage that is not repaired."""

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw code points that `text[start:end]` was read from, half-open; `start < end`."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def reading_offset(self, raw: int) -> int:
        """The reading character that the raw code point `raw` belongs to, or the next one."""
        if self.starts is None or self.ends is None:
            return raw
        at = bisect_right(self.starts, raw) - 1
        return at if at >= 0 and raw < self.ends[at] else at + 1

    def readable(self, start: int, end: int) -> bool:
        """Whether records may lie in `text[start:end]`: it touches neither furniture nor unrepaired damage."""
        if not self.closed:
            return True
        at = bisect_right(self.closed, (end - 1, len(self.text) + 1)) - 1
        return at < 0 or self.closed[at][1] <= start

    def certain(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` is readable and whole: no unrepaired damage touches its ends or digits there.

        Next to damage a number or a date may be the rest of a longer one: the day in `3月5日` where 月 is lost.
        """
        if not self.closed:
            return True
        first, last = start - 1, end
        while first >= 0 and self.text[first].isdigit():
            first -= 1
        while last < len(self.text) and self.text[last].isdigit():
            last += 1
        beside = (at for at in (first, last) if 0 <= at < len(self.text))
        return self.readable(start, end) and all(
            self.readable(at, at + 1) or self.zone_at(at) == "furniture" for at in beside
        )

    def zone_at(self, offset: int) -> ZoneKind:
        """The kind of the zone that a reading character stands in."""
        at = bisect_right(self.zones, offset, key=lambda zone: zone.start) - 1
        return self.zones[at].kind if at >= 0 else "body"
