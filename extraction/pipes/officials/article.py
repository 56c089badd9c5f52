"""What one article tells of bodies, for all who say which body a post is of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extraction.pipes.bodies import Bodies, Opening
    from extraction.pipes.officials.departments import Departments
    from extraction.pipes.officials.hosts import Hosts
    from extraction.pipes.officials.kin import Kin
    from extraction.pipes.officials.told import Told
    from extraction.places import PlaceContext


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it has been read so far.

    Attributes:
        context: what it says about places.
        kin: which of its bodies are parts of others.
        told: the bodies of its posts up to the one that is looked at.
        departments: the parts of those that its lists go on with.
        hosts: whose news it is.
        opening: what it says of the body whose own news it is.
    """

    text: str
    bodies: Bodies
    context: PlaceContext
    kin: Kin
    told: Told
    departments: Departments
    hosts: Hosts
    opening: Opening
