"""The school whose own news an article is: its 外语学院 and 学生处 are that school's."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extraction.pipes.bodies.names import canonical
from extraction.pipes.bodies.words import words

if TYPE_CHECKING:
    from extraction.pipes.bodies.model import Bodies, BodyFound
    from extraction.places import Place, PlaceContext
    from extraction.rulebook import Rulebook


def own_school(
    text: str, bodies: Bodies, context: PlaceContext | None, book: Rulebook
) -> tuple[str, Place | None] | None:
    """Name and place of the school that an article of its own news speaks of; None in other articles."""
    known = words(book)
    if not known.own_school.search(text):
        return None
    faculties = tuple(known.faculties)
    schools = [root for b in bodies.outermost() if (root := _whole(b)).kind == "school" and not root.bare]
    # 外语学院 beside 南华大学 is a part of it
    whole = [b for b in schools if b.place is not None or not b.text.endswith(faculties)] or schools
    named = Counter(canonical(body, context, body.start) for body in whole if not body.level)
    return named.most_common(1)[0][0] if named else None


def _whole(body: BodyFound) -> BodyFound:
    """The body that a body is a part of by its name, at last."""
    return _whole(body.parent) if body.parent is not None else body
