"""What a count can describe, and where the text speaks of it. Offsets are code points of the reading, half-open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["subject", "receiver", "other"]
"""`receiver`: an action is directed at it; `other`: an origin, a partner, the whole of a share, something just founded, part of a title."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The place or unit that a number describes.

    Attributes:
        name: of a place its last part (`沙沟镇`), of a unit its canonical name.
        adcode: GB/T 2260 code of the smallest division at county level or above that it lies in; None where that is not settled.
    """

    name: str
    adcode: str | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """An expression in the text that speaks of a place or a unit.

    Attributes:
        scope: the place or the unit.
        area: of a unit the place or the larger unit that it stands for; of a place itself; None where that is not known.
        unit: the kind of the unit; None for a place.
    """

    start: int
    end: int
    scope: Scope
    area: Scope | None
    role: Role = "subject"
    unit: str | None = None
