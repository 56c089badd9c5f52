"""What every record shares: strictness, spans, numbers and places.

All offsets count Unicode code points of the article's raw text; `start` is inclusive, `end` exclusive.
"""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictFloat, StrictInt, model_validator


def exact_number(value: Any) -> Any:
    """Turn a `Decimal` into an int or a float, and a float with an integral value into an int; leave the rest alone."""
    if isinstance(value, Decimal) and value.is_finite():
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


Offset = Annotated[StrictInt, Field(ge=0)]
Text = Annotated[str, Field(min_length=1)]
Flag = StrictBool
Number = Annotated[
    StrictInt | Annotated[StrictFloat, Field(allow_inf_nan=False)],
    BeforeValidator(exact_number),
]
UnitId = Annotated[str, Field(pattern=r"^u[1-9][0-9]*$")]
Adcode = Annotated[str, Field(pattern=r"^[1-9][0-9]{5}$")]
RuleId = Annotated[str, Field(min_length=1)]


class Record(BaseModel):
    """A frozen record that refuses unknown keys; every key of the contract is required, unknown values are `None`."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


def check_span(start: int, end: int) -> None:
    """Raise `ValueError` where the span is empty or the wrong way round."""
    if start >= end:
        raise ValueError(f"start {start} must be before end {end}")


class Span(Record):
    """A stretch of the raw text: `start` inclusive, `end` exclusive, in code points, never empty."""

    start: Offset
    """First code point."""
    end: Offset
    """Code point after the last."""

    @model_validator(mode="after")
    def _fits(self) -> "Span":
        check_span(self.start, self.end)
        return self


class Mention(Span):
    """A place where the article names the record."""

    surface: Text
    """Always `raw[start:end]`."""

    @model_validator(mode="after")
    def _fits(self) -> "Mention":
        size = self.end - self.start
        if size <= 0:
            check_span(self.start, self.end)
        if len(self.surface) != size:
            raise ValueError(f"surface {self.surface!r} has not the {size} code points of its span")
        return self


class ReadMention(Mention):
    """A mention that is given in its reading too: gloss-free, simplified, repaired."""

    text: Text
    """The reading of `surface`."""


class Place(Record):
    """A place as the article settles it."""

    name: Text
    """Canonical name in simplified characters."""
    adcode: Adcode | None
    """GB/T 2260 code of the smallest division at county level or above that holds the place; null where unsettled."""
