"""The civil calendar: months, weeks, nth weekdays, and the year that a date without one belongs to.

Years are Gregorian, weeks those of ISO 8601, weekdays 1 (Monday) to 7 (Sunday).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_ANCHOR = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_AHEAD = 200
"""So many days after publication a date without a year still belongs to the year of publication; one further off is
last year's."""
_BEHIND = 300
"""A date that lies further back, and that the wording points forward to, is next year's."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day an article speaks from, as far as it is known; None for an unknown part."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        """The day, where it is known whole."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return real_date(self.year, self.month, self.day)


@lru_cache(1 << 12)  # the articles of a day share it
def parse_anchor(text: str | None) -> Anchor:
    """Read a publication date in ISO 8601, as precise as it is (`2022`, `2022-04`, `2022-04-16T10:19`).

    All parts are None for None and for anything else.
    """
    match = _ANCHOR.match(text or "")
    if match is None:
        return Anchor()
    year, month, day = (int(part) if part else None for part in match.groups())
    if month is not None and not 1 <= month <= 12:
        month = day = None
    if year and month and day and real_date(year, month, day) is None:
        day = None
    return Anchor(year or None, month, day)


def real_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_length(year: int, month: int) -> int:
    """The number of days of a month."""
    return monthrange(year, month)[1]


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """The year and month `by` months later."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def shift_days(day: date, by: int) -> date | None:
    """The day `by` days later; None outside the years 1 to 9999."""
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return None


def week_day(year: int, week: int, weekday: int) -> date | None:
    """The day of an ISO week; None where the year has no such week."""
    try:
        return date.fromisocalendar(year, week, weekday)
    except ValueError:
        return None


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """The nth weekday of a month, counted from its end where `nth` is negative; None where there are not so many."""
    last = month_length(year, month)
    if nth < 0:
        end = date(year, month, last)
        found = end - timedelta(days=(end.isoweekday() - weekday) % 7 + 7 * (-nth - 1))
    else:
        first = date(year, month, 1)
        found = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return found if nth and found.month == month else None


def nth_week(year: int, month: int | None, nth: int) -> tuple[int, int] | None:
    """ISO year and week of the nth week that begins in a month, or of a year's nth ISO week; from the end if negative.

    None where there are not so many.
    """
    if month is None:
        weeks = date(year, 12, 28).isocalendar().week
        number = nth if nth > 0 else weeks + 1 + nth
        return (year, number) if nth and 1 <= number <= weeks else None
    monday = nth_weekday(year, month, nth, 1)
    if monday is None:
        return None
    iso = monday.isocalendar()
    return iso.year, iso.week


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def year_near(month: int, day: int, anchor: Anchor, *, forward: bool) -> int | None:
    """The year of a date that is written without one, seen from the anchor; None where the anchor has no year.

    News writes the year where it is not the current one. So it is the anchor's, save that a date far ahead is last
    year's (`12月31日` read in January), and that a date long past, to which the wording points forward, is next year's.
    """
    if anchor.year is None or anchor.month is None:
        return anchor.year
    ahead = (month - anchor.month) * 30 + day - (anchor.day or 15)
    if ahead > _AHEAD and not forward:
        return anchor.year - 1
    if ahead < -_BEHIND and forward:
        return anchor.year + 1
    return anchor.year


def full_year(two_digits: int, anchor: Anchor) -> int:
    """The year that two digits stand for: the last one not over five years ahead of the anchor, or of 2025."""
    limit = (anchor.year or 2025) + 5
    year = limit - limit % 100 + two_digits
    return year if year <= limit else year - 100
