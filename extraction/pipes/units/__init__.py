"""Units: the bodies of an article, one record each, with every mention."""

from extraction.pipes.units.component import find_units, make_units
from extraction.pipes.units.model import UnitFound

__all__ = ["UnitFound", "find_units", "make_units"]
