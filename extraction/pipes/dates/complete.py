"""Type, value and modifier of a moment that nothing more joins."""

from datetime import date

from extraction.pipes.dates.context import UNKNOWN, Context, with_day
from extraction.pipes.dates.fill import fill, impossible
from extraction.pipes.values.calendar import real_date, shift_days, shift_month
from extraction.pipes.values.festivals import festival_date, typical_day
from extraction.pipes.values.lunar import lunar_to_solar
from extraction.pipes.values.timex import (
    DAY,
    HOUR,
    MONTH,
    PART_OF_DAY,
    YEAR,
    DateType,
    Fixed,
    Moment,
    clock_hour,
    iso,
)


def complete(moment: Moment, context: Context, start: int, end: int) -> Fixed | None:
    """Type, value and modifier of a moment, and the context told of it; None where the calendar has no such day.

    `start` and `end` are the expression's span in the article, in code points.
    """
    habit = context.habit
    if moment.every is None and habit is not None and _goes_on(moment, habit) and context.listed(start):
        moment = moment._replace(every=habit.every)
    if moment.festival is not None and moment.every is None and context.quoted_behind_habit(start):
        moment = moment._replace(every="P1Y")
    if moment.every is None and moment.hour is not None and _every_day(moment, context, start):
        moment = moment._replace(every="P1D")
    if moment.every is not None:
        return _complete_set(moment, context, end)
    if moment.alone is not None and moment.finest == YEAR and moment.mod is None and moment.until is None:
        return Fixed("DATE", moment.alone)
    first = fill(moment, context, start, end)
    return None if first is None else _complete_date(first, context, start, end, feast=moment.festival is not None)


def _every_day(moment: Moment, context: Context, start: int) -> bool:
    """Whether a clock is that of every day: behind 营业时间, right behind a SET, or in a list of such clocks."""
    if moment.coarsest < PART_OF_DAY:
        return False
    listed = context.habit is not None and context.habit.hour is not None and context.listed(start)
    return listed or context.habit_at == start or context.opening(start)


def _complete_date(first: Moment, context: Context, start: int, end: int, *, feast: bool) -> Fixed | None:
    if first.until is None:
        context.note(first, start, end, feast=feast)
        return Fixed(_type(first), iso(first), first.mod)
    last = _fill_end(first, _counted_on(first, first.until))
    if last is None:
        return None
    context.note(last, start, end, ranged=True)
    kind: DateType = "TIME" if _type(last) == "TIME" else _type(first)
    return Fixed(kind, f"{iso(first)}/{iso(last)}", last.mod or first.mod)


def _complete_set(moment: Moment, context: Context, end: int) -> Fixed | None:
    context.habit_at, context.habit = end, moment
    value = _recurrence(moment)
    if moment.until is None:
        return Fixed("SET", value, moment.mod)
    last = _fill_end(moment._replace(every=None, year=UNKNOWN), moment.until)
    return None if last is None else Fixed("SET", f"{value}/{_recurrence(last._replace(every=moment.every))}")


def _goes_on(moment: Moment, habit: Moment) -> bool:
    """Whether a moment names the same parts as a recurring one."""
    plain = habit._replace(every=None)
    return (
        moment.every is None
        and moment.until is None
        and (moment.coarsest, moment.finest) == (plain.coarsest, plain.finest)
    )


def _recurrence(moment: Moment) -> str:
    if moment.finest <= DAY and moment._replace(every=None).finest == 0:
        return moment.every or ""
    plain = moment._replace(every=None, year=UNKNOWN)
    if plain.festival is not None:
        day = typical_day(plain.festival)
        plain = plain._replace(festival=None, month=day[0] if day else 0, day=day[1] if day else 0)
    if plain.month is None and plain.week is None and plain.weekday is None and not plain.part:
        plain = plain._replace(month=0, day=plain.day or (0 if moment.every == "P1D" else plain.day))
    return iso(plain)


