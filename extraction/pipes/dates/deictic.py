"""Words for a time as seen from the article: 今年, 上个月, 昨晚, 上周三, 周五."""

from typing import Any

from extraction.pipes.dates.call import Call
from extraction.pipes.dates.context import UNKNOWN, day_moment
from extraction.pipes.values.calendar import real_date, shift_days, shift_month, week_day
from extraction.pipes.values.numerals import parse_integer
from extraction.pipes.values.timex import Moment


def named_by(call: Call) -> Moment | None:
    """The moment that a word names: 今年, 上个月, 昨晚, 上周三; None without such a word."""
    for group, function in _WORDS.items():
        if group in call.groups:
            return function(call, call.groups[group])
    return None


def _year_word(call: Call, word: str) -> Moment:
    offset = int(call.word("years", word, "offset") or 0)
    alone = call.word("years", word, "alone")
    context = call.context
    counted_from = call.word("years", word, "from")
    named = context.year if context.near(call.start) else None
    compared = counted_from == "spoken"
    if counted_from == "article" or (compared and named is not None and named.isdigit()):
        year = UNKNOWN if named is None else _shift_year(named, offset)
        return Moment(year=year, alone=alone, compared=compared, later=None if compared else offset)
    this = context.this_year()
    return Moment(year=UNKNOWN if this is None else f"{this + offset:04d}", alone=alone, compared=compared)


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
        last = context.last_day(call.start) or (None if offset else context.only_day(call.start))
        if last is not None:
            known = real_date(int(last[0]), last[1], last[2]) if last[0].isdigit() else None
            if known is not None:
                moment = day_moment(shift_days(known, offset))
            elif offset == 0 or (offset == 1 and last[2] < 28):
                moment = Moment(year=last[0], month=last[1], day=last[2] + offset)
    else:
        moment = _in_numbers(call, offset) or context.today(offset)
    return moment._replace(**part_fields(call, part)) if part else moment


def _in_numbers(call: Call, offset: int) -> Moment | None:
    """The day that stands behind the word in brackets, 今天（3月5日）; an article without a date speaks from it."""
    context = call.context
    match = context.words.numbers.match(context.text, call.end)
    month, day = (parse_integer(match[name]) for name in ("month", "day")) if match else (None, None)
    if not month or not day:
        return None
    year = context.year_of(month, day, call.start, call.end)
    context.speak_from(year, month, day - offset)
    return Moment(year=year, month=month, day=day)


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
        return first._replace(until=day_moment(week_day(iso.year, iso.week, int(last)))) if last is not None else first
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


_WORDS = {
    "yearword": _year_word,
    "monthword": _month_word,
    "dayword": _day_word,
    "weekword": _week_word,
    "weekday": _weekday,
    "weekday2": _weekday,
}


def part_fields(call: Call, part: str) -> dict[str, Any]:
    """The fields of a moment that a word for a part of the day sets."""
    window = (call.word("parts", part, "window") or "0-24").split("-")
    fields: dict[str, Any] = {
        "part_of_day": call.word("parts", part, "value"),
        "window": (int(window[0]), int(window[1])),
    }
    if call.word("parts", part, "general") is not None:
        fields["general"] = True
    return fields
