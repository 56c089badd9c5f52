"""What a count can describe, and where the text speaks of it. Offsets are code points of the reading, half-open."""

from __future__ import annotations

from typing import Literal, NamedTuple

Role = Literal["subject", "receiver", "other"]
"""`receiver`: an action is directed at it; `other`: an origin, a partner, the whole of a share, part of a title …"""
NATION = -1
"""The rank of the country; those of divisions are in `extraction.places.model.RANK`."""


class Scope(NamedTuple):
    """The place or unit that a number describes.

    Attributes:
        name: of a place its last part (`青石镇`), of a unit its canonical name.
        adcode: GB/T 2260 code of the smallest division at county level or above that it lies in; None where that is
            not settled.
        rank: how far down the level of the place is; None for a unit.
    """

    name: str
    adcode: str | None
    rank: int | None = None


class Anchor(NamedTuple):
    """An expression in the text that speaks of a place, a unit or a person.

    Attributes:
        scope: the place or the unit; None for a person.
        area: of a unit the place or the larger unit that it stands for, of an official the place of the post, of a
            place itself; None where that is not known.
        unit: the kind of the unit; None for a place or person.
        unknown: whether it is the article's own place, which the article never names: 全市.
    """

    start: int
    end: int
    scope: Scope | None
    area: Scope | None
    role: Role = "subject"
    unit: str | None = None
    unknown: bool = False
