"""The day of a yearly festival, from its key.

Keys: `05-01` a Gregorian day; `L08-15` a lunar day; `L00-00` the eve of the lunar new year; `T00` to `T23` a solar
term (see `lunar.solar_term`); `N05-2-7` the second Sunday of May, `N11--1-5` the last Friday of November; `E+0` Easter.
"""

from datetime import date, timedelta

from extraction.pipes.values.calendar import easter, nth_weekday, real_date
from extraction.pipes.values.lunar import lunar_days_in, solar_term, spring_festival

_TYPICAL = 2021
"""A year whose solar terms fall on their most frequent days."""


def festival_date(key: str, year: int) -> date | None:
    """The day of a festival in a Gregorian year; None where the year has none, or its calendar is not known.

    Raises:
        ValueError: the key is of no known form.
    """
    kind, rest = key[0], key[1:]
    if kind == "L":
        month, day = map(int, rest.split("-"))
        if month == 0:
            first = spring_festival(year)
            return first - timedelta(days=1) if first else None
        days = lunar_days_in(year, month, day)
        return days[0] if days else None
    if kind == "T":
        return solar_term(year, int(rest))
    if kind == "N":
        month, nth, weekday = int(rest[:2]), int(rest[3:-2]), int(rest[-1])
        return nth_weekday(year, month, nth, weekday)
    if kind == "E":
        return easter(year) + timedelta(days=int(rest))
    month, day = map(int, key.split("-"))
    return real_date(year, month, day)


def typical_day(key: str) -> tuple[int, int] | None:
    """Month and day of a festival whose year is not known; None where they change from year to year."""
    if key[0] in "LNE":
        return None
    day = festival_date(key, _TYPICAL)
    return (day.month, day.day) if day else None
