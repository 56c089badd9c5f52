"""Dates on a line: which days a TIMEX3 value covers, and where they are drawn. Pure."""

import math
import re
from collections.abc import Sequence
from datetime import date, timedelta

_FORM = re.compile(
    r"(?P<year>[0-9]{2}[0-9X]{0,2})"
    r"(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?|-W(?P<week>[0-9]{2})(?:-(?P<weekday>WE|[1-7]))?"
    r"|-(?P<season>SP|SU|FA|WI|[QH][1-4]))?(?:-XX|-WXX)*(?:T(?P<time>.*))?"
)
_MONTHS = {"SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3), "H1": (1, 6), "H2": (7, 6)} | {
    f"Q{quarter}": (3 * quarter - 2, 3) for quarter in range(1, 5)
}
"""First month of a part of the year, and how many it has."""
_APART = 0.17
"""Least distance of two labels, as a share of the line."""

Extent = tuple[int, int]


def extent(value: str) -> Extent | None:
    """The days that a value covers, half-open, counted from 0001-01-01 as 1.

    None for what is no place on a line: durations, repetitions, vague references, unknown years.
    """
    first, _, last = value.partition("/")
    try:
        begin = _point(first)
        end = _point(last) if last else begin
    except (ValueError, OverflowError):  # a day that no calendar has
        return None
    if begin is None or end is None or end[1] <= begin[0]:
        return None
    return begin[0], end[1]


def places(extents: Sequence[Extent]) -> list[tuple[float, float]]:
    """Where each extent lies on a line from 0 to 1.

    Distances keep their order, not their proportion: each gap between two neighbouring edges counts with the logarithm
    of its days, so that a year of founding does not press all the news of a week into one point.
    """
    edges = sorted({edge for one in extents for edge in one})
    at, where = 0.0, {}
    for before, edge in zip([edges[0], *edges] if edges else [], edges, strict=False):
        at += math.log2(1 + edge - before)
        where[edge] = at
    whole = at or 1.0
    return [(round(where[start] / whole, 4), round(where[end] / whole, 4)) for start, end in extents]


def labels(spots: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """Of places with what stands there, those to write below the line: from the left, as many as do not collide."""
    chosen: list[tuple[float, str]] = []
    for place, value in sorted(spots, key=lambda spot: (spot[0], len(spot[1]), spot[1])):
        if not chosen or place - chosen[-1][0] >= _APART:
            chosen.append((place, value))
    return chosen


def _point(value: str) -> Extent | None:
    match = _FORM.fullmatch(value)
    if match is None:
        return None
    year = match["year"]
    if match["season"] is not None and match["season"] in _MONTHS:
        return _months(int(year), *_MONTHS[match["season"]])
    if match["week"] is not None:
        return _week(int(year), int(match["week"]), match["weekday"])
    if match["day"] is not None:
        day = date(int(year), int(match["month"]), int(match["day"])).toordinal()
        return day, day + 1
    if match["month"] is not None:
        return _months(int(year), int(match["month"]), 1)
    return _years(year) if match["season"] is None else None


def _years(digits: str) -> Extent:
    """A year, or the decade or century of which it has the first digits."""
    known = digits.rstrip("X")
    span = 10 ** (4 - len(known))
    first = int(known) * span
    return date(max(first, 1), 1, 1).toordinal(), date(first + span, 1, 1).toordinal()


def _months(year: int, month: int, number: int) -> Extent:
    beyond = month - 1 + number
    return date(year, month, 1).toordinal(), date(year + beyond // 12, beyond % 12 + 1, 1).toordinal()


def _week(year: int, week: int, weekday: str | None) -> Extent:
    monday = date.fromisocalendar(year, week, 1)
    if weekday is None:
        return monday.toordinal(), (monday + timedelta(7)).toordinal()
    if weekday == "WE":
        return (monday + timedelta(5)).toordinal(), (monday + timedelta(7)).toordinal()
    day = (monday + timedelta(int(weekday) - 1)).toordinal()
    return day, day + 1
