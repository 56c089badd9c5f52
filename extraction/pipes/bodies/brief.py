"""Places by their short forms, which alone are none in the eyes of the place finder: 青岚|团区委, 霍山|消防大队."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.places import gazetteer, place_named

if TYPE_CHECKING:
    from collections.abc import Container

    from extraction.pipes.bodies.owners import Owners
    from extraction.places import PlaceFound

_LONGEST_PLACE, _LONGEST_COUNTY = 5, 3
"""Code points of a short form before or behind a word, and of one that may be a word like any other."""
COUNTIES = "县区市"
"""What the names of counties end in."""
_CITY = "市"
_SIGHTS = "门山河湖江岛桥路街寺"
"""Behind the short form of a city, what makes another name of it: 广安门."""


def in_full(text: str, start: int, end: int, level: str) -> PlaceFound | None:
    """The place whose name a stretch is without its level word."""
    place = place_named(text[start:end] + level)
    return place._replace(start=start, end=end) if place is not None else None


def before(text: str, end: int, level: str) -> PlaceFound | None:
    """The place whose short form ends at an offset: 青岚|团区委."""
    starts = range(max(0, end - _LONGEST_PLACE), end - 1)
    return next((place for start in starts if (place := in_full(text, start, end, level))), None)


def county_before(owners: Owners, end: int) -> PlaceFound | None:
    """The one county of today whose short form, which may be a word like any other, ends at an offset."""
    starts = (start for start in range(max(0, end - _LONGEST_COUNTY), end - 1) if owners.alone(start))
    named = [place for start in starts for level in COUNTIES if (place := in_full(owners.text, start, end, level))]
    known = [place for place in named if place.adcode is None or gazetteer().at(place.adcode)]
    return known[0] if len(known) == 1 and known[0].adcode else None


def city_at(text: str, start: int, until: int, wordlike: Container[str]) -> PlaceFound | None:
    """The city whose short form, which is no other word, begins at an offset: 苏州|汽车研究院, but 东方|学院.

    It ends at `until` at the latest.
    """
    ends = range(start + 2, min(start + _LONGEST_PLACE, until) + 1)
    named = (end for end in ends if text[end] not in _SIGHTS and text[start:end] not in wordlike)
    return next(filter(None, (in_full(text, start, end, _CITY) for end in named)), None)
