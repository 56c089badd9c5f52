"""Amounts with their bounds."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.pipes.values.quantities import Meaning, bounded, interval, quantity, scaled, share

SINGLE: tuple[Meaning, ...] = ("exact", "more_than", "less_than", "about", "at_least", "at_most")


@pytest.mark.parametrize(
    ("number", "meaning", "expected"),
    [
        ("300", None, (300, 300, 300, "exact")),
        ("300余", None, (300, 300, None, "more_than")),
        ("数百", None, (100, 100, None, "more_than")),
        ("十来", None, (10, None, None, "about")),
        ("300", "more_than", (300, 300, None, "more_than")),
        ("300", "less_than", (300, None, 300, "less_than")),
        ("300", "about", (300, None, None, "about")),
        ("300", "at_least", (300, 300, None, "at_least")),
        ("300", "at_most", (300, None, 300, "at_most")),
        # the word before the number outweighs the numeral's own vagueness
        ("百余", "less_than", (100, None, 100, "less_than")),
        # but a range stays one
        ("一两百", "about", (None, 100, 200, "range")),
    ],
)
def test_the_wording_gives_the_bounds(
    number: str, meaning: Meaning | None, expected: tuple[int | None, int | None, int | None, str]
) -> None:
    found = quantity(number, meaning)
    assert found is not None
    assert (found.value, found.low, found.high, found.meaning) == expected


@pytest.mark.parametrize("number", ["", "几", "多少", "1:3", "人"])
def test_no_amount(number: str) -> None:
    assert quantity(number) is None


@pytest.mark.parametrize(
    ("low", "high", "neighbours", "expected"),
    [
        ("6", "8", False, (6, 8)),
        ("三", "五", False, (3, 5)),
        ("3000", "2万", False, (3000, 20000)),
        # 10-20万 is 10万 to 20万, but 5000-1万 begins at 5000
        ("10", "20万", False, (100000, 200000)),
        ("5000", "1万", False, (5000, 10000)),
        ("6万", "60万", False, (60000, 600000)),
        ("五", "六", True, (5, 6)),
        ("8", "6", False, None),
        ("5", "5", False, None),
        # a list, no range
        ("3", "7", True, None),
        ("12", "13", True, None),
        ("一两", "三", False, None),
    ],
)
def test_ranges(low: str, high: str, neighbours: bool, expected: tuple[int, int] | None) -> None:
    found = interval(low, high, neighbours=neighbours)
    wanted = None if expected is None else (Decimal(expected[0]), Decimal(expected[1]))
    assert (None if found is None else (found.low, found.high)) == wanted
    assert found is None or (found.value is None and found.meaning == "range")


@pytest.mark.parametrize(
    ("text", "parts", "value"),
    [
        ("18.5%", 100, "18.5"),
        ("百分之十六", 100, "16"),
        ("九成五", 100, "95"),
        ("千分之三", 100, "0.3"),
        ("三分之二", None, "0.6667"),
        ("四分之一", None, "0.25"),
        ("一半", None, None),
    ],
)
def test_shares(text: str, parts: int | None, value: str | None) -> None:
    assert share(text, parts) == (None if value is None else Decimal(value))


def test_a_range_has_no_single_value() -> None:
    with pytest.raises(ValueError, match="no single value"):
        bounded(Decimal(1), "range")


@given(st.integers(1, 10**9), st.sampled_from(SINGLE), st.sampled_from([1, 10, 10000]))
def test_value_lies_within_its_bounds_at_every_scale(number: int, meaning: Meaning, factor: int) -> None:
    found = scaled(bounded(Decimal(number), meaning), Decimal(factor))
    assert found.value == number * factor
    assert found.low in (None, found.value)
    assert found.high in (None, found.value)
    assert (found.low is None and found.high is None) == (meaning == "about")
