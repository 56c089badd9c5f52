"""What a moment leaves open, filled in from the article: year, month and day."""

from datetime import date

from extraction.pipes.dates.context import UNKNOWN, Context, with_day
from extraction.pipes.dates.counted import resolve_nth
from extraction.pipes.values.calendar import real_date, year_near
from extraction.pipes.values.festivals import festival_date, typical_day
from extraction.pipes.values.lunar import lunar_days_in, lunar_to_solar, month_end
from extraction.pipes.values.timex import PART_OF_DAY, QUARTER_MONTHS, Moment, clock_hour

_ELEVENTH = 11
"""The lunar month that ends most Gregorian years; of two in one year the later is meant."""
_AFTERNOON = range(12, 18)
"""Hours that a part of the day begins with which is the afternoon."""


def fill(moment: Moment, context: Context, start: int, end: int) -> Moment | None:
    """The moment with its year, month and day, as far as the article settles them; None where there is no such day.

    `start` and `end` are the expression's span in the article, in code points.
    """
    counted = _fill_nth(moment, context, start, end) if moment.nth is not None else moment
    if counted is None:
        return None
    if counted.festival is not None:
        return _fill_festival(counted, context, start, end)
    if counted.lunar:
        return _fill_lunar(counted, context, start, end)
    if counted.part is not None:
        return _fill_part(counted, context, start, end)
    filled = _fill_date(counted, context, start, end)
    return None if impossible(filled) else filled


def _fill_nth(moment: Moment, context: Context, start: int, end: int) -> Moment | None:
    if moment.year is None and moment.month:
        moment = moment._replace(year=context.year_of(moment.month, None, start, end))
    return resolve_nth(moment)


def _fill_date(moment: Moment, context: Context, start: int, end: int) -> Moment:
    """The year of a month, the month of a day, the day of a time."""
    if moment.week is not None or moment.weekday is not None:
        return moment
    if moment.year is not None:
        today = context.anchor.date
        return with_day(moment, today) if moment.day == 0 and moment.hour is not None and today is not None else moment
    if moment.month is not None:
        return _leap(moment._replace(year=context.year_of(moment.month, moment.day, start, end)))
    if moment.day is not None:
        told = moment.part_of_day is not None or moment.hour is not None
        year, month = context.month_of(moment.day, start, end, told=told)
        return moment._replace(year=year, month=month)
    return _fill_day(moment, context, start, end) if moment.coarsest >= PART_OF_DAY else moment


def _leap(moment: Moment) -> Moment:
    """The last 29 February, where the year that the article implies has none."""
    for back in range(4):
        if moment.year is not None and moment.year.isdigit():
            earlier = moment._replace(year=f"{int(moment.year) - back:04d}")
            if not impossible(earlier):
                return earlier
    return moment


def _in_afternoon(hour: int, context: Context, start: int) -> bool:
    """Whether an hour is one of the afternoon that the paragraph has named: 当天下午，…。3时许，…."""
    window = context.window
    named = window is not None and window[0] in _AFTERNOON and context.same_line(start)
    return named and hour + 12 in _AFTERNOON


def impossible(moment: Moment) -> bool:
    """Whether a moment names a day that its month does not have."""
    year, month, day = moment.year, moment.month, moment.day
    return bool(year and year.isdigit() and month and day and real_date(int(year), month, day) is None)


def _fill_day(moment: Moment, context: Context, start: int, end: int) -> Moment:
    """The day of a time of the day: the one last named; for a clock also the day of publication."""
    unknown = moment._replace(year=UNKNOWN, month=0, day=0)
    if context.habitual(start) or (context.ranged and context.near(start)):
        return unknown
    if (
        moment.hour is not None
        and moment.part_of_day is None
        and context.window is not None
        and (context.same_sentence(start) or _in_afternoon(moment.hour, context, start))
    ):
        moment = moment._replace(hour=clock_hour(moment.hour, context.window))
    last = context.last_day(start)
    if moment.general and moment.hour is None:
        last = None
    elif last is None and moment.hour is not None:
        last = context.told_day(start, end)
    if last is not None:
        return moment._replace(year=last[0], month=last[1], day=last[2])
    today = context.anchor.date
    if moment.hour is not None and today is not None:
        return with_day(moment, today)
    return unknown