def _type(moment: Moment) -> DateType:
    if moment.year is None and moment.weekday is not None and moment.hour is None and not moment.part_of_day:
        return "SET"
    return "TIME" if moment.part_of_day or moment.hour is not None else "DATE"


def _counted_on(first: Moment, until: Moment) -> Moment:
    """The end of a stretch; 次年 is the year behind that of the beginning."""
    if until.later is None:
        return until
    known = first.year is not None and first.year.isdigit()
    return until._replace(year=f"{int(first.year or 0) + until.later:04d}" if known else UNKNOWN)


def _fill_end(first: Moment, until: Moment) -> Moment | None:
    """The end of a stretch, with what it does not say taken from the beginning, and not before it."""
    if until.festival is not None or (until.lunar and until.month and until.day):
        return _named_end(first, until)
    if until.part is not None:
        return until._replace(year=until.year or first.year)
    if until.weekday is not None or until.week is not None:
        return (
            until
            if until.year is not None
            else until._replace(year=first.year, week=until.week if until.week is not None else first.week)
        )
    coarsest = until.coarsest
    changes: dict[str, object] = {}
    if until.year is None:
        changes["year"] = first.year
    if coarsest >= DAY and until.month is None:
        changes["month"] = first.month
    if coarsest >= PART_OF_DAY:
        changes["day"] = first.day
    if coarsest >= PART_OF_DAY and first.weekday is not None:
        changes.update(week=first.week, weekday=first.weekday)
    if coarsest >= HOUR and until.hour is not None and not until.part_of_day and first.window is not None:
        hour = clock_hour(until.hour, first.window)
        changes["hour"] = hour if first.hour is None or hour >= first.hour else until.hour
    last = _moved(until, changes)
    return None if impossible(last) else _not_before(first, last, coarsest)


def _named_end(first: Moment, until: Moment) -> Moment | None:
    """The first such lunar day or festival that is not before the beginning: 腊月二十三到正月初七, 春节到元宵节."""
    if not (first.year and first.year.isdigit() and first.month and first.day):
        return None
    begin = date(int(first.year), first.month, first.day)
    days = (_named_day(until, begin.year + by) for by in (-1, 0, 1))
    end = min((day for day in days if day is not None and day >= begin), default=None)
    if end is None:
        return None
    return until._replace(year=f"{end.year:04d}", month=end.month, day=end.day, lunar=False, festival=None)


def _named_day(moment: Moment, year: int) -> date | None:
    if moment.festival is not None:
        return festival_date(moment.festival, year)
    return lunar_to_solar(year, moment.month or 1, moment.day or 1, leap=moment.leap)


def _moved(moment: Moment, changes: dict[str, object]) -> Moment:
    return moment._replace(**changes)  # type: ignore[arg-type]  # the names and types are those of Moment


def _not_before(first: Moment, last: Moment, coarsest: int) -> Moment | None:
    """The end, moved on by a day, a month or a year where it would lie before the beginning."""
    if not (first.year and last.year and first.year.isdigit() and last.year.isdigit()):
        return last
    begin = (int(first.year), first.month or 0, first.day or 0, first.hour or 0, first.minute or 0)
    finish = (
        int(last.year),
        last.month or 12,
        last.day or 31,
        24 if last.hour is None else last.hour,
        last.minute or 59,
    )
    if finish >= begin:
        return last
    if coarsest == YEAR or last.month is None:
        return None
    if coarsest == MONTH:
        return last._replace(year=f"{int(last.year) + 1:04d}")
    if coarsest == DAY and last.month:
        year, month = shift_month(int(last.year), last.month, 1)
        return last._replace(year=f"{year:04d}", month=month)
    day = real_date(int(last.year), last.month or 1, last.day or 1)
    moved = shift_days(day, 1) if day is not None and last.day else None
    return last if moved is None else with_day(last, moved)
