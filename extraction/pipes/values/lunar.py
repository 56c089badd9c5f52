"""The Chinese calendar: lunar days, stems and branches, animals and solar terms.

Lunar days go through `lunardate` (1900 to 2099). Solar terms come from the Sun's apparent longitude after Meeus,
Astronomical Algorithms, chapter 25, lower accuracy (0.01 degrees, a quarter of an hour), in China Standard Time.
"""

import math
from datetime import date, datetime, timedelta
from functools import lru_cache

from lunardate import LunarDate

FIRST_YEAR, LAST_YEAR = 1900, 2099


def leap_month(year: int) -> int | None:
    """The month after which a lunar year repeats one; None where it does not, or the year is not covered."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return LunarDate.leap_month_for_year(year) or None


@lru_cache(maxsize=4096)
def lunar_to_solar(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The Gregorian date of a lunar day; None where the year is not covered or has no such month or day."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    if leap and leap_month(year) != month:
        return None
    try:
        solar: date = LunarDate(year, month, day, leap).to_solar_date()
    except ValueError:
        return None
    # lunardate lets the 30th of a short month run over into the next
    return solar if day < 30 or _day_of(solar) == 30 else None


def _day_of(solar: date) -> int | None:
    try:
        return int(LunarDate.from_solar_date(solar.year, solar.month, solar.day).day)
    except ValueError:
        return None


def month_end(first: date) -> date:
    """The last day of the lunar month that begins on `first`."""
    last = first + timedelta(days=29)
    return last if _day_of(last) == 30 else first + timedelta(days=28)


def spring_festival(year: int) -> date | None:
    """The first lunar day that falls into a Gregorian year."""
    return lunar_to_solar(year, 1, 1)


def lunar_days_in(year: int, month: int, day: int, *, leap: bool = False) -> list[date]:
    """The Gregorian dates of a Gregorian year that are this lunar day: one as a rule, in twelfth months none or two."""
    found = (lunar_to_solar(lunar, month, day, leap=leap) for lunar in (year - 1, year))
    return [solar for solar in found if solar is not None and solar.year == year]


def sexagenary_year(stem: int, branch: int, near: int) -> int | None:
    """The year of a stem (0 to 9, from 甲) and a branch (0 to 11, from 子) nearest to `near`, the earlier of two.

    None where there is no such pair.
    """
    offset = next((i for i in range(60) if i % 10 == stem and i % 12 == branch), None)
    return None if offset is None else _nearest(4 + offset, 60, near)


def branch_year(branch: int, near: int) -> int:
    """The year of a branch (0 to 11, from 子, the rat) nearest to `near`, the earlier of two."""
    return _nearest(4 + branch % 12, 12, near)


def _nearest(first: int, cycle: int, near: int) -> int:
    back = (near - first) % cycle
    return near - back if back <= cycle - back else near - back + cycle


@lru_cache(maxsize=2048)
def solar_term(year: int, index: int) -> date:
    """The day in China on which the Sun reaches 15 degrees times `index` in a Gregorian year.

    0 is 春分, 1 清明, 21 立春, 23 惊蛰.
    """
    target = index * 15.0
    guess = datetime(year, 3, 20, 12) + timedelta(days=365.2422 * index / 24)
    if index >= 19:
        guess -= timedelta(days=365.2422)
    for _ in range(4):
        gap = (target - _longitude(guess) + 180) % 360 - 180
        guess += timedelta(days=gap * 365.2422 / 360)
    return (guess + timedelta(hours=8, seconds=-_delta_t(year))).date()


def _longitude(moment: datetime) -> float:
    """The Sun's apparent longitude in degrees, at a moment of terrestrial time."""
    t = (moment - datetime(2000, 1, 1, 12)).total_seconds() / 86400 / 36525
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    anomaly = math.radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t)
    centre = (
        (1.914602 - 0.004817 * t - 0.000014 * t * t) * math.sin(anomaly)
        + (0.019993 - 0.000101 * t) * math.sin(2 * anomaly)
        + 0.000289 * math.sin(3 * anomaly)
    )
    node = math.radians(125.04 - 1934.136 * t)
    return (mean + centre - 0.00569 - 0.00478 * math.sin(node)) % 360


def _delta_t(year: int) -> float:
    """Terrestrial minus universal time in seconds, near enough for a date (Espenak and Meeus, 2005 to 2050)."""
    t = year - 2000
    return 62.92 + 0.32217 * t + 0.005589 * t * t
