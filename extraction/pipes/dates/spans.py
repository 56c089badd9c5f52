"""Value functions for stretches of time and for recurrence."""

from decimal import Decimal

from extraction.pipes.dates.call import Call, Thing
from extraction.pipes.dates.deictic import part_fields
from extraction.pipes.values.numerals import parse_number, parse_numeral
from extraction.pipes.values.timex import Fixed, Moment, period

_MORE = "MORE_THAN"
_HALF = "半"
_HALVES = {"Y": ("6", "M"), "M": ("15", "D"), "D": ("12", "TH"), "TH": ("30", "TM"), "W": ("0.5", "W")}
"""Half of a unit, in smaller ones."""


_MOST_UNITS, _MOST_HOURS = 100_000, 100_000_000
"""No more units are one stretch of time; hours are also what many people give together."""


def _unit(call: Call) -> tuple[str, int] | None:
    """Designator and factor of the unit a match names."""
    ge = call.group("unit_ge", "unit_ge2")
    word = ge if ge is not None else call.group("unit")
    if word is None:
        return None
    rows = call.context.words.lexicon("units")
    row = rows.get(call.constants["unit_of"].get(word, "")) if ge is not None else rows.get(word)
    return None if row is None else (row["value"], int(row.get("factor", "1")))


def _amount(value: Decimal, factor: int) -> str:
    product = (value * factor).normalize()
    return format(product, "f")


def _fixed(value: str, mod: str | None) -> Fixed:
    return Fixed("DURATION", value, mod)


def duration(call: Call) -> Thing | None:
    """A number of units, with the bounds of its words; None where the number is none."""
    unit = _unit(call)
    count = call.group("count")
    if unit is None or count is None:
        return None
    designator, factor = unit
    if _needs_few(call) and not _few(call, count):
        return None
    mod = _MORE if any(name in call.groups for name in ("more", "more2")) else None
    mid = call.group("mid")
    halves = "half" in call.groups or (mid is not None and mid in call.constants.get("half", ""))
    if mid is not None and not halves:
        mod = _MORE
    value = parse_number(count)
    if value is None:
        numeral = parse_numeral(count.removeprefix(call.constants.get("at_least", "")))
        if numeral is None:
            return _fixed(period("X", designator), _bound(call)) if len(count) == 1 else None
        value, mod = numeral.low, _MORE
    if value == 0 or value > (_MOST_HOURS if designator == "TH" else _MOST_UNITS):
        return None
    amount = _amount(value + (Decimal("0.5") if halves else 0), factor)
    return _fixed(period(amount, designator), _bound(call) or mod)


def _needs_few(call: Call) -> bool:
    return call.word("units", call.group("unit") or "", "few") is not None


def _few(call: Call, count: str) -> bool:
    """Whether this number before 月 or 日 can be no date."""
    few = call.constants.get("few", "")
    return any(char in few for char in count) or "more" in call.groups


def _bound(call: Call) -> str | None:
    word = call.group("before", "after")
    return call.word("bounds", word, "mod") if word is not None else None


def half(call: Call) -> Thing | None:
    """Half of a unit: P6M, PT30M."""
    unit = _unit(call)
    if unit is None:
        return None
    amount, designator = _HALVES[unit[0]]
    if unit[1] != 1:
        amount, designator = _amount(Decimal("0.5"), unit[1]), unit[0]
    more = _MORE if "more2" in call.groups or "unit_ge2" in call.groups else None
    return _fixed(period(amount, designator), _bound(call) or more)


def some(call: Call) -> Thing | None:
    """An unknown number of units."""
    unit = _unit(call)
    return None if unit is None else _fixed(period("X", unit[0]), None)


def recent(call: Call) -> Thing | None:
    """A stretch of an unknown number of units up to now; the unit is the first one that its words hold."""
    units = call.context.words.lexicon("units")
    found = [(call.text.find(word), -len(word), word) for word in units if word in call.text]
    return _fixed(period("X", units[min(found)[2]]["value"]), None) if found else None


def duration_range(call: Call) -> Thing | None:
    """Between two numbers of units."""
    unit = _unit(call)
    low, high = (parse_number(call.group(name) or "") for name in ("count", "count2"))
    if unit is None or low is None or high is None or not 0 < low < high or _needs_few(call):
        return None
    return _fixed("/".join(period(_amount(value, unit[1]), unit[0]) for value in (low, high)), None)


_SECONDS = {"Y": 31_536_000, "M": 2_592_000, "W": 604_800, "D": 86_400, "TH": 3600, "TM": 60, "TS": 1}


