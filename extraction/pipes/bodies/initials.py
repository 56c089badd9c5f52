"""Short names of firms that are made of the first characters of their words: 青岚交控 of 青岚交通控股有限公司."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extraction.pipes.bodies.names import shortens
from extraction.rulebook import starts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extraction.pipes.bodies.model import BodyFound
    from extraction.pipes.bodies.words import Words

_SIZE, _OFTEN = 2, 2
_LEVELS = "省市县区州"


def initials(text: str, bodies: Iterable[BodyFound], known: Words) -> Mapping[str, BodyFound]:
    """Short name -> the firm: the place and two characters of the name, in their order, that are no part of it."""
    cores: dict[str, tuple[str, BodyFound]] = {}
    for body in bodies:
        if body.kind != "enterprise" or body.place is None or not body.text.endswith(known.registered):
            continue
        place = body.text.removesuffix(body.tail)
        if len(place) > _SIZE and place[-1] in _LEVELS:
            place = place[:-1]  # 德清县, but 贵州
        core = body.tail.removesuffix(next(form for form in known.registered if body.tail.endswith(form)))
        if len(place) < _SIZE or len(core) <= _SIZE:
            continue
        cores.setdefault(place + core[0], (core, body))
    found: dict[str, BodyFound] = {}
    for start, places in starts_of(text, cores).items():
        core, body = cores[start]
        uses = Counter(text[at : at + len(start) + 1] for at in places)
        for name, often in uses.items():
            pair = name[-_SIZE:]
            if often >= _OFTEN and pair not in core and shortens(pair, core):
                found[name] = body
    return found
