"""What the counts component finds, before the record is made."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from extraction.pipes.scopes import Scope
    from extraction.pipes.values.quantities import Meaning


class CountFound(NamedTuple):
    """A number with what it counts.

    Attributes:
        start, end: code points of the reading, half-open: the bounding words that belong to it, number, classifier and
            a noun behind it.
        value: the number as worded; None for a range.
        low, high: the bounds that the wording gives; None where that side is open.
        approximation: how the wording bounds the value.
        classifier: measure word, unit or currency; None where the number stands at its noun.
        noun: the counted noun phrase as read; None where the classifier is itself what is counted.
        noun_span: where the noun stands, before or behind the number; None without one.
        kind: what is counted, a `CountKind` of the schema.
        rule: id of the rule that found it.
        scope: what the number describes; filled in by a later component.

    """

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    approximation: Meaning
    classifier: str | None
    noun: str | None
    noun_span: tuple[int, int] | None
    kind: str
    rule: str
    scope: Scope | None = None
