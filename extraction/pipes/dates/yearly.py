"""Value functions for festivals, the Chinese calendar, and the parts and groups of years."""

from extraction.pipes.dates.call import Call, Thing
from extraction.pipes.dates.context import UNKNOWN
from extraction.pipes.values.lunar import branch_year, sexagenary_year
from extraction.pipes.values.numerals import parse_integer
from extraction.pipes.values.timex import Fixed, Moment


def festival(call: Call) -> Thing | None:
    """A festival; its day is looked up when its year is known."""
    key = call.word("festivals", call.group("festival", "festival2", "festival3", "festival4") or "", "key")
    return None if key is None else Moment(festival=key)


def lunar(call: Call) -> Thing | None:
    """A lunar month, with its day or whole."""
    month = call.number("lunar_month", "lunar_month2")
    day = _lunar_day(call)
    leap = "leap" in call.groups or "leap2" in call.groups
    year = call.number("year_number")
    if month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 30):
        return None
    return Moment(
        year=None if year is None else f"{year:04d}",
        month=month,
        day=day,
        lunar=True,
        leap=leap,
        lunar_year=year is not None,
    )


def lunar_end(call: Call) -> Thing | None:
    """A lunar day that ends a stretch; its month is that of the beginning."""
    day = _lunar_day(call)
    return None if day is None else Moment(day=day, lunar=True)


def _lunar_day(call: Call) -> int | None:
    text = call.group("lunar_day", "lunar_day2")
    return None if text is None else call.whole(text.lstrip(call.constants["prefix"]))


def cycle(call: Call) -> Thing | None:
    """A year named by stem and branch, or by its animal, nearest to the one the article speaks from."""
    near = call.context.this_year()
    if near is None:
        return Moment(year=UNKNOWN)
    stem = call.word("cycle", call.group("stem", "stem2") or "", "stem")
    branch = call.word("cycle", call.group("branch", "branch2", "animal") or "", "branch")
    if branch is None:
        return None
    found = branch_year(int(branch), near) if stem is None else sexagenary_year(int(stem), int(branch), near)
    return None if found is None else Moment(year=f"{found:04d}")


def quarter(call: Call) -> Thing | None:
    """A quarter of a year, or several; of those that are only listed, neighbours."""
    index, last = call.number("quarter"), call.number("quarter2")
    edge = call.group("edge")
    if index is None:
        return None
    if "quarter2" in call.groups:
        listed = "listed" in call.groups
        return Moment(part=f"Q{index}", until=Moment(part=f"Q{last}")) if _follows(index, last, listed=listed) else None
    return Moment(part=f"Q{index}", mod=call.word("edges", edge, "mod") if edge else None)


def _follows(first: int, last: int | None, *, listed: bool) -> bool:
    """Whether a stretch can end so; what is only listed makes one where the second comes right behind the first."""
    return last is not None and (last == first + 1 if listed else last > first)


def quarter_word(call: Call) -> Thing:
    """本季度, 上季度, 下季度; a constant of the rule says how many quarters away it is."""
    year, month = call.context.this_year(), call.context.anchor.month
    edge = call.group("edge")
    mod = call.word("edges", edge, "mod") if edge else None
    if year is None or month is None:
        return Moment(year=UNKNOWN if year is None else f"{year:04d}", part="QX", mod=mod)
    quarters = year * 4 + (month - 1) // 3 + int(call.constants[(call.group("quarterword") or "")])
    return Moment(year=f"{quarters // 4:04d}", part=f"Q{quarters % 4 + 1}", mod=mod)


def first_quarters(call: Call) -> Thing | None:
    """The first so many quarters of a year."""
    last = call.number("quarters")
    return None if last is None else Moment(part="Q1", until=Moment(part=f"Q{last}"))


def half_year(call: Call) -> Thing:
    """The first or second half of a year; the rule's constant `late` holds the words for the second."""
    return Moment(part="H2" if call.group("half_year") in call.constants["late"] else "H1")


def first_months(call: Call) -> Thing | None:
    """The first so many months of a year."""
    last = call.number("months_number", "months_number2")
    return None if last is None or last > 12 else Moment(month=1, until=Moment(month=last))


def plan(call: Call) -> Thing | None:
    """The years of a five-year plan, from its short name or its number."""
    index = call.number("plan_number")
    if index is not None:
        plans = [row["value"] for row in call.context.words.lexicon("plans").values()]
        return Fixed("DATE", plans[index - 1]) if 1 <= index <= len(plans) else None
    value = call.word("plans", call.group("plan", "plan2") or "", "value")
    return None if value is None else Fixed("DATE", value)


def _century(call: Call) -> int | None:
    """The first two digits of a century's years; None where no century is named."""
    index = parse_integer(call.group("century") or "")
    if index is not None:
        return index - 1
    current = (call.context.this_year() or 2000) // 100
    if "last_century" in call.groups:
        return current - 1
    return current if "this_century" in call.groups else None


def decade(call: Call) -> Thing | None:
    """A decade, or several; without a century the last one that has begun."""
    whole = call.number("decade4")
    tens = whole % 100 if whole is not None else call.number("decade")
    if tens is None:
        return None
    digit = tens // 10 if tens >= 10 else tens
    hundreds = _century(call) if whole is None else whole // 100
    if hundreds is None:
        year = call.context.this_year() or 2020
        hundreds = year // 100 if digit <= year % 100 // 10 else year // 100 - 1
    edge = call.group("edge")
    mod = call.word("edges", edge, "mod") if edge else None
    second = call.number("decade2")
    if second is not None:
        second = second // 10 if second >= 10 else second
        if not _follows(digit, second, listed="listed" in call.groups):
            return None
        return Fixed("DATE", f"{hundreds:02d}{digit}X/{hundreds:02d}{second}X", mod)
    return Fixed("DATE", f"{hundreds:02d}{digit}X", mod)


def century(call: Call) -> Thing | None:
    """A century."""
    hundreds = _century(call)
    edge = call.group("edge")
    if hundreds is None or not 0 <= hundreds < 100:
        return None
    return Fixed("DATE", f"{hundreds:02d}XX", call.word("edges", edge, "mod") if edge else None)


def era(call: Call) -> Thing | None:
    """A year counted within a reign or an era, which the text or the rule names."""
    first = call.word("eras", call.group("era") or str(call.constants.get("era", "")), "first")
    count = call.number("era_year")
    return None if first is None or count is None else Moment(year=f"{int(first) + count - 1:04d}", written=True)


def common_era(call: Call) -> Thing | None:
    """A year before or of the common era."""
    year = call.number("era_number")
    if year is None or not 0 < year < 10000:
        return None
    return Fixed("DATE", f"BC{year:04d}") if "bc" in call.groups else Moment(year=f"{year:04d}", written=True)
