"""What an article says of the body whose own news it is, found once for all who ask."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from extraction.pipes.bodies.departments import Department, OwnDepartments
from extraction.pipes.bodies.house import House, own_house
from extraction.pipes.bodies.model import INSTITUTIONS
from extraction.pipes.bodies.names import canonical
from extraction.places.model import RANK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extraction.pipes.bodies.model import Bodies
    from extraction.places import PlaceContext
    from extraction.rulebook import Rulebook


class Opening:
    """Such a body of one article, with its departments."""

    def __init__(self, text: str, bodies: Bodies, context: PlaceContext | None, book: Rulebook) -> None:
        self._text, self._bodies, self._context, self._book = text, bodies, context, book

    @cached_property
    def house(self) -> House | None:
        """The body, and where another one of its kind is named first."""
        return own_house(self._text, self._bodies, self._context, self._book)

    @cached_property
    def departments(self) -> Sequence[Department]:
        """Those that are called by their names alone, in order."""
        return OwnDepartments(self._text, self._bodies, self._context, self.house, self._book).found

    def at(self, offset: int) -> House | None:
        """The body, for an office at an offset; None behind another body or a town, and in other news."""
        house = self.house
        return None if house is None or house.word or offset > self.other else house

    @property
    def is_institutions(self) -> bool:
        """Whether this is the news of a school, a hospital or a firm."""
        return self.house is not None and self.house.kind in INSTITUTIONS

    @cached_property
    def other(self) -> int:
        """Where a body is named first that is neither this one nor a part of it, or a town."""
        house = self.house
        floor = house.body.end if house is not None and house.body is not None else 0
        own = house.name if house is not None else ""
        others = (
            body.start
            for body in self._bodies.named
            if body.start >= floor
            and (body.anchored or body.kind in INSTITUTIONS)
            and not canonical(body, self._context, body.start)[0].startswith(own)
        )
        places = self._context.places if self._context is not None else ()
        towns = (p.start for p in places if p.start >= floor and RANK[p.level] >= RANK["township"])
        end = len(self._text)
        return min(next(others, end), next(towns, end))
