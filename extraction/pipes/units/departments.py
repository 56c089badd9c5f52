"""The departments of the body whose own news an article is, as mentions."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extraction.pipes.bodies import BodyFound
from extraction.pipes.bodies.words import KIND
from extraction.pipes.units.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extraction.pipes.bodies import House, Opening
    from extraction.pipes.bodies.departments import Department
    from extraction.pipes.units.mentions import MentionFinder
    from extraction.rulebook import Rulebook


@cache
def _rule(book: Rulebook) -> str:
    return next(rule.id for rule in book.rules(KIND) if str(rule.value) == "department")


class Departments:
    """Such departments of one article, outside posts.

    Attributes:
        found: them, in order.
    """

    def __init__(self, finder: MentionFinder, opening: Opening, book: Rulebook) -> None:
        house = opening.house
        self.found: list[Mention] = [] if house is None else list(_mentions(finder, house, opening.departments, book))
        self._covered = {at for mention in self.found for at in range(mention.body.start, mention.body.end)}

    def covers(self, body: BodyFound) -> bool:
        """Whether a body is a piece of one of them."""
        return not self._covered.isdisjoint(range(body.start, body.end))


def _mentions(
    finder: MentionFinder, house: House, departments: Sequence[Department], book: Rulebook
) -> Iterator[Mention]:
    for begin, start, end, kind in departments:
        if finder.free(begin, end) and end not in finder.offices and not finder.signs(begin):
            own = finder.text[start:end]
            body = BodyFound(begin, end, kind, own, start, own, own, rule=_rule(book))
            yield Mention(body, house.name + own, house.place, house.name, True)
