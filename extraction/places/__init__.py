"""Places: divisions of GB/T 2260 with their history, place expressions, and where an article's things are."""

from extraction.places.gazetteer import Division, Gazetteer, gazetteer
from extraction.places.model import Level, Place, PlaceFound
from extraction.places.resolve import PlaceContext, find_places, place_named

__all__ = [
    "Division",
    "Gazetteer",
    "Level",
    "Place",
    "PlaceContext",
    "PlaceFound",
    "find_places",
    "gazetteer",
    "place_named",
]