def _fill_festival(moment: Moment, context: Context, start: int, end: int) -> Moment | None:
    key = moment.festival or ""
    year = context.year if moment.year is None and context.quoted_behind_year(start) else moment.year
    if year is None:
        near = _lunar_near(context, int(key[1:3]), int(key[4:]), start, end) if key[:3] in ("L11", "L12") else None
        if near is not None:
            return with_day(moment, near)
        year = _festival_year(key, context, start, end)
    day = festival_date(key, int(year)) if year.isdigit() else None
    if day is not None:
        return with_day(moment, day)
    typical = typical_day(key)
    month_day = {"month": 0, "day": 0} if typical is None else {"month": typical[0], "day": typical[1]}
    return moment._replace(festival=None, year=year, month=month_day["month"], day=month_day["day"])


def _festival_year(key: str, context: Context, start: int, end: int) -> str:
    typical = typical_day(key)
    if typical is None:
        near = festival_date(key, context.anchor.year) if context.anchor.year else None
        typical = (near.month, near.day) if near else None
    if typical is None:
        return context.year if context.year and context.same_sentence(start) else UNKNOWN
    year = context.year_of(typical[0], typical[1], start, end)
    if year != UNKNOWN:
        # an article of December speaks of the festival to come
        ahead = year_near(typical[0], typical[1], context.anchor, forward=True)
        if ahead is not None and year == f"{context.anchor.year:04d}" and ahead > int(year):
            return f"{ahead:04d}"
    return year


def _fill_lunar(moment: Moment, context: Context, start: int, end: int) -> Moment | None:
    """The day of a lunar day, or the first and last day of a lunar month."""
    month, day = moment.month or 0, moment.day or 1
    if moment.year is not None:
        solar = lunar_to_solar(int(moment.year), month, day, leap=moment.leap) if moment.year.isdigit() else None
        if solar is None and moment.year.isdigit():
            return None
    else:
        solar = _lunar_near(context, month, day, start, end, leap=moment.leap)
    if solar is None:
        return moment._replace(year=UNKNOWN, month=0, day=0 if moment.day else None, lunar=False)
    first = with_day(moment, solar)
    if moment.day is not None:
        return first
    last = month_end(solar)
    return first._replace(until=Moment(year=f"{last.year:04d}", month=last.month, day=last.day))


def _lunar_near(context: Context, month: int, day: int, start: int, end: int, *, leap: bool = False) -> date | None:
    """A lunar day without a year: the one nearest to publication, or of the year that the article names."""
    today = context.anchor.date
    if today is not None and not context.year_spoken(start):
        near = [lunar_to_solar(today.year + by, month, day, leap=leap) for by in (-1, 0, 1)]
        return min((solar for solar in near if solar is not None), key=lambda solar: abs(solar - today), default=None)
    year = context.year_of(month % 12 + 1, None, start, end)
    days = lunar_days_in(int(year), month, day, leap=leap) if year.isdigit() else []
    return days[-1 if month == _ELEVENTH else 0] if days else None


def _fill_part(moment: Moment, context: Context, start: int, end: int) -> Moment:
    """A quarter or a half belongs to a year; a season without one is any year's."""
    if moment.year is not None:
        return moment
    month = QUARTER_MONTHS.get(moment.part or "")
    if month is not None and moment.until is not None and moment.until.part in QUARTER_MONTHS:
        month = QUARTER_MONTHS[moment.until.part] + 2  # 前三季度 is counted from its end: in January it is last year's
    if month is None:
        return moment
    return moment._replace(year=context.year_of_part(month, start) or context.year_of(month, None, start, end))
