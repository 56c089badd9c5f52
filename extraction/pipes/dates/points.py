"""Value functions for points in time: groups of a match -> `Moment`."""

from typing import Any

from extraction.pipes.dates.call import Call, Thing
from extraction.pipes.dates.context import UNKNOWN
from extraction.pipes.dates.deictic import named_by, part_fields
from extraction.pipes.values.calendar import full_year, month_length
from extraction.pipes.values.timex import Moment, clock_hour

_OVER_NEW_YEAR = ("WI", "SP")
_YEAR_NAMED = "年"


def point(call: Call) -> Thing | None:
    """Whatever parts the rule's groups name, from the year to the second, and the end of a stretch (`month2`)."""
    fields = _calendar_fields(call)
    if fields is None:
        return None
    if "stamp" in call.constants:
        fields["stamp"] = True
    named = named_by(call)
    part = call.group("part")
    if part is not None:
        fields.update(part_fields(call, part))
    hour = call.number("hour", "hour3", "hour4")
    if hour is not None:
        fields.update(_clock_fields(call, hour))
    moment = Moment(**fields) if named is None else named._replace(**fields) if fields else named
    return _with_end(call, moment) if _ENDS & call.groups.keys() else moment


def _calendar_fields(call: Call) -> dict[str, Any] | None:
    """The year, month, day and modifier that are written; None where the calendar has no such date."""
    year, month, day = call.number("year"), call.number("month"), call.number("day")
    short = call.number("yy", "yy0")
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
    return fields | _rough(call)


def _rough(call: Call) -> dict[str, str]:
    """The modifier of 左右 behind a date."""
    mod = call.word("bounds", call.group("tail") or "", "mod")
    return {} if mod is None else {"mod": mod}


def _possible(year: int | None, month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    if day is not None and not 1 <= day <= (month_length(year or 2000, month) if month else 31):
        return False
    return year is None or year > 0


_ENDS = {"year2", "yy2", "month2", "day2", "hour2"}


def _clock_fields(call: Call, hour: int) -> dict[str, Any]:
    minute = call.number("minute")
    if "half" in call.groups:
        minute = 30
    quarters = call.number("quarter_hour")
    if quarters is not None:
        minute = 15 * quarters
    noon = (call.group("ampm") or "").replace(".", "").lower()
    if noon:
        hour = clock_hour(hour % 12, (0, 11) if noon == "am" else (12, 23))
    fields: dict[str, Any] = {"hour": hour, "minute": minute, "second": call.number("second")}
    mod = _clock_mod(call)
    return {**fields, "mod": mod} if mod is not None else fields


def _clock_mod(call: Call) -> str | None:
    """The modifier of a bound that stands before or behind the time."""
    tail = call.group("tail")
    if tail is not None:
        return call.word("bounds", tail, "mod")
    # 近6时 is no stretch of less than six hours
    return "APPROX" if call.text.startswith(tuple(call.context.words.lexicon("bounds"))) else None


def _with_end(call: Call, moment: Moment) -> Moment | None:
    """The moment with the end of its stretch, where the groups give one."""
    year, month, day = (call.number(name) for name in ("year2", "month2", "day2"))
    short = call.number("yy2")
    if short is not None and moment.year is not None:
        year = int(moment.year) // 100 * 100 + short
    hour = call.number("hour2")
    if not _possible(year, month, day):
        return None
    until = Moment(
        year=None if year is None else f"{year:04d}",
        month=month,
        day=day,
        hour=hour,
        minute=30 if "half2" in call.groups else None,
        written=year is not None,
    )
    if year is not None and moment.year is not None and int(moment.year) > year:
        return None
    return moment._replace(until=until)


def neighbours(call: Call) -> Thing | None:
    """Two neighbouring years, months or days with one unit, 1、2月; None where they are no neighbours."""
    low, high = (call.number(*names) for names in (("year", "month", "day"), ("year2", "month2", "day2")))
    if low is None or high is None or high != low + 1:
        return None
    return point(call)


def season(call: Call) -> Thing:
    """A season, of the year that the word itself or the rule's constant `offset` names, or of none."""
    word = call.group("season") or ""
    value = call.word("seasons", word, "value") or call.word("year_seasons", word, "value") or ""
    first, _, second = value.partition("/")
    offset = call.word("seasons", word, "offset") or call.constants.get("offset")
    year = later = None
    if offset is not None:
        known = call.context.this_year()
        year = UNKNOWN if known is None else f"{known + int(offset):04d}"
        # 今冬明春: the spring behind a winter is the next year's
        later = f"{int(year) + 1:04d}" if (first, second) == _OVER_NEW_YEAR and year != UNKNOWN else year
    return Moment(year=year, part=first, until=Moment(year=later, part=second) if second else None)


def season_entered(call: Call) -> Thing:
    """入冬: the season that has begun last; constants of the rule say in which month each can begin, by its value."""
    part = call.word("year_seasons", call.group("season") or "", "value") or ""
    anchor = call.context.anchor
    if call.context.text[max(0, call.start - 1) : call.start] == _YEAR_NAMED:
        return Moment(part=part)
    if anchor.year is None:
        return Moment(year=UNKNOWN, part=part)
    begun = anchor.month is None or anchor.month >= int(call.constants[part])
    return Moment(year=f"{anchor.year - (not begun):04d}", part=part)
