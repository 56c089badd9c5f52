"""Records in reading offsets -> the document in raw offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import schemas
from extraction import __version__

if TYPE_CHECKING:
    from extraction.pipes.counts import CountFound
    from extraction.pipes.officials import PersonFound, PostFound
    from extraction.pipes.scopes import Scope
    from extraction.pipes.state import State
    from extraction.places import Place
    from extraction.text import Reading

Span = tuple[int, int]
_DATELINE = re.compile(r"讯|电|消息|报道")
"""What follows the day of a dateline."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_Values = dict[str, Any]
"""Keys and values of a record, not yet validated."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of an article beside its text."""

    id: str
    published: str | None = None
    title: str | None = None
    source: str | None = None
    encoding: str = "utf-8"


def assemble(state: State, given: Given, *, people: bool, segmenter: str) -> schemas.Document:
    """Make the document; `people` keeps persons without a post."""
    reading = state.reading
    numbered = [(unit, f"u{number}") for number, unit in enumerate(state.units, 1)]
    # a post may name a body as the article does only there: a name of its own goes before another one's
    units = {name: key for unit, key in numbered for name in unit.names} | {u.name: key for u, key in numbered}
    officials = [p for p in state.persons if p.posts]
    others = [p for p in state.persons if not p.posts] if people else []
    # plain mappings, so that pydantic builds and validates the whole document in one pass
    return schemas.Document.model_validate(
        {
            "schema_version": schemas.SCHEMA_VERSION,
            "pipeline": {"name": "minglu", "version": __version__, "segmenter": segmenter},
            "article": _article(state, given),
            "officials": tuple(
                {
                    "id": f"o{number}",
                    "name": person.name,
                    "posts": tuple(_post(reading, post, units) for post in person.posts),
                    "mentions": _mentions(reading, person.mentions),
                }
                for number, person in enumerate(officials, 1)
            ),
            "people": tuple(_person(reading, number, person) for number, person in enumerate(others, 1)),
            "dates": tuple(
                {**_span(reading, d.start, d.end), "type": d.type, "value": d.value, "mod": d.mod, "rule": d.rule}
                for d in state.dates
            ),
            "counts": tuple(_count(reading, count) for count in state.counts),
            "units": tuple(
                {
                    "id": units[unit.name],
                    "name": unit.name,
                    "kind": unit.kind,
                    "place": _place(unit.place),
                    "parent": units.get(unit.parent) if unit.parent else None,
                    "mentions": _mentions(reading, unit.mentions),
                    "rule": unit.rule,
                }
                for unit in state.units
            ),
            "structures": tuple(
                {
                    "kind": found.kind,
                    "name": found.name,
                    "stated": found.stated,
                    "members": tuple(
                        {"name": name, "unit": units.get(unit) if unit else None} for name, unit in found.members
                    ),
                    **_bounds(reading, found.start, found.end),
                    "rule": found.rule,
                }
                for found in state.structures
            ),
            "damage": tuple(
                {"start": d.start, "end": d.end, "reason": d.reason, "repaired": d.repaired} for d in reading.damage
            ),
        }
    )


def _article(state: State, given: Given) -> _Values:
    reading = state.reading
    home = state.place_context.home() if state.place_context else None
    return {
        "id": given.id,
        "sha256": schemas.raw_digest(reading.raw),
        "encoding": given.encoding,
        "title": given.title,
        "source": given.source,
        "published": given.published or _day_of_dateline(state),
        "authors": tuple(reading.metadata.authors),
        "editors": tuple(reading.metadata.editors),
        "script": reading.script,
        "place": _place(home),
        "characters": len(reading.raw),
    }


def _day_of_dateline(state: State) -> str | None:
    """The day of the article's dateline, where the article tells its year as well; None where several differ."""
    reading = state.reading
    bylines = [zone for zone in reading.zones if zone.kind == "byline"]
    days = {
        found.value
        for found in state.dates
        if found.type == "DATE" and _DATELINE.match(reading.text, found.end)
        if any(zone.start <= found.start and found.end <= zone.end for zone in bylines)
    }
    day = days.pop() if len(days) == 1 else None
    return day if day is not None and _DAY.fullmatch(day) else None


def _post(reading: Reading, post: PostFound, units: dict[str, str]) -> _Values:
    return {
        "title": post.title,
        "organisation": post.organisation,
        "unit": units.get(post.organisation) if post.organisation else None,
        "place": _place(post.place),
        "deputy": post.deputy,
        "acting": post.acting,
        "former": post.former,
        "concurrent": post.concurrent,
        **_bounds(reading, post.start, post.end),
        "rule": post.rule,
    }


def _person(reading: Reading, number: int, person: PersonFound) -> _Values:
    return {
        "id": f"p{number}",
        "name": person.name,
        "role": person.role,
        "mentions": _mentions(reading, person.mentions),
    }


def _count(reading: Reading, count: CountFound) -> _Values:
    return {
        **_span(reading, count.start, count.end),
        "value": _number(count.value),
        "min": _number(count.low),
        "max": _number(count.high),
        "approximation": count.approximation,
        "classifier": count.classifier,
        "noun": count.noun,
        "kind": count.kind,
        "scope": _place(count.scope),
        "rule": count.rule,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _place(place: Place | Scope | None) -> _Values | None:
    return {"name": place.name, "adcode": place.adcode} if place else None


def _bounds(reading: Reading, start: int, end: int) -> dict[str, int]:
    first, last = reading.raw_span(start, end)
    return {"start": first, "end": last}


def _mentions(reading: Reading, spans: Iterable[Span]) -> tuple[_Values, ...]:
    bounds = (reading.raw_span(start, end) for start, end in spans)
    return tuple({"start": start, "end": end, "surface": reading.raw[start:end]} for start, end in bounds)


def _span(reading: Reading, start: int, end: int) -> _Values:
    first, last = reading.raw_span(start, end)
    return {"start": first, "end": last, "surface": reading.raw[first:last], "text": reading.text[start:end]}
