"""The groups that posts are in under the names of their units: 指挥长 of 疫情防控指挥部, which 青石镇 has founded."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extraction.pipes.officials import PersonFound, PostFound
    from extraction.pipes.units.model import UnitFound


_GROUP = "working_group"


def named_as_units(text: str, persons: Sequence[PersonFound], units: Sequence[UnitFound]) -> list[PersonFound]:
    """The persons of an article, with name and place of the one group that a post calls by its last words alone.

    Who has founded a group is said where it stands for itself, not where a post names it.

    Args:
        text: the reading that the mentions of the units stand in.
    """
    called: defaultdict[str, set[UnitFound]] = defaultdict(set)
    for unit in units:
        for start, end in unit.mentions if unit.kind == _GROUP else ():
            if unit.name != text[start:end] and unit.name.endswith(text[start:end]):
                called[text[start:end]].add(unit)
    if not called:
        return list(persons)
    own = {unit.name for unit in units}
    whole = {name: next(iter(found)) for name, found in called.items() if len(found) == 1 and name not in own}
    return [replace(person, posts=tuple(_named(post, whole) for post in person.posts)) for person in persons]


def _named(post: PostFound, units: Mapping[str, UnitFound]) -> PostFound:
    unit = units.get(post.organisation or "") if post.place is None else None
    return post if unit is None else replace(post, organisation=unit.name, place=unit.place)
