"""The body whose own news an article is, by how the article begins: 霍山县人民医院召开会议。工会|主席林知远主持."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from extraction.pipes.bodies import INSTITUTIONS, canonical
from extraction.pipes.officials.model import Seat
from extraction.places.model import RANK
from extraction.rulebook import Tail

if TYPE_CHECKING:
    from extraction.pipes.bodies import Bodies, BodyFound
    from extraction.pipes.officials.hosts import Hosts
    from extraction.places import PlaceContext
    from extraction.rulebook import Rulebook

_KINDS = INSTITUTIONS | {"government_organ", "judicial", "mass_organisation"}
_REACH = 200
"""So far, in code points, the beginning goes."""


class _Words:
    """What a rule book says of such beginnings."""

    def __init__(self, book: Rulebook) -> None:
        self.begins = Tail(book.compile("officials", r"(?:\A|\n)[^\n。；]{0,30}\Z"))
        self.ours = book.compile("officials", "{opening_ours}")
        self.owners = book.lexicon("units", "owners")
        self.grounds = tuple(str(book.settings("units")["grounds"]).split())
        self.holds = book.compile("officials", "{hosts}")


_words = cache(_Words)


class _Host(NamedTuple):
    """The body whose own news an article is, of what kind it is, and where another one is named first."""

    seat: Seat
    kind: str
    other: int


class Opening:
    """Such a body of one article, as far as no other one is named."""

    def __init__(self, text: str, bodies: Bodies, context: PlaceContext, hosts: Hosts, book: Rulebook) -> None:
        self._rules = _words(book)
        self._text, self._bodies, self._context, self._hosts = text, bodies, context, hosts

    def seat(self, offset: int) -> Seat | None:
        """The body, for an office at an offset; None behind another body, and in other news."""
        found = self._found
        return found.seat if found is not None and offset <= found.other else None

    @property
    def is_institutions(self) -> bool:
        """Whether this is the news of a school, a hospital or a firm."""
        return self._found is not None and self._found.kind in INSTITUTIONS

    @cached_property
    def _found(self) -> _Host | None:
        if (ours := self._rules.ours.match(self._text)) is not None:
            seat = self._hosts.ours(ours["word"])
            kind = self._rules.owners.value(ours["word"], "kind") or ""
            return _Host(seat, kind, self._other(0, seat)) if seat.organisation is not None else None
        first = next(iter(self._bodies.named), None)
        if first is None or not self._opens(first):
            return None
        seat = Seat(*canonical(first, self._context, first.start))
        return _Host(seat, first.kind, self._other(first.end, seat))

    def _opens(self, body: BodyFound) -> bool:
        """Whether a body begins the article, and holds something."""
        if body.kind not in _KINDS or body.parent is not None or not (body.place or body.kind in INSTITUTIONS):
            return False
        if body.text.endswith(self._rules.grounds):
            return False  # 石桥校区: a part of a school that need not be named
        begins = body.start < _REACH and self._rules.begins.before(self._text, 0, body.start) is not None
        return begins and self._rules.holds.match(self._text, body.end) is not None

    def _other(self, offset: int, seat: Seat) -> int:
        """Where a body is named first that is neither the one of a seat nor a part of it, or a town."""
        own = str(seat.organisation)
        others = (
            body.start
            for body in self._bodies.named
            if body.start >= offset
            and (body.anchored or body.kind in INSTITUTIONS)
            and not canonical(body, self._context, body.start)[0].startswith(own)
        )
        towns = (p.start for p in self._context.places if p.start >= offset and RANK[p.level] >= RANK["township"])
        end = len(self._text)
        return min(next(others, end), next(towns, end))
