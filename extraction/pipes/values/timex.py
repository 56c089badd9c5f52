"""TIMEX3 values: a point in time of which some parts are known, and how it is written.

A `Moment` holds what an expression says, nothing more: `3月5日` has no year. Two neighbouring moments join where the
second goes on where the first stops (`今年` + `春节`, `4月9日` + `晚`). Unknown numbers are 0 and are written with X.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

DateType = Literal["DATE", "TIME", "DURATION", "SET"]
YEAR, MONTH, DAY, PART_OF_DAY, HOUR, MINUTE, SECOND = range(1, 8)
QUARTER_MONTHS = {"Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}
"""The month in which a quarter or a half of a year begins."""


class DateFound(NamedTuple):
    """A temporal expression in a text.

    Attributes:
        start, end: code points of the text, half-open.
        type, value, mod: after TIMEX3; `mod` None where there is none.
        rule: the id of the rule that made it.
    """

    start: int
    end: int
    type: DateType
    value: str
    mod: str | None
    rule: str


class Fixed(NamedTuple):
    """A value that needs nothing else from the article: a duration, a vague reference."""

    type: DateType
    value: str
    mod: str | None = None


class Moment(NamedTuple):
    """A point or a stretch of the calendar, as far as it is said.

    Attributes:
        year: four characters, unknown digits X; None where nothing is said.
        month, day, hour, minute, second: numbers, 0 for unknown, None where nothing is said.
        part: a part of the year, `Q1`, `H2`, `SP`.
        week, weekday: ISO week (0 unknown), and `1` to `7` or `WE`.
        festival: the key of a yearly day, see `festivals.festival_date`.
        lunar, leap: month and day are lunar; the month is a repeated one. lunar_year: the year is as well.
        part_of_day: `MO`, `NI` and the like; window: the hours it spans, the end may pass 24.
        mod: TIMEX3 modifier.
        every: the period of a SET.
        alone: the vague value that it has unless something is joined to it.
        written: the year stands in the text, in digits.
        compared: what the text speaks of is only compared with it: 比上年增长.
        later: the year is said only as so many years behind the one named last (次年 1, 同年 0).
        stamp: a time stamp of the page, not an event of the article.
        general: a part of the day that is as often said of every day.
        nth: what is counted within a year or a month: `week`, `weekday`, `day`, `first` or `last` days; how many, from
            the end where negative; and the weekday.
        until: the end of a range; it says only what differs from the beginning.
    """

    year: str | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None
    week: int | None = None
    weekday: str | None = None
    festival: str | None = None
    lunar: bool = False
    leap: bool = False
    lunar_year: bool = False
    part_of_day: str | None = None
    window: tuple[int, int] | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    mod: str | None = None
    every: str | None = None
    alone: str | None = None
    written: bool = False
    compared: bool = False
    later: int | None = None
    stamp: bool = False
    general: bool = False
    nth: tuple[str, int, int] | None = None
    until: Moment | None = None

    @property
    def coarsest(self) -> int:
        """The level of the coarsest part that is said; above `SECOND` where none is."""
        return min(self._levels(), default=SECOND + 1)

    @property
    def finest(self) -> int:
        """The level of the finest part that is said; 0 where none is."""
        return max(self._levels(), default=0)

    @property
    def monthless(self) -> bool:
        """Whether it is a lunar day without its month, which another expression must name."""
        return self.lunar and self.month is None

    def _levels(self) -> list[int]:
        levels = []
        if self.year is not None or self.every == "P1Y":
            levels.append(YEAR)
        if self.part or self.month is not None or self.week is not None or self.every in ("P1M", "P1W"):
            levels.append(MONTH)
        if self.day is not None or self.weekday or self.festival or self.nth or self.every == "P1D":
            levels.append(DAY)
        if self.festival or (self.weekday and self.week is None):
            levels.append(MONTH)
        if self.part_of_day:
            levels.append(PART_OF_DAY)
        for level, value in ((HOUR, self.hour), (MINUTE, self.minute), (SECOND, self.second)):
            if value is not None:
                levels.append(level)
        return levels


def joins(left: Moment, right: Moment) -> bool:
    """Whether `right` goes on where `left` stops."""
    if left.until is not None or left.mod is not None or left.part or right.every:
        return False
    if left.finest >= right.coarsest or (left.hour is not None and right.part_of_day):
        return False
    if right.coarsest >= PART_OF_DAY:
        return left.finest >= DAY
    if right.nth is not None:
        return left.finest <= MONTH and not left.every
    if right.coarsest == DAY:
        return left.finest == MONTH and (left.week is None) == (right.weekday is None)
    return not (right.weekday and right.week is None) or left.every == "P1W"


def join(left: Moment, right: Moment) -> Moment:
    """The moment that two which join say together; 下午 and 2点 make 14."""
    hour = right.hour
    until = right.until
    if hour is not None and left.window:
        hour = clock_hour(hour, left.window)
        if until is not None and until.hour is not None and not until.part_of_day:
            until = until._replace(hour=clock_hour(until.hour, left.window))
    changes = {
        name: getattr(right, name)
        for name in _PARTS
        if getattr(right, name) is not None and getattr(right, name) is not False
    }
    changes.update(hour=hour, until=until, alone=None)
    return left._replace(**changes)


_PARTS = (
    "month", "day", "part", "week", "weekday", "festival", "lunar", "leap", "lunar_year", "part_of_day", "general",
    "window", "minute", "second", "mod", "nth",
)  # fmt: skip


def clock_hour(hour: int, window: tuple[int, int]) -> int:
    """The hour of 24 that a 12-hour clock means in a part of the day; as written where neither reading fits."""
    for shown in (hour, hour + 12):
        if window[0] <= shown <= window[1] and hour <= 12:
            return shown
    return hour


def iso(moment: Moment) -> str:
    """The ISO 8601 or TIMEX3 value of a moment without `until`; a bare hour is a whole one: `T20:00`."""
    year = moment.year or "XXXX"
    clock = _clock(moment)
    if moment.part:
        return f"{year}-{moment.part}"
    if moment.week is not None or moment.weekday:
        week = f"{year}-W{_two(moment.week or 0)}"
        return week + (f"-{moment.weekday}" if moment.weekday else "") + clock
    if moment.month is None and moment.day is None and not clock:
        return year
    value = f"{year}-{_two(moment.month or 0)}"
    if moment.day is None and not clock:
        return value
    return f"{value}-{_two(moment.day or 0)}{clock}"


def _clock(moment: Moment) -> str:
    if moment.hour is None:
        return f"T{moment.part_of_day}" if moment.part_of_day else ""
    seconds = "" if moment.second is None else f":{moment.second:02d}"
    return f"T{moment.hour:02d}:{moment.minute or 0:02d}{seconds}"


def _two(number: int) -> str:
    return f"{number:02d}" if number else "XX"


def period(amount: str, unit: str) -> str:
    """The ISO 8601 duration of an amount (`3`, `1.5`, `X`) and a unit (`Y`, `M`, `W`, `D`, `TH`, `TM`, `TS`)."""
    return f"PT{amount}{unit[1:]}" if unit.startswith("T") else f"P{amount}{unit}"
