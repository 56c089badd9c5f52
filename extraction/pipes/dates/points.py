"""Value functions for points in time: groups of a match -> `Moment`."""

from dataclasses import replace
from typing import Any

from extraction.pipes.dates.call import Call, Thing, number
from extraction.pipes.dates.context import UNKNOWN, day_moment
from extraction.pipes.values.calendar import (
    full_year,
    month_length,
    real_date,
    shift_days,
    shift_month,
    week_day,
)
from extraction.pipes.values.timex import Moment, clock_hour


def point(call: Call) -> Thing | None:
    """Whatever parts the rule's groups name: year, month, day, part of the day, hour, and the end of a stretch (`month2`)."""
    fields = _calendar_fields(call)
    if fields is None:
        return None
    if "stamp" in call.constants:
        fields["stamp"] = True
    named = _named(call)
    part = call.group("part")
    if part is not None:
        fields.update(_part_fields(call, part))
    hour = number(call.group("hour", "hour3", "hour4"))
    if hour is not None:
        fields.update(_clock_fields(call, hour))
    moment = Moment(**fields) if named is None else replace(named, **fields) if fields else named
    return _with_end(call, moment) if _ENDS & call.groups.keys() else moment


def _calendar_fields(call: Call) -> dict[str, Any] | None:
    """The year, month, day and modifier that are written; None where the calendar has no such date."""
    year, month, day = number(call.group("year")), number(call.group("month")), number(call.group("day"))
    short = number(call.group("yy", "yy0"))
    if short is not None:
        year = full_year(short, call.context.anchor)
    if not _possible(year, month, day):
        return None
    fields: dict[str, Any] = {}
    if year is not None:
        fields.update(year=f"{year:04d}", written=True)
    if month is not None:
        fields["month"] = month
    if day is not None:
        fields["day"] = day
    edge = call.group("edge")
    if edge is not None:
        fields["mod"] = call.word("edges", edge, "mod")
    return fields


