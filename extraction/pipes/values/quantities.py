"""Amounts with their bounds: a numeral and the words around it -> a quantity.

Pure functions over text; what the words mean is passed in by name (`more_than`, `about` …), so no word list is needed.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from extraction.pipes.values.numerals import parse_fraction, parse_numeral, scale_of

Meaning = Literal["exact", "more_than", "less_than", "about", "range", "at_least", "at_most"]
PLACES = Decimal("0.0001")
"""Fractions without an end, such as 2/3, are rounded to this."""


class Quantity(NamedTuple):
    """A number as a record states it.

    Attributes:
        value: the number as worded; None for a range.
        low, high: the bounds that the wording gives; None where that side is open.
        meaning: how the wording bounds the value.

    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    meaning: Meaning


def bounded(value: Decimal, meaning: Meaning) -> Quantity:
    """Give `value` the bounds of `meaning`, which is any but `range`.

    Raises:
        ValueError: `meaning` is `range`.

    """
    match meaning:
        case "exact":
            return Quantity(value, value, value, meaning)
        case "more_than" | "at_least":
            return Quantity(value, value, None, meaning)
        case "less_than" | "at_most":
            return Quantity(value, None, value, meaning)
        case "about":
            return Quantity(value, None, None, meaning)
        case "range":
            raise ValueError("a range has no single value")


def quantity(number: str, meaning: Meaning | None = None) -> Quantity | None:
    """Read one numeral, vague or not, with the meaning of the words around it (None: there are none).

    The words outweigh the numeral's own vagueness: `近`+`百余` is less than 100. None where `number` is no numeral.
    """
    numeral = parse_numeral(number)
    if numeral is None:
        return None
    if numeral.approximation == "range" and numeral.high is not None:
        return Quantity(None, numeral.low, numeral.high, "range")
    return bounded(numeral.low, meaning or numeral.approximation)


def interval(low: str, high: str, *, neighbours: bool = False) -> Quantity | None:
    """Read the two ends of a range: `6`, `8` or `5`, `10万` (万 belongs to both where the first is the smaller figure).

    With `neighbours` only two numbers below ten that follow each other are a range (`5、6户`); others are a list. None
    where one is no numeral or the second is not the larger.
    """
    first, second = parse_numeral(low), parse_numeral(high)
    if first is None or second is None or first.approximation == "range" or second.approximation == "range":
        return None
    start, end, factor = first.low, second.low, scale_of(high)
    if scale_of(low) == 1 and start < end / factor:
        start *= factor
    if not start < end or (neighbours and not (end - start == 1 and end < 10)):
        return None
    return Quantity(None, start, end, "range")


def scaled(found: Quantity, factor: Decimal) -> Quantity:
    """Multiply a quantity and its bounds."""
    value, low, high = (None if part is None else part * factor for part in (found.value, found.low, found.high))
    return Quantity(value, low, high, found.meaning)


def share(text: str, parts: int | None = None) -> Decimal | None:
    """Read a share (`18.5%`, `百分之十六`, `9成`, `三分之二`) in `parts` of a whole; None: as a plain number.

    Rounded to four places where it has no end: 2/3 is 0.6667. None where `text` is no share.
    """
    fraction = parse_fraction(text)
    if fraction is None:
        return None
    fraction *= parts or 1
    value = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    if fraction.denominator == 1:
        return Decimal(fraction.numerator)
    return value.normalize() if Fraction(value) == fraction else value.quantize(PLACES)
