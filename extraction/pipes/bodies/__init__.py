"""Bodies: every name of an organisation in a text, and the canonical name of one."""

from extraction.pipes.bodies.campus import own_school
from extraction.pipes.bodies.find import find_bodies
from extraction.pipes.bodies.model import INSTITUTIONS, Bodies, BodyFound, only_named
from extraction.pipes.bodies.names import canonical, in_short, of_place, shortens

__all__ = [
    "INSTITUTIONS",
    "Bodies",
    "BodyFound",
    "canonical",
    "find_bodies",
    "in_short",
    "of_place",
    "only_named",
    "own_school",
    "shortens",
]
