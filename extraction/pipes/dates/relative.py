"""Value functions for times counted from publication, or from what the article named last."""

from datetime import date

from extraction.pipes.dates.call import Call, Thing
from extraction.pipes.dates.context import UNKNOWN, day_moment
from extraction.pipes.values.calendar import month_length, real_date, shift_days, shift_month
from extraction.pipes.values.timex import Moment

_SHORTEST_MONTH = 28
_UNTIL = ("到", "至")
_TEN_DAYS = "旬"
_UNKNOWN_DAY = Moment(year=UNKNOWN, month=0, day=0)


def bare_year(call: Call) -> Thing:
    """年底, 年初, 年内 of the year the article speaks from."""
    year = call.context.this_year()
    edge = call.group("edge")
    return Moment(
        year=UNKNOWN if year is None else f"{year:04d}", mod=call.word("edges", edge, "mod") if edge else None
    )


def bare_month(call: Call) -> Thing:
    """月底, 月初, 上旬 of the month the article speaks from; behind another day of the sentence, of its month."""
    anchor = call.context.anchor
    edge = call.group("edge") or ""
    context = call.context
    goes_on = context.text[max(0, call.start - 1) : call.start] in _UNTIL and context.day
    if (goes_on or edge.endswith(_TEN_DAYS)) and context.month and context.same_sentence(call.start):
        return Moment(year=context.year, month=context.month, mod=call.word("edges", edge, "mod"))
    year = UNKNOWN if anchor.year is None else f"{anchor.year:04d}"
    if anchor.month is None:
        year = UNKNOWN
    return Moment(year=year, month=anchor.month or 0, mod=call.word("edges", edge, "mod"))


def same_month(call: Call) -> Thing | None:
    """去年同月: the month that the article named last, of the year on its left; None without one."""
    month = call.context.month
    return Moment(month=month) if month and call.context.near(call.start) else None


def half_month(call: Call) -> Thing | None:
    """The first or second half of a month, as a stretch of days."""
    year, month = call.context.anchor.year, call.context.anchor.month
    if year is None or month is None:
        return None
    late = call.group("half_month") in call.constants["late"]
    first, last = (16, month_length(year, month)) if late else (1, 15)
    return Moment(year=f"{year:04d}", month=month, day=first, until=Moment(day=last))


def new_year(call: Call) -> Thing | None:
    """新的一年: the year that has just begun, or, from the constant `late` (a month) on, the one that is about to."""
    year, month = call.context.this_year(), call.context.anchor.month
    if year is None or month is None:
        return Moment(year=UNKNOWN)
    return Moment(year=f"{year + (month >= int(call.constants['late'])):04d}")


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
    return first._replace(until=second) if first.day else None


def near_day(call: Call) -> Thing:
    """昨, 今, 明 in a headline; a constant of the rule says how many days away the day is."""
    return call.context.today(int(call.constants[call.text]))


def one_weekend(call: Call) -> Thing:
    """A certain weekend: its year where the article names one."""
    context = call.context
    year = context.year if context.year is not None and context.near(call.start) else None
    if year is None and context.anchor.year is not None:
        year = f"{context.anchor.year:04d}"
    return Moment(year=year or UNKNOWN, week=0, weekday="WE")


def ago(call: Call) -> Thing | None:
    """So many years, months, weeks or days before publication."""
    count = call.number("count")
    return None if count is None else _shifted(call, -count, from_article=False)


def half_ago(call: Call) -> Thing:
    """半年前, 半个月前; constants of the rule say how many months or days that is."""
    base = call.context.anchor
    if "half_year" not in call.groups:
        return call.context.today(-int(call.constants["days"]))
    if base.year is None or base.month is None:
        return Moment(year=UNKNOWN, month=0)
    year, month = shift_month(base.year, base.month, -int(call.constants["months"]))
    return Moment(year=f"{year:04d}", month=month)


def this_day_of_year(call: Call) -> Thing:
    """去年的今天, 三年前的今天: the day of publication, in another year."""
    word, today = call.group("year_word"), call.context.anchor.date
    offset = int(call.word("years", word, "offset") or 0) if word else -(call.number("count") or 0)
    day = None if today is None or today.year + offset < 1 else real_date(today.year + offset, today.month, today.day)
    return _UNKNOWN_DAY if day is None else day_moment(day)


def that_day(call: Call) -> Thing | None:
    """这一天, 那天: the day that the same line has named last; None without one."""
    context = call.context
    last = context.last_day(call.start) if context.same_line(call.start) else None
    return None if last is None else Moment(year=last[0], month=last[1], day=last[2])


def later(call: Call) -> Thing | None:
    """So many years, months, weeks or days after what the article named last, or after publication.

    The latter only where the wording points forward; otherwise a year counts from the year named last, unknown without
    one, and a shorter stretch is None.
    """
    count = call.number("count")
    if count is None:
        return None
    context = call.context
    if context.day is not None and context.near(call.start):
        return _shifted(call, count, from_article=True)
    if call.word("units", call.group("unit") or "", "value") == "Y" and not context.forward(call.start, call.end + 1):
        year = context.year if context.year is not None and context.near(call.start) else UNKNOWN
        return Moment(year=f"{int(year) + count:04d}" if year.isdigit() else UNKNOWN)
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
    return _shifted_day(day, last, count, in_weeks=unit == "W")


def _shifted_day(day: date | None, last: tuple[str, int, int] | None, count: int, *, in_weeks: bool) -> Thing | None:
    if day is None:
        # of a year that nobody names, within one month
        known = last is not None and not in_weeks and 1 <= last[2] + count <= _SHORTEST_MONTH
        return Moment(year=UNKNOWN, month=last[1], day=last[2] + count) if last and known else _UNKNOWN_DAY
    moved = shift_days(day, count * (7 if in_weeks else 1))
    if in_weeks and moved is not None:
        iso = moved.isocalendar()
        return Moment(year=f"{iso.year:04d}", week=iso.week)
    return day_moment(moved)
