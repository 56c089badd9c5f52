"""Bodies to drafts of units: those that say who they are, then those that go back to them, then their other names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.pipes.units.departments import Departments
from extraction.pipes.units.detached import Detached
from extraction.pipes.units.founding import Founding
from extraction.pipes.units.gathered import Gathered
from extraction.pipes.units.media import Media
from extraction.pipes.units.merge import merge
from extraction.pipes.units.naming import Naming
from extraction.pipes.units.references import References
from extraction.pipes.units.repeats import Repeats
from extraction.pipes.units.visited import Visited

if TYPE_CHECKING:
    from extraction.pipes.bodies import BodyFound, Opening
    from extraction.pipes.units.mentions import MentionFinder
    from extraction.pipes.units.model import Draft
    from extraction.rulebook import Rulebook


def drafts_of(finder: MentionFinder, opening: Opening, book: Rulebook) -> list[Draft]:
    """The drafts of an article, each with its mentions, in the order in which they were found."""
    units = Gathered(finder, book)
    founding = Founding(units)
    naming = Naming(units, founding, opening.house, book)
    detached = Detached(units, naming)
    later: list[BodyFound] = []
    departments = Departments(finder, opening, book)
    for department in departments.found:
        units.add(department)
    for body in finder.standing():
        if departments.covers(body):
            continue
        unsaid = founding.owner_end(body) is not None or detached.is_leveled(body)
        mention = None if unsaid else naming.named(body)
        if mention is not None:
            units.add(mention)
            continue
        if units.rules.is_place(finder.text, body):
            finder.taken.update(range(body.start, body.end))
        later.append(body)
    media = Media(units, naming)
    media.add_source()
    media.add_datelines()
    units.by_name = {draft.name: draft for draft in merge(list(units.by_name.values()), book)}
    detached.add_leveled()
    detached.add_detached()
    detached.add_seated()
    references = References(units, naming, opening.house)
    for body in later:
        if detached.is_leveled(body):
            mention = detached.leveled(body) if finder.free(body.start, body.end) else None
        else:
            mention = None if founding.add(body) or references.refer(body) else naming.visiting(body)
        if mention is not None:
            units.add(mention)
    Visited(units).add()
    repeats = Repeats(units)
    repeats.add_defined()
    repeats.add_repeated()
    return list(units.by_name.values())
