"""The Chinese calendar against its source and against almanacs."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from lunardate import LunarDate

from extraction.pipes.values.festivals import festival_date, typical_day
from extraction.pipes.values.lunar import (
    branch_year,
    leap_month,
    lunar_days_in,
    lunar_to_solar,
    month_end,
    sexagenary_year,
    solar_term,
    spring_festival,
)


def test_conversion_agrees_with_lunardate() -> None:
    day, last, step = date(1950, 1, 1), date(2099, 12, 31), timedelta(days=17)
    while day <= last:
        lunar = LunarDate.from_solar_date(day.year, day.month, day.day)
        assert lunar_to_solar(lunar.year, lunar.month, lunar.day, leap=lunar.is_leap_month) == day
        day += step


@pytest.mark.parametrize(
    ("year", "month", "day", "leap", "wanted"),
    [
        (2020, 1, 1, False, date(2020, 1, 25)),
        (2020, 4, 1, True, date(2020, 5, 23)),
        (2019, 12, 30, False, date(2020, 1, 24)),
        (2021, 4, 1, True, None),
        (2021, 12, 30, False, None),
        (1899, 1, 1, False, None),
        (2100, 1, 1, False, None),
        (2021, 13, 1, False, None),
        (2021, 1, 31, False, None),
    ],
)
def test_a_lunar_day_exists_or_has_no_date(year: int, month: int, day: int, leap: bool, wanted: date | None) -> None:
    assert lunar_to_solar(year, month, day, leap=leap) == wanted


def test_months_end_with_their_twenty_ninth_or_thirtieth() -> None:
    assert month_end(date(2021, 7, 10)) == date(2021, 8, 7)
    assert month_end(date(2020, 1, 25)) == date(2020, 2, 22)


def test_leap_months() -> None:
    assert [leap_month(year) for year in (2020, 2021, 2023, 1899)] == [4, None, 2, None]


def test_a_gregorian_year_may_have_a_twelfth_month_twice_or_never() -> None:
    assert lunar_days_in(2019, 12, 23) == [date(2019, 1, 28)]
    assert lunar_days_in(2023, 12, 8) == []
    assert lunar_days_in(2022, 12, 8) == [date(2022, 1, 10), date(2022, 12, 30)]


@pytest.mark.parametrize(
    ("year", "index", "wanted"),
    [
        (2017, 21, "2017-02-03"),
        (2021, 21, "2021-02-03"),
        (2020, 0, "2020-03-20"),
        (2022, 1, "2022-04-05"),
        (2024, 1, "2024-04-04"),
        (2020, 6, "2020-06-21"),
        (2024, 12, "2024-09-22"),
        (2024, 17, "2024-12-06"),
        (2023, 18, "2023-12-22"),
        (2019, 23, "2019-03-06"),
        (1984, 21, "1984-02-04"),
        (2044, 12, "2044-09-22"),
    ],
)
def test_solar_terms(year: int, index: int, wanted: str) -> None:
    assert solar_term(year, index).isoformat() == wanted


def test_solar_terms_come_in_order_within_their_year() -> None:
    for year in range(1950, 2100):
        terms = [solar_term(year, index) for index in (*range(19, 24), *range(19))]
        assert all(14 <= (b - a).days <= 17 for a, b in pairwise(terms))
        assert {term.year for term in terms} == {year}


@pytest.mark.parametrize(
    ("stem", "branch", "near", "wanted"),
    [(6, 0, 2021, 2020), (0, 4, 2024, 2024), (0, 4, 1990, 1964), (0, 1, 2021, None)],
)
def test_stems_and_branches(stem: int, branch: int, near: int, wanted: int | None) -> None:
    assert sexagenary_year(stem, branch, near) == wanted


def test_animals_recur_every_twelve_years() -> None:
    assert [branch_year(4, near) for near in (2024, 2023, 2018, 2019)] == [2024, 2024, 2012, 2024]


@pytest.mark.parametrize(
    ("key", "year", "wanted"),
    [
        ("05-01", 2021, "2021-05-01"),
        ("L01-01", 2021, "2021-02-12"),
        ("L00-00", 2020, "2020-01-24"),
        ("L08-15", 2020, "2020-10-01"),
        ("T01", 2021, "2021-04-04"),
        ("N05-2-7", 2021, "2021-05-09"),
        ("N11--1-5", 2021, "2021-11-26"),
        ("E+0", 2021, "2021-04-04"),
    ],
)
def test_festivals(key: str, year: int, wanted: str) -> None:
    found = festival_date(key, year)
    assert found is not None
    assert found.isoformat() == wanted


def test_festivals_outside_the_lunar_tables_have_no_date() -> None:
    assert festival_date("L01-01", 1850) is None
    assert festival_date("L00-00", 2150) is None
    assert spring_festival(1850) is None


def test_a_festival_without_a_year_has_a_day_only_if_it_does_not_move() -> None:
    assert typical_day("05-01") == (5, 1)
    assert typical_day("T00") == (3, 20)
    assert typical_day("L01-01") is None
