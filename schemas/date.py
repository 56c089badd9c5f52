"""Temporal expressions, after TIMEX3."""

from typing import Annotated, Literal

from pydantic import Field

from schemas.base import ReadMention, RuleId

DateType = Literal["DATE", "TIME", "DURATION", "SET"]
Mod = Literal["MORE_THAN", "LESS_THAN", "APPROX", "START", "MID", "END"]
TimexValue = Annotated[str, Field(pattern=r"^[0-9A-Z][0-9A-Z_:./+-]*$")]


class Date(ReadMention):
    """One temporal expression."""

    type: DateType
    """TIMEX3 type."""
    value: TimexValue
    """ISO 8601 or TIMEX3 value; unknown digits are X, a range is `start/end`."""
    mod: Mod | None
    """TIMEX3 modifier."""
    rule: RuleId
    """Id of the rule that found it."""