def duration_between(call: Call) -> Thing | None:
    """Between two numbers of units, each with its own: 1个月至5年; None where the second is no longer.

    The group `ago`: it is so long ago, and the longer one comes first.
    """
    periods, lengths = [], []
    for count, unit in ("count", "unit"), ("count2", "unit2"):
        row = call.context.words.lexicon("units").get(call.group(unit) or "")
        number = call.group(count) or ""
        if row is None or "few" in row:
            return None
        amount, designator = parse_number(number), row["value"]
        if amount is None:
            if number != _HALF or designator not in _HALVES:
                return None
            half_of, designator = _HALVES[designator]
            amount = Decimal(half_of)
        amount *= int(row.get("factor", "1"))
        periods.append(period(_amount(amount, 1), designator))
        lengths.append(amount * _SECONDS[designator])
    low, high = reversed(lengths) if "ago" in call.groups else lengths
    return _fixed("/".join(periods), None) if 0 < low < high else None


def neighbour_units(call: Call) -> Thing | None:
    """Two neighbouring digits and a unit: 两三天, 十七八年."""
    unit = _unit(call)
    numeral = parse_numeral(call.group("pair") or "")
    if unit is None or numeral is None or numeral.high is None or _needs_few(call):
        return None
    return _fixed("/".join(period(_amount(value, unit[1]), unit[0]) for value in (numeral.low, numeral.high)), None)


_MOST = (0, 11, 31, 24, 59, 59)
"""No more of each unit stands behind a larger one."""
_COMPOUND = (("years", "Y"), ("months", "M"), ("days", "D"), ("hours", "H"), ("minutes", "M"), ("seconds", "S"))


def compound(call: Call) -> Thing | None:
    """Several units in descending order; None where there is only one."""
    parts = [
        (index, call.number(name), letter) for index, (name, letter) in enumerate(_COMPOUND) if name in call.groups
    ]
    if len(parts) < 2 or any(value is None for _, value, _ in parts):
        return None
    if parts[0][0] == 3 and "clock" in call.groups:
        return None  # 13时50分 is a time of the day
    if any(value is not None and value > _MOST[index] for index, value, _ in parts[1:]):
        return None  # 一年365天 says one thing twice
    calendar = "".join(f"{value}{letter}" for index, value, letter in parts if index < 3)
    clock = "".join(f"{value}{letter}" for index, value, letter in parts if index >= 3)
    return _fixed(f"P{calendar}" + (f"T{clock}" if clock else ""), _bound(call))


def every(call: Call) -> Thing | None:
    """A word of recurrence: a period that a time may follow, or a value of its own; that of the rule or of the word."""
    word = call.group("every") or ""
    value = call.constants.get("value") or call.word("every", word, "value")
    part = call.word("every", word, "part")
    if value is None:
        return None
    if part is not None:
        return Moment(every=value, **part_fields(call, part))
    return Moment(every=value) if value in ("P1D", "P1W", "P1M", "P1Y") else Fixed("SET", value)


def every_weekday(call: Call) -> Thing:
    """The same day of every week."""
    return Moment(every="P1W", weekday=call.word("weekdays", call.group("weekday") or "", "value"))


def weekdays(call: Call) -> Thing | None:
    """From one day of the week to another, every week."""
    first, last = (call.word("weekdays", call.group(name) or "", "value") for name in ("weekday", "weekday2"))
    return None if first is None or last is None else Fixed("SET", f"XXXX-WXX-{first}/XXXX-WXX-{last}")


def every_other(call: Call) -> Thing | None:
    """Every so many units."""
    unit, count = _unit(call), call.number("count")
    return None if unit is None or count is None else Fixed("SET", period(_amount(Decimal(count), unit[1]), unit[0]))


def every_second(call: Call) -> Thing:
    """Every other unit: 隔周."""
    return Fixed("SET", period("2", call.constants[call.group("unit", "unit2") or ""]))


def fixed(call: Call) -> Thing:
    """The type and value that the rule names."""
    return Fixed(call.constants["type"], str(call.constants["value"]), call.constants.get("mod"))


def lexicon(call: Call) -> Thing | None:
    """The value of the matched word in the lexicon that the rule names; `ahead` where the clause points forward."""
    name = call.constants["lexicon"]
    ahead = call.word(name, call.text, "ahead")
    value = call.word(name, call.text, "value")
    if ahead is not None and call.context.forward(call.start, call.end + 1):
        value = ahead
    return None if value is None else Fixed(call.constants["type"], value)
