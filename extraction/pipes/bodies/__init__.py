"""Bodies: every name of an organisation in a text, and the canonical name of one."""

from extraction.pipes.bodies.campus import is_faculty, own_school
from extraction.pipes.bodies.find import find_bodies
from extraction.pipes.bodies.house import House, own_house
from extraction.pipes.bodies.model import INSTITUTIONS, Bodies, BodyFound, only_named
from extraction.pipes.bodies.names import canonical, in_short, of_place, shortens
from extraction.pipes.bodies.opening import Opening

__all__ = [
    "INSTITUTIONS",
    "Bodies",
    "BodyFound",
    "House",
    "Opening",
    "canonical",
    "find_bodies",
    "in_short",
    "is_faculty",
    "of_place",
    "only_named",
    "own_house",
    "own_school",
    "shortens",
]
