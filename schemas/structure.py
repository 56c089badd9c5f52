"""Organisational systems that the article spells out."""

from typing import Annotated, Literal

from pydantic import Field, StrictInt, model_validator

from schemas.base import Offset, Record, RuleId, Text, UnitId, check_span

StructureKind = Literal["levels", "parts"]


class Member(Record):
    """A level, or a part."""

    name: Text
    """As written, in simplified characters."""
    unit: UnitId | None
    """Id of its record in `units`, where it is one."""


class Structure(Record):
    """Ordered levels, or a body with its parts."""

    # Not a `Span`: the contract puts the offsets after the values, and pydantic lists inherited fields first.
    kind: StructureKind
    """`levels` are ordered as the article states; `parts` are in the article's order."""
    name: Text | None
    """What the article calls the whole."""
    stated: Annotated[StrictInt, Field(ge=1)] | None
    """The number of members that the article states."""
    members: Annotated[tuple[Member, ...], Field(min_length=1)]
    """The levels or parts."""
    start: Offset
    """First code point of the passage that spells it out."""
    end: Offset
    """Code point after its last."""
    rule: RuleId
    """Id of the rule that found it."""

    @model_validator(mode="after")
    def _not_empty(self) -> "Structure":
        check_span(self.start, self.end)
        return self
