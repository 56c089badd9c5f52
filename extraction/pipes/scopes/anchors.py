"""Where an article speaks of places and units: by name, by level (全县), by class (该公司)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extraction.pipes.scopes.model import Anchor, Role, Scope
from extraction.pipes.scopes.references import References, short_name

if TYPE_CHECKING:
    from extraction.pipes.scopes.words import Words
    from extraction.pipes.state import State
    from extraction.pipes.units import UnitFound
    from extraction.places import PlaceContext

_ROLES: dict[str, Role] = {"receiver": "receiver", "plain": "subject"}
_LOOK_BEHIND = 5
"""Length of the longest word before an expression that shows its role."""
_ZONES = ("headline", "subhead", "body", "caption")


def find_anchors(state: State, words: Words) -> list[Anchor]:
    """Every expression of an article that speaks of a place or a unit, in order, without overlaps; a unit wins over the place in its name."""
    reading, context = state.reading, state.place_context
    if context is None:
        return []
    found = _without_overlap([*_units(state, context, words), *_places(state)])
    found = _without_overlap([*found, *References(reading.text, context, found, words).find()])
    return _with_roles(reading.text, [a for a in found if reading.zone_at(a.start) in _ZONES], words)


def _places(state: State) -> list[Anchor]:
    return [Anchor(p.start, p.end, scope, scope) for p in state.places for scope in [Scope(p.short, p.adcode)]]


def _units(state: State, context: PlaceContext, words: Words) -> list[Anchor]:
    by_name = {unit.name: unit for unit in state.units}
    found = []
    for unit in state.units:
        scope = _scope_of(unit)
        area = Scope(short_name(context, unit.place), unit.place.adcode) if unit.place else None
        whole = by_name.get(unit.parent or "")
        if whole is not None and words.inner.get(unit.kind) and not words.inner.get(whole.kind):
            area = _scope_of(whole)
        found += [Anchor(start, end, scope, area, unit=unit.kind) for start, end in unit.mentions]
    return found


def _scope_of(unit: UnitFound) -> Scope:
    return Scope(unit.name, unit.place.adcode if unit.place else None)


def _without_overlap(anchors: list[Anchor]) -> list[Anchor]:
    """In order; of overlapping ones the first that was given."""
    taken: set[int] = set()
    kept = []
    for anchor in anchors:
        span = range(anchor.start, anchor.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(anchor)
    return sorted(kept, key=lambda a: a.start)


def _with_roles(text: str, anchors: list[Anchor], words: Words) -> list[Anchor]:
    titles = [match.span() for match in words.title.finditer(text)]
    done: list[Anchor] = []
    for anchor in anchors:
        role: Role = "subject"
        before = words.before.search(text, max(0, anchor.start - _LOOK_BEHIND), anchor.start)
        if before is not None:
            role = _ROLES.get(before.lastgroup or "", "other")
        elif done and done[-1].role != "subject" and words.joint.fullmatch(text, done[-1].end, anchor.start):
            role = done[-1].role
        if words.after.match(text, anchor.end) or any(start < anchor.start < end for start, end in titles):
            role = "other"
        done.append(replace(anchor, role=role))
    return done
