"""The civil calendar: anchors, weeks, weekdays, and years that are not written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.pipes.values.calendar import (
    Anchor,
    easter,
    full_year,
    month_length,
    nth_week,
    nth_weekday,
    parse_anchor,
    real_date,
    shift_month,
    year_near,
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2022-04-16T10:19:54", Anchor(2022, 4, 16)),
        ("2022-04-16", Anchor(2022, 4, 16)),
        ("2022-04", Anchor(2022, 4)),
        ("2022", Anchor(2022)),
        ("2022-02-30", Anchor(2022, 2)),
        ("2022-13-01", Anchor(2022)),
        ("0000-01-01", Anchor(None, 1, 1)),
        ("四月", Anchor()),
        ("", Anchor()),
        (None, Anchor()),
    ],
)
def test_an_anchor_is_as_precise_as_its_text(text: str | None, wanted: Anchor) -> None:
    assert parse_anchor(text) == wanted


def test_only_a_whole_anchor_has_a_date() -> None:
    assert Anchor(2022, 4, 16).date == date(2022, 4, 16)
    assert Anchor(2022, 4).date is None


@pytest.mark.parametrize(
    ("month", "day", "anchor", "forward", "wanted"),
    [
        (3, 5, Anchor(2021, 3, 6), False, 2021),
        (12, 31, Anchor(2021, 1, 2), False, 2020),
        (12, 31, Anchor(2021, 1, 2), True, 2021),
        (9, 1, Anchor(2021, 6, 14), False, 2021),
        (1, 5, Anchor(2021, 12, 25), True, 2022),
        (1, 5, Anchor(2021, 12, 25), False, 2021),
        (3, 5, Anchor(2021), False, 2021),
        (3, 5, Anchor(), False, None),
    ],
)
def test_the_year_that_is_not_written(month: int, day: int, anchor: Anchor, forward: bool, wanted: int | None) -> None:
    assert year_near(month, day, anchor, forward=forward) == wanted


@pytest.mark.parametrize(
    ("digits", "anchor", "wanted"),
    [
        (98, Anchor(), 1998),
        (8, Anchor(), 2008),
        (21, Anchor(2021), 2021),
        (26, Anchor(2021), 2026),
        (33, Anchor(2021), 1933),
    ],
)
def test_two_digits_mean_the_last_such_year(digits: int, anchor: Anchor, wanted: int) -> None:
    assert full_year(digits, anchor) == wanted


@pytest.mark.parametrize(
    ("year", "month", "nth", "weekday", "wanted"),
    [
        (2024, 5, 2, 7, date(2024, 5, 12)),
        (2019, 4, -1, 1, date(2019, 4, 29)),
        (2021, 2, 5, 1, None),
        (2021, 2, 0, 1, None),
    ],
)
def test_nth_weekday(year: int, month: int, nth: int, weekday: int, wanted: date | None) -> None:
    assert nth_weekday(year, month, nth, weekday) == wanted


@pytest.mark.parametrize(
    ("year", "month", "nth", "wanted"),
    [
        (2021, None, 1, (2021, 1)),
        (2020, None, -1, (2020, 53)),
        (2021, None, 53, None),
        (2021, 5, 1, (2021, 18)),
        (2020, 5, 1, (2020, 19)),
        (2021, 5, 6, None),
    ],
)
def test_nth_week(year: int, month: int | None, nth: int, wanted: tuple[int, int] | None) -> None:
    assert nth_week(year, month, nth) == wanted


@pytest.mark.parametrize("day", ["2000-04-23", "2019-04-21", "2024-03-31", "2025-04-20"])
def test_easter(day: str) -> None:
    assert easter(int(day[:4])).isoformat() == day


@given(st.integers(1, 9000), st.integers(1, 12), st.integers(-5000, 5000))
def test_months_shift_there_and_back(year: int, month: int, by: int) -> None:
    there = shift_month(year, month, by)
    assert 1 <= there[1] <= 12
    assert shift_month(*there, -by) == (year, month)


@given(st.integers(1, 9999), st.integers(1, 12))
def test_the_last_day_of_a_month_is_its_length(year: int, month: int) -> None:
    last = month_length(year, month)
    assert real_date(year, month, last) is not None
    assert real_date(year, month, last + 1) is None
