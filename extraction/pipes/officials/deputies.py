"""Seats in people's congresses, whose name is one word with that of the congress: 全国|人大代表, 霍山县|人大代表."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.pipes.bodies import BodyFound
from extraction.rulebook import Tail

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from extraction.places import PlaceFound
    from extraction.rulebook import Rulebook

_KIND = "congress"
_LOOK_BACK = 16
"""Code points before the office that hold the level and the term."""


class Deputies:
    """Finds of which congress somebody is a deputy; offsets are code points of the text, half-open."""

    def __init__(self, book: Rulebook) -> None:
        words = book.settings("officials")["words"]
        self._office, self._head = str(words["deputy"]), str(words["seats_in"])
        self._seat = Tail(book.compile("officials", r"{congress_level}\Z"))
        self._term = Tail(book.compile("officials", r"{congress_term}\Z"))

    def congress(self, text: str, office: re.Match[str], places: Mapping[int, PlaceFound]) -> BodyFound | None:
        """The congress of a deputy whose office stands behind a place, a level word or 全国; None for all others.

        `places` are those of the text by where they end.
        """
        if office["office"] != self._office:
            return None
        at = office.start()
        term = self._term.before(text, max(0, at - _LOOK_BACK), at)
        end = term.start() if term is not None else at
        tail = self._head
        if (place := places.get(end)) is not None:
            name = text[place.start : end] + tail
            return BodyFound(place.start, at, _KIND, self._head, at, name, tail, place=place)
        level = self._seat.before(text, max(0, end - _LOOK_BACK), end)
        if level is None:
            return None
        name = level[0] + tail
        if level["nation"]:
            return BodyFound(level.start(), at, _KIND, self._head, at, name, tail, fixed=name)
        return BodyFound(level.start(), at, _KIND, self._head, at, name, tail, level=level[0])
