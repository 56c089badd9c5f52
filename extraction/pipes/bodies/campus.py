"""The school whose own news an article is: its 外语学院 and 学生处 are that school's."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from extraction.pipes.bodies.names import canonical
from extraction.pipes.bodies.words import words

if TYPE_CHECKING:
    from extraction.pipes.bodies.model import Bodies, BodyFound
    from extraction.places import Place, PlaceContext
    from extraction.rulebook import Rulebook

_JOINS = re.compile("[与和、]")
"""What stands between the subjects of a faculty: 材料与化工学院."""


def is_faculty(name: str, place: Place | None, book: Rulebook) -> bool:
    """Whether a school without a place is called after what is taught in it: it is a part of one."""
    known = words(book)
    ends = (end for end in known.faculties if name.endswith(end))
    return place is None and any(
        all(subject in known.taught for subject in _JOINS.split(name.removesuffix(end))) for end in ends
    )


def own_school(bodies: Bodies, context: PlaceContext | None, book: Rulebook) -> tuple[str, Place | None] | None:
    """Name and place of the school that an article of its own news speaks of; None in other articles."""
    if not bodies.school_news:
        return None
    known = words(book)
    faculties = tuple(known.faculties)
    parties = tuple(known.prefixes.words("kind", "other"))
    named = [
        body
        for body in bodies.outermost()
        if (whole := _school_of(body)).kind == "school"
        and whole.text not in bodies.guests
        and not whole.text.startswith(parties)  # 农工党云大支部
        and not (whole.bare or whole.text in known.owners or whole.text.endswith(known.grounds))
    ]
    alone = [body for body in named if body.parent is None]
    # a school that is named itself, then one of which a part is; 外语学院 beside 南华大学 is a part of it
    schools = (
        [body for body in alone if body.place is not None or not body.text.endswith(faculties)]
        or [
            school
            for body in named
            if body.parent is not None
            and ((school := _school_of(body)).place or school.parent or not school.text.endswith(faculties))
        ]
        # several faculties and nothing else: of a school that the article does not name
        or (alone if len({body.text for body in alone}) == 1 else [])
    )
    if bodies.college_news:
        schools = [body for body in schools if body.text.endswith(faculties)]
    often = Counter(canonical(body, context, body.start) for body in schools if not body.level)
    return often.most_common(1)[0][0] if often else None


def _school_of(body: BodyFound) -> BodyFound:
    """The school that a body is a part of, or what it belongs to at last; of a faculty the university."""
    while body.parent is not None:
        inner = body.kind == "school"
        body = body.parent
        if body.kind == "school" and not inner:
            break
    return body
