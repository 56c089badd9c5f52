"""Value functions for what is counted within a year or a month: its third week, its last Monday, its first ten days.

The rule is bound to the year or month on its left; `resolve_nth` looks up the days when the two are joined.
"""

from extraction.pipes.dates.call import Call, Thing
from extraction.pipes.values.calendar import month_length, nth_week, nth_weekday, real_date, shift_days
from extraction.pipes.values.timex import Moment


def nth_week_of(call: Call) -> Thing | None:
    """The nth or last week."""
    nth = _nth(call)
    return None if nth is None else Moment(nth=("week", nth, 0))


def nth_weekday_of(call: Call) -> Thing | None:
    """The nth or last Monday, or another day of the week."""
    nth = _nth(call)
    weekday = call.word("weekdays", call.group("weekday") or "", "value")
    return None if nth is None or weekday is None else Moment(nth=("weekday", nth, int(weekday)))


def nth_month(call: Call) -> Thing | None:
    """The nth month of a year."""
    nth = _nth(call)
    return Moment(month=nth) if nth is not None and 1 <= nth <= 12 else None


def inner_days(call: Call) -> Thing | None:
    """The nth day, or the first or last so many days; the rule's constants say which word means which."""
    count = call.number("count")
    which = str(call.constants.get(call.group("which", "which2") or "", "first"))
    return None if count is None else Moment(nth=(which, count, 0))


def _nth(call: Call) -> int | None:
    return -1 if "last" in call.groups else call.number("nth")


def resolve_nth(moment: Moment) -> Moment | None:
    """The moment with the week or days it counts looked up; None where its year is unknown or has not so many."""
    if moment.nth is None:
        return moment
    kind, count, weekday = moment.nth
    if moment.year is None or not moment.year.isdigit() or moment.month == 0:
        return None
    year, month = int(moment.year), moment.month
    plain = moment._replace(nth=None)
    if kind == "week":
        found = nth_week(year, month, count)
        return None if found is None else plain._replace(year=f"{found[0]:04d}", month=None, week=found[1])
    if kind == "weekday":
        day = nth_weekday(year, month, count, weekday) if month else None
        return None if day is None else plain._replace(day=day.day)
    return _days(plain, year, kind, count)


def _days(plain: Moment, year: int, kind: str, count: int) -> Moment | None:
    month = plain.month
    first = real_date(year, month or 1, 1)
    last = real_date(year, month or 12, month_length(year, month or 12))
    if first is None or last is None or not 0 < count <= (last - first).days + 1:
        return None
    begin, end = {
        "day": (shift_days(first, count - 1), shift_days(first, count - 1)),
        "last": (shift_days(last, 1 - count), last),
        "first": (first, shift_days(first, count - 1)),
    }[kind]
    if begin is None or end is None:
        return None
    moment = plain._replace(month=begin.month, day=begin.day)
    return moment if begin == end else moment._replace(until=Moment(month=end.month, day=end.day))
