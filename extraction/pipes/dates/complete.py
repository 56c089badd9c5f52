"""What a moment leaves open, filled in from the article."""

from dataclasses import replace
from datetime import date

from extraction.pipes.dates.context import UNKNOWN, Context, with_day
from extraction.pipes.dates.counted import resolve_nth
from extraction.pipes.values.calendar import real_date, shift_days, shift_month, year_near
from extraction.pipes.values.festivals import festival_date, typical_day
from extraction.pipes.values.lunar import lunar_days_in, lunar_to_solar, month_end
from extraction.pipes.values.timex import DAY, HOUR, MONTH, PART_OF_DAY, YEAR, DateType, Fixed, Moment, clock_hour, iso

_ELEVENTH = 11
"""The lunar month that ends most Gregorian years; of two in one year the later is meant."""
_QUARTER_MONTHS = {"Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}


def complete(moment: Moment, context: Context, start: int, end: int) -> Fixed | None:
    """Type, value and modifier of a moment, and the context told of it; None where the calendar has no such day.

    `start` and `end` are the expression's span in the article, in code points.
    """
    if moment.every is not None:
        context.habit_at, context.habit = end, moment
        value = _recurrence(moment)
        if moment.until is not None:
            last = _fill_end(replace(moment, every=None, year=UNKNOWN), moment.until)
            return None if last is None else Fixed("SET", f"{value}/{_recurrence(replace(last, every=moment.every))}")
        return Fixed("SET", value, moment.mod)
    if context.habit is not None and _goes_on(moment, context.habit) and context.listed(start):
        moment = replace(moment, every=context.habit.every)
        return complete(moment, context, start, end)
    if moment.alone is not None and moment.finest == YEAR and moment.until is None:
        return Fixed("DATE", moment.alone)
    first = _fill(moment, context, start, end)
    if first is None:
        return None
    if first.until is None:
        context.note(first, start, end)
        return Fixed(_type(first), iso(first), first.mod)
    last = _fill_end(first, first.until)
    if last is None:
        return None
    context.note(last, start, end, ranged=True)
    kind: DateType = "TIME" if _type(last) == "TIME" else _type(first)
    return Fixed(kind, f"{iso(first)}/{iso(last)}", last.mod or first.mod)


def _goes_on(moment: Moment, habit: Moment) -> bool:
    """Whether a moment names the same parts as a recurring one."""
    plain = replace(habit, every=None)
    return moment.every is None and moment.until is None and (moment.coarsest, moment.finest) == (plain.coarsest, plain.finest)


def _recurrence(moment: Moment) -> str:
    if moment.finest <= DAY and replace(moment, every=None).finest == 0:
        return moment.every or ""
    plain = replace(moment, every=None, year=UNKNOWN)
    if plain.festival is not None:
        day = typical_day(plain.festival)
        plain = replace(plain, festival=None, month=day[0] if day else 0, day=day[1] if day else 0)
    if plain.month is None and plain.week is None and plain.weekday is None and not plain.part:
        plain = replace(plain, month=0, day=plain.day or (0 if moment.every == "P1D" else plain.day))
    return iso(plain)


def _type(moment: Moment) -> DateType:
    if moment.year is None and moment.weekday is not None and moment.hour is None and not moment.part_of_day:
        return "SET"
    return "TIME" if moment.part_of_day or moment.hour is not None else "DATE"


def _fill(moment: Moment, context: Context, start: int, end: int) -> Moment | None:
    """The moment with its year, month and day, as far as the article settles them."""
    if moment.nth is not None:
        if moment.year is None and moment.month:
            moment = replace(moment, year=context.year_of(moment.month, None, start, end))
        counted = resolve_nth(moment)
        if counted is None:
            return None
        moment = counted
    if moment.festival is not None:
        return _fill_festival(moment, context, start, end)
    if moment.lunar:
        return _fill_lunar(moment, context, start, end)
    if moment.part is not None:
        return _fill_part(moment, context, start, end)
    if moment.week is not None or moment.weekday is not None:
        return moment
    if moment.year is None and moment.month is not None:
        moment = _leap(replace(moment, year=context.year_of(moment.month, moment.day, start, end)))
    elif moment.year is None and moment.day is not None:
        year, month = context.month_of(moment.day, start, end)
        moment = replace(moment, year=year, month=month)
    elif moment.year is None and moment.coarsest >= PART_OF_DAY:
        moment = _fill_day(moment, context, start)
    elif moment.day == 0 and moment.hour is not None and context.anchor.date is not None:
        moment = with_day(moment, context.anchor.date)
    if _impossible(moment):
        return None
    return moment


def _leap(moment: Moment) -> Moment:
    """The last 29 February, where the year that the article implies has none."""
    for back in range(4):
        if moment.year is not None and moment.year.isdigit():
            earlier = replace(moment, year=f"{int(moment.year) - back:04d}")
            if not _impossible(earlier):
                return earlier
    return moment


def _impossible(moment: Moment) -> bool:
    year, month, day = moment.year, moment.month, moment.day
    return bool(year and year.isdigit() and month and day and real_date(int(year), month, day) is None)


def _fill_day(moment: Moment, context: Context, start: int) -> Moment:
    """The day of a time of the day: the one last named; for a clock also the day of publication."""
    unknown = replace(moment, year=UNKNOWN, month=0, day=0)
    if context.habitual(start) or (context.ranged and context.near(start)):
        return unknown
    last = context.last_day(start)
    if moment.general and moment.hour is None and not context.same_sentence(start):
        last = None
    if last is not None:
        return replace(moment, year=last[0], month=last[1], day=last[2])
    today = context.anchor.date
    if moment.hour is not None and today is not None:
        return with_day(moment, today)
    return unknown


def _fill_festival(moment: Moment, context: Context, start: int, end: int) -> Moment | None:
    key = moment.festival or ""
    year = moment.year
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
    return replace(moment, festival=None, year=year, month=month_day["month"], day=month_day["day"])


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
        return replace(moment, year=UNKNOWN, month=0, day=0 if moment.day else None, lunar=False)
    first = with_day(moment, solar)
    if moment.day is not None:
        return first
    last = month_end(solar)
    return replace(first, until=Moment(year=f"{last.year:04d}", month=last.month, day=last.day))


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
    month = _QUARTER_MONTHS.get(moment.part or "")
    return moment if month is None else replace(moment, year=context.year_of(month, None, start, end))


def _fill_end(first: Moment, until: Moment) -> Moment | None:
    """The end of a stretch, with what it does not say taken from the beginning, and not before it."""
    if until.part is not None:
        return replace(until, year=until.year or first.year)
    if until.weekday is not None or until.week is not None:
        return until if until.year is not None else replace(until, year=first.year, week=until.week if until.week is not None else first.week)
    coarsest = until.coarsest
    changes: dict[str, object] = {}
    if until.year is None:
        changes["year"] = first.year
    if coarsest >= DAY and until.month is None:
        changes["month"] = first.month
    if coarsest >= PART_OF_DAY:
        changes["day"] = first.day
    if coarsest >= HOUR and until.hour is not None and not until.part_of_day and first.window is not None:
        hour = clock_hour(until.hour, first.window)
        changes["hour"] = hour if first.hour is None or hour >= first.hour else until.hour
    last = _moved(until, changes)
    return None if _impossible(last) else _not_before(first, last, coarsest)


def _moved(moment: Moment, changes: dict[str, object]) -> Moment:
    return replace(moment, **changes)  # type: ignore[arg-type]  # the names and types are those of Moment


def _not_before(first: Moment, last: Moment, coarsest: int) -> Moment | None:
    """The end, moved on by a day, a month or a year where it would lie before the beginning."""
    if not (first.year and last.year and first.year.isdigit() and last.year.isdigit()):
        return last
    begin = (int(first.year), first.month or 0, first.day or 0, first.hour or 0, first.minute or 0)
    finish = (int(last.year), last.month or 12, last.day or 31, 24 if last.hour is None else last.hour, last.minute or 59)
    if finish >= begin:
        return last
    if coarsest == YEAR or last.month is None:
        return None
    if coarsest == MONTH:
        return replace(last, year=f"{int(last.year) + 1:04d}")
    if coarsest == DAY and last.month:
        year, month = shift_month(int(last.year), last.month, 1)
        return replace(last, year=f"{year:04d}", month=month)
    day = real_date(int(last.year), last.month or 1, last.day or 1)
    moved = shift_days(day, 1) if day is not None and last.day else None
    return last if moved is None else with_day(last, moved)
