"""What the components know about the article at hand, and pass on to each other.

A component asks `state_of(doc)` and fills its own list. All offsets are code points of the reading, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from spacy.tokens import Doc

from extraction.text import Reading, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extraction.pipes.counts import CountFound
    from extraction.pipes.dates import DateFound
    from extraction.pipes.officials import PersonFound
    from extraction.pipes.structures import StructureFound
    from extraction.pipes.units import UnitFound
    from extraction.places import PlaceContext, PlaceFound


@dataclass(slots=True)
class State:
    """The article's reading, its anchor, and the records found so far.

    Attributes:
        anchor: the publication date in ISO 8601, as precise as it is known, or None.
        title, source: as the input row or the page gives them, or None.
        persons: everybody found, officials first; who has no post is no official.
    """

    reading: Reading
    anchor: str | None = None
    title: str | None = None
    source: str | None = None
    places: list[PlaceFound] = field(default_factory=list)
    place_context: PlaceContext | None = None
    dates: list[DateFound] = field(default_factory=list)
    persons: list[PersonFound] = field(default_factory=list)
    units: list[UnitFound] = field(default_factory=list)
    counts: list[CountFound] = field(default_factory=list)
    structures: list[StructureFound] = field(default_factory=list)
    memo: dict[str, Any] = field(default_factory=dict)
    """Evidence that one component leaves for a later one, by name."""


class Stepwise:
    """A component that does its work in steps, so that many articles can be taken through each before the next."""

    def steps(self, doc: Doc) -> Iterator[None]:
        """The work on one document, with a pause behind each step but the last."""
        raise NotImplementedError

    def __call__(self, doc: Doc) -> Doc:
        """Do all the work on one document."""
        for _ in self.steps(doc):
            pass
        return doc


if not Doc.has_extension("minglu"):
    Doc.set_extension("minglu", default=None)


_KEY: Any = ("._.", "minglu", None, None)
"""Where `doc._.minglu` is kept: `doc._` makes an object at every look."""


def state_of(doc: Doc) -> State:
    """The state of a document; made from its text where nobody has set it.

    So that the components also work in somebody else's pipeline, on `nlp("…")`.
    """
    state = doc.user_data.get(_KEY)
    if state is None:
        reading = read(doc.text)
        meta = reading.metadata
        state = State(reading, anchor=meta.published, title=meta.title, source=meta.source)
        doc._.minglu = state
    return cast(State, state)
