"""Seats in people's congresses, whose name is one word with that of the congress: 全国|人大代表, 霍山县|人大代表."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.pipes.bodies import BodyFound
from extraction.places.model import RANK
from extraction.rulebook import Tail

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.places import PlaceFound
    from extraction.rulebook import Rulebook

_KIND = "congress"
_LOOK_BACK = 32
"""Code points before the office that hold the level and the terms."""


class Deputies:
    """Finds of which congress somebody is a deputy; offsets are code points of the text, half-open.

    Attributes:
        office: the word for a deputy.
    """

    def __init__(self, book: Rulebook) -> None:
        words = book.settings("officials")["words"]
        self.office, self._head = str(words["deputy"]), str(words["seats_in"])
        self._without = str(words["no_congress"])
        self._seat = Tail(book.compile("officials", r"{congress_level}\Z"))
        self._term = Tail(book.compile("officials", r"{congress_term}\Z"))

    def congress(self, text: str, at: int, places: Mapping[int, PlaceFound]) -> BodyFound | None:
        """The congress of a deputy, whose office begins `at` behind a place, a level word or 全国; else None.

        `places` are those of the text by where they end.
        """
        term = self._term.before(text, max(0, at - _LOOK_BACK), at)
        end = term.start() if term is not None else at
        tail = self._head
        if (place := places.get(end)) is not None:
            if RANK[place.level] > RANK["township"] or place.level == "zone" or place.short.endswith(self._without):
                return None  # a village, a development zone and a street have no congress
            name = text[place.start : end] + tail
            return BodyFound(place.start, at, _KIND, self._head, at, name, tail, place=place)
        level = self._seat.before(text, max(0, end - _LOOK_BACK), end)
        if level is None:
            return None
        name = level[0] + tail
        if level["nation"]:
            return BodyFound(level.start(), at, _KIND, self._head, at, name, tail, fixed=name)
        return BodyFound(level.start(), at, _KIND, self._head, at, name, tail, level=level[0])