def _possible(year: int | None, month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    if day is not None and not 1 <= day <= (month_length(year or 2000, month) if month else 31):
        return False
    return year is None or year > 0


def _named(call: Call) -> Moment | None:
    """The moment that a word names: 今年, 上个月, 昨晚, 上周三; None without such a word."""
    for group, function in _WORDS.items():
        if group in call.groups:
            return function(call, call.groups[group])
    return None


def _year_word(call: Call, word: str) -> Moment:
    offset = int(call.word("years", word, "offset") or 0)
    alone = call.word("years", word, "alone")
    context = call.context
    if call.word("years", word, "from") == "article":
        if context.year is None or not context.near(call.start):
            return Moment(year=UNKNOWN, alone=alone)
        return Moment(year=_shift_year(context.year, offset), alone=alone)
    year = context.this_year()
    return Moment(year=UNKNOWN if year is None else f"{year + offset:04d}", alone=alone)


def _shift_year(year: str, offset: int) -> str:
    return f"{int(year) + offset:04d}" if year.isdigit() else UNKNOWN


def _month_word(call: Call, word: str) -> Moment:
    offset = int(call.word("months", word, "offset") or 0)
    context = call.context
    year, month = context.anchor.year, context.anchor.month
    if call.word("months", word, "from") == "article" and context.month and context.year and context.near(call.start):
        month = context.month
        year = int(context.year) if context.year.isdigit() else None
    if month is None:
        return Moment(year=UNKNOWN if year is None else f"{year:04d}", month=0)
    if year is None:
        shifted = month + offset
        return Moment(year=UNKNOWN, month=shifted if 1 <= shifted <= 12 else 0)
    year, month = shift_month(year, month, offset)
    return Moment(year=f"{year:04d}", month=month)


def _day_word(call: Call, word: str) -> Moment:
    offset = int(call.word("days", word, "offset") or 0)
    part = call.word("days", word, "part")
    context = call.context
    if call.word("days", word, "from") == "article":
        moment = Moment(year=UNKNOWN, month=0, day=0)
        last = context.last_day(call.start)
        if last is not None:
            known = real_date(int(last[0]), last[1], last[2]) if last[0].isdigit() else None
            if known is not None:
                moment = day_moment(shift_days(known, offset))
            elif offset == 0 or (offset == 1 and last[2] < 28):
                moment = Moment(year=last[0], month=last[1], day=last[2] + offset)
    else:
        moment = context.today(offset)
    return replace(moment, **_part_fields(call, part)) if part else moment


def _week_word(call: Call, word: str) -> Moment:
    offset = int(call.word("weeks", word, "offset") or 0)
    weekday = call.group("weekday")
    value = call.word("weekdays", weekday, "value") if weekday else None
    today = call.context.anchor.date
    if today is None:
        year = call.context.this_year()
        return Moment(year=f"{year:04d}" if year else UNKNOWN, week=0, weekday=value)
    day = shift_days(today, 7 * offset)
    if day is None:
        return Moment(year=UNKNOWN, week=0, weekday=value)
    iso = day.isocalendar()
    if value is not None and value.isdigit():
        first = day_moment(week_day(iso.year, iso.week, int(value)))
        last = call.word("weekdays", call.group("last_weekday") or "", "value")
        return replace(first, until=day_moment(week_day(iso.year, iso.week, int(last)))) if last is not None else first
    return Moment(year=f"{iso.year:04d}", week=iso.week, weekday=value)


def _weekday(call: Call, word: str) -> Moment:
    value = call.word("weekdays", word, "value")
    today = call.context.anchor.date
    if today is None or value is None or call.context.habitual(call.start):
        return Moment(weekday=value)
    last = call.context.last_day(call.start)
    named = real_date(int(last[0]), last[1], last[2]) if last is not None and last[0].isdigit() else None
    if named is not None and named.isoweekday() == int(value) and call.context.same_sentence(call.start):
        return day_moment(named)
    # news says so where the day is not of the current week
    return day_moment(shift_days(today, int(value) - today.isoweekday()))


_WORDS = {"yearword": _year_word, "monthword": _month_word, "dayword": _day_word, "weekword": _week_word, "weekday": _weekday, "weekday2": _weekday}


_ENDS = {"year2", "yy2", "month2", "day2", "hour2"}


def _part_fields(call: Call, part: str) -> dict[str, Any]:
    window = (call.word("parts", part, "window") or "0-24").split("-")
    fields: dict[str, Any] = {"part_of_day": call.word("parts", part, "value"), "window": (int(window[0]), int(window[1]))}
    if call.word("parts", part, "general") is not None:
        fields["general"] = True
    return fields


def _clock_fields(call: Call, hour: int) -> dict[str, Any]:
    minute = number(call.group("minute"))
    if "half" in call.groups:
        minute = 30
    quarters = number(call.group("quarter_hour"))
    if quarters is not None:
        minute = 15 * quarters
    noon = (call.group("ampm") or "").replace(".", "").lower()
    if noon:
        hour = clock_hour(hour, (0, 11) if noon == "am" else (12, 23))
    fields: dict[str, Any] = {"hour": hour, "minute": minute, "second": number(call.group("second"))}
    mod = _clock_mod(call)
    return {**fields, "mod": mod} if mod is not None else fields


def _clock_mod(call: Call) -> str | None:
    """APPROX where a bound stands before or behind the time."""
    bounds = call.context.words.lexicon("bounds")
    tail = call.group("tail")
    if tail in bounds and bounds.value(tail or "", "mod") == "APPROX":
        return "APPROX"
    digits = next((i for i, char in enumerate(call.text) if char.isnumeric() or char in "零〇两"), 0)
    return bounds.value(call.text[:digits], "mod") if digits else None


def _with_end(call: Call, moment: Moment) -> Moment | None:
    """The moment with the end of its stretch, where the groups give one."""
    year, month, day = (number(call.group(name)) for name in ("year2", "month2", "day2"))
    short = number(call.group("yy2"))
    if short is not None and moment.year is not None:
        year = int(moment.year) // 100 * 100 + short
    hour = number(call.group("hour2"))
    if not _possible(year, month, day):
        return None
    until = Moment(
        year=None if year is None else f"{year:04d}", month=month, day=day, hour=hour, minute=30 if "half2" in call.groups else None, written=year is not None
    )
    if year is not None and moment.year is not None and int(moment.year) > year:
        return None
    return replace(moment, until=until)


def neighbours(call: Call) -> Thing | None:
    """Two neighbouring months or days with one unit, 1、2月; None where they are no neighbours."""
    low, high = (number(call.group(*names)) for names in (("month", "day"), ("month2", "day2")))
    if low is None or high is None or high != low + 1:
        return None
    return point(call)


def bare_year(call: Call) -> Thing:
    """年底, 年初, 年内 of the year the article speaks from."""
    year = call.context.this_year()
    edge = call.group("edge")
    return Moment(year=UNKNOWN if year is None else f"{year:04d}", mod=call.word("edges", edge, "mod") if edge else None)


def bare_month(call: Call) -> Thing:
    """月底, 月初, 上旬 of the month the article speaks from."""
    anchor = call.context.anchor
    edge = call.group("edge") or ""
    year = UNKNOWN if anchor.year is None else f"{anchor.year:04d}"
    if anchor.month is None:
        year = UNKNOWN
    return Moment(year=year, month=anchor.month or 0, mod=call.word("edges", edge, "mod"))


def half_month(call: Call) -> Thing | None:
    """The first or second half of a month, as a stretch of days."""
    year, month = call.context.anchor.year, call.context.anchor.month
    if year is None or month is None:
        return None
    late = call.group("half_month") in call.constants.get("late", "下后")
    first, last = (16, month_length(year, month)) if late else (1, 15)
    return Moment(year=f"{year:04d}", month=month, day=first, until=Moment(day=last))


def two_years(call: Call) -> Thing | None:
    """Two neighbouring years in one word; the first one's offset is a constant of the rule."""
    year = call.context.this_year()
    offset = int(call.constants[call.group("pair") or ""])
    if year is None:
        return None
    return Moment(year=f"{year + offset:04d}", until=Moment(year=f"{year + offset + 1:04d}"))


def two_days(call: Call) -> Thing | None:
    """Two neighbouring days in one word; the first one's offset is a constant of the rule."""
    offset = int(call.constants[call.group("pair") or ""])
    first, second = (call.context.today(offset + step) for step in (0, 1))
    return replace(first, until=second) if first.day else None


def one_weekend(call: Call) -> Thing:
    """A certain weekend: its year where the article names one."""
    context = call.context
    year = context.year if context.year is not None and context.near(call.start) else None
    if year is None and context.anchor.year is not None:
        year = f"{context.anchor.year:04d}"
    return Moment(year=year or UNKNOWN, week=0, weekday="WE")


def ago(call: Call) -> Thing | None:
    """So many years, months, weeks or days before publication."""
    count = number(call.group("count"))
    return None if count is None else _shifted(call, -count, from_article=False)


def later(call: Call) -> Thing | None:
    """So many years, months, weeks or days after what the article named last, or after publication where the wording points forward."""
    count = number(call.group("count"))
    if count is None:
        return None
    context = call.context
    if context.day is not None and context.same_line(call.start):
        return _shifted(call, count, from_article=True)
    return _shifted(call, count, from_article=False) if context.forward(call.start, call.end + 1) else None


def _shifted(call: Call, count: int, *, from_article: bool) -> Thing | None:
    unit = call.word("units", call.group("unit") or "", "value")
    context = call.context
    base = context.anchor
    year, month, day = base.year, base.month, base.date
    last = context.last_day(call.start) if from_article else None
    if last is not None and last[0].isdigit():
        year, month = int(last[0]), last[1]
        day = real_date(year, month, last[2])
    if unit == "Y":
        return Moment(year=f"{year + count:04d}" if year and 0 < year + count < 10000 else UNKNOWN)
    if unit == "M":
        if year is None or month is None:
            return Moment(year=UNKNOWN, month=0)
        year, month = shift_month(year, month, count)
        return Moment(year=f"{year:04d}", month=month)
    if day is None:
        return Moment(year=UNKNOWN, month=0, day=0)
    moved = shift_days(day, count * (7 if unit == "W" else 1))
    if unit == "W" and moved is not None:
        iso = moved.isocalendar()
        return Moment(year=f"{iso.year:04d}", week=iso.week)
    return day_moment(moved)


def season(call: Call) -> Thing:
    """A season, of the year that the word itself names or of none."""
    word = call.group("season") or ""
    first, _, second = (call.word("seasons", word, "value") or "").partition("/")
    offset = call.word("seasons", word, "offset")
    year = None
    if offset is not None:
        known = call.context.this_year()
        year = UNKNOWN if known is None else f"{known + int(offset):04d}"
    return Moment(year=year, part=first, until=Moment(part=second) if second else None)
