"""The bodies whose seats a number tells: 选举县人民法院院长1人, 产生县委委员35名、候补委员7名.

What an assembly elects or appoints describes the body that gets it, not the place. Offsets are code points of the
reading, half-open.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from extraction.pipes.bodies import canonical
from extraction.pipes.scopes.model import Scope
from extraction.places.model import RANK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extraction.pipes.bodies import Bodies, BodyFound
    from extraction.pipes.counts import CountFound
    from extraction.pipes.scopes.words import Words
    from extraction.places import PlaceContext

_SENTENCE = 200
"""Code points before a number in which its sentence says that somebody is elected."""
_STOPS = "。！？!?\n"
_SEATS = 24
"""Code points between a body, or the number of its seats before, and the number: terms and offices."""


def elected(
    text: str, counts: Iterable[CountFound], bodies: Bodies, context: PlaceContext, words: Words
) -> dict[int, Scope]:
    """Where the numbers of people that an assembly gives seats in a body begin -> that body.

    Args:
        counts: in order.
        bodies: those of the text.
    """
    acts = [match.start() for match in words.elects.finditer(text)]
    found: dict[int, Scope] = {}
    last: CountFound | None = None
    for count in counts if acts else ():
        if count.kind != "people" or not _is_election(text, count, acts):
            continue
        body = _before(text, count, bodies, words) or _behind(text, count, bodies, words)
        if body is not None and (scope := _scope(body, context)) is not None:
            found[count.start] = scope
        elif (
            body is None
            and last is not None
            and last.start in found
            and words.seat_next.fullmatch(text, last.end, count.start)
        ):
            found[count.start] = found[last.start]
        last = count
    return found


def _is_election(text: str, count: CountFound, acts: list[int]) -> bool:
    """Whether the sentence of a number says that somebody is elected or appointed; `acts` is where that is said."""
    floor = max(text.rfind(stop, max(0, count.start - _SENTENCE), count.start) for stop in _STOPS) + 1
    at = bisect_left(acts, max(floor, count.start - _SENTENCE))
    return at < len(acts) and acts[at] < count.end + _SEATS


def _before(text: str, count: CountFound, bodies: Bodies, words: Words) -> BodyFound | None:
    """The body whose offices stand before the number: 县人大常委会|主任1人, 县妇联|第六届执行委员会委员25人."""
    for end in range(count.start - 1, max(0, count.start - _SEATS), -1):
        body = bodies.ending_at(end)
        if body is not None:
            return body if _is_one(body) and words.seats.fullmatch(text, end, count.start) else None
    return None


def _behind(text: str, count: CountFound, bodies: Bodies, words: Words) -> BodyFound | None:
    """The body that so many get into or leave: 3位同志|为县监察委员会委员."""
    verb = words.gets_into.match(text, count.end)
    body = bodies.starting_at(verb.end()) if verb else None
    if body is None or not _is_one(body):
        return None
    return body if words.seats.match(text, body.end) else None


def _is_one(body: BodyFound) -> bool:
    """Whether it is one body, whose name or level is told."""
    return body.anchored and not body.bare


def _scope(body: BodyFound, context: PlaceContext) -> Scope | None:
    """The body as a scope; None for one whose level alone is told, of no place or of one of many: 镇党委委员108名."""
    name, place = canonical(body, context, body.start)
    if _is_leveled(body) and (place is None or RANK[place.level] > RANK["county"]):
        return None
    return Scope(name, place.adcode if place else None)


def _is_leveled(body: BodyFound) -> bool:
    """Whether a level word begins its name, or that of a body that it belongs to, instead of a place."""
    whole: BodyFound | None = body
    while whole is not None:
        if whole.level is not None and whole.place is None:
            return True
        whole = whole.parent
    return False
