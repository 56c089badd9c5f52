"""Numbers with what they count."""

from typing import Literal

from pydantic import model_validator

from schemas.base import Number, Place, ReadMention, RuleId, Text

Approximation = Literal["exact", "more_than", "less_than", "about", "range", "at_least", "at_most"]
CountKind = Literal[
    "people",
    "households",
    "organisations",
    "places",
    "objects",
    "money",
    "measure",
    "events",
    "share",
    "age",
    "other",
]


class Count(ReadMention):
    """One number, its bounds, and the thing counted."""

    value: Number | None
    """The number as worded, an exact decimal; null only for a range."""
    min: Number | None
    """Lower bound that the wording gives; null where that side is open."""
    max: Number | None
    """Upper bound that the wording gives; null where that side is open."""
    approximation: Approximation
    """How the wording bounds the value."""
    classifier: Text | None
    """Measure word or unit of measurement; `%` for shares."""
    noun: Text | None
    """The counted noun phrase; null where the classifier is itself the thing counted."""
    kind: CountKind
    """What is counted."""
    scope: Place | None
    """The place or unit that the number describes."""
    rule: RuleId
    """Id of the rule that found it."""

    @model_validator(mode="after")
    def _bounds_fit(self) -> "Count":
        if self.approximation == "range":
            self._check_range()
            return self
        if self.value is None:
            raise ValueError(f"value may be null only for a range, not for {self.approximation}")
        expected = bounds_of(self.value, self.approximation)
        if (self.min, self.max) != expected:
            bounds = f"min {expected[0]}, max {expected[1]}, not {self.min}, {self.max}"
            raise ValueError(f"{self.approximation} {self.value} has {bounds}")
        return self

    def _check_range(self) -> None:
        if self.value is not None:
            raise ValueError("the value of a range is null: min and max say it")
        if self.min is None or self.max is None or self.min > self.max:
            raise ValueError(f"a range needs min <= max, not {self.min}, {self.max}")


def bounds_of(value: Number, approximation: Approximation) -> tuple[Number | None, Number | None]:
    """Return the (min, max) that the wording of a single value gives; raise `ValueError` for a range."""
    match approximation:
        case "exact":
            return value, value
        case "more_than" | "at_least":
            return value, None
        case "less_than" | "at_most":
            return None, value
        case "about":
            return None, None
        case "range":
            raise ValueError("a range has no single value")
